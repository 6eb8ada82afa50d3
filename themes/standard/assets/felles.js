// What every page has: the key / leads to the search field, unless the reader has turned that off.
"use strict";
(() => {
  const NAME = "allmenning.snarvei";
  // Some readers let no site store anything; then it is as if nothing had been chosen.
  const stored = () => {
    try {
      return localStorage.getItem(NAME);
    } catch {
      return null;
    }
  };
  const isWriting = (element) =>
    element instanceof HTMLElement && (element.isContentEditable || element.matches('textarea, select, input:not([type="checkbox"], [type="radio"])'));
  const isSeen = (field) => field.getClientRects().length > 0;

  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || stored() === "av") return;
    const field = [...document.querySelectorAll('input[type="search"]')].find(isSeen);
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  const choice = document.getElementById("snarvei");
  if (!choice) return;
  choice.checked = stored() !== "av";
  choice.closest("[hidden]")?.removeAttribute("hidden");
  choice.addEventListener("change", () => {
    try {
      if (choice.checked) localStorage.removeItem(NAME);
      else localStorage.setItem(NAME, "av");
    } catch {
      choice.checked = true;
    }
  });
})();
