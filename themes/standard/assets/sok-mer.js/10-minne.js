// The reader's latest searches. They are kept in the reader's own browser, and go nowhere else.
"use strict";
(() => {
  const NAME = "allmenning.siste-sok";
  const MOST = 6;
  const LONGEST = 100;
  const part = document.getElementById("sok-siste");
  if (!part) return;
  const list = part.querySelector("ul");

  // Some readers let no site store anything; then there are none.
  const kept = () => {
    try {
      const searches = JSON.parse(localStorage.getItem(NAME) || "[]");
      return Array.isArray(searches) ? searches.filter((search) => typeof search === "string").slice(0, MOST) : [];
    } catch {
      return [];
    }
  };
  const store = (searches) => {
    try {
      if (searches.length > 0) localStorage.setItem(NAME, JSON.stringify(searches));
      else localStorage.removeItem(NAME);
    } catch {
      // Nothing is lost but a convenience.
    }
    draw();
  };
  const draw = () => {
    const searches = kept();
    part.hidden = searches.length === 0;
    list.replaceChildren(
      ...searches.map((search) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = `?${new URLSearchParams({ q: search })}`;
        link.textContent = search;
        item.append(link);
        return item;
      }),
    );
  };
  const keep = (search) => {
    const text = search.trim().slice(0, LONGEST);
    if (text !== "") store([text, ...kept().filter((other) => other.toLowerCase() !== text.toLowerCase())].slice(0, MOST));
  };

  part.querySelector("button").addEventListener("click", () => {
    store([]);
    document.getElementById("sok-felt").focus();
  });
  // A search that was made on another page of the site is one too.
  const isOfSite = document.referrer.startsWith(`${location.origin}/`) && performance.getEntriesByType("navigation")[0]?.type === "navigate";
  if (isOfSite) keep(new URLSearchParams(location.search).get("q") || "");
  draw();
  globalThis.sokeminne = { keep };
})();
