// Comparing entries: a button on each entry in a list, a bar with what is chosen, and the page that shows two to four of them side by
// side. What is chosen stays in this window, and the address of the comparison holds all of it. Texts are only ever put in as text.
"use strict";
(() => {
  const NAME = "allmenning.sammenlign";
  const MOST = 4;
  // A kind and a slug; nothing that leads elsewhere.
  const ID = /^[\p{L}\p{N}][\p{L}\p{N}_-]*\/[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;
  const frame = document.getElementById("sammenlign");
  if (!frame) return;
  const say = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), frame.dataset[key] || "");
  const element = (name, text = "", className = "") => Object.assign(document.createElement(name), { textContent: text, className });

  // --- What is chosen: ids with their titles

  const chosen = () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(NAME) || "[]");
      return Array.isArray(kept) ? kept.filter((one) => typeof one?.id === "string" && typeof one.title === "string").slice(0, MOST) : [];
    } catch {
      return [];
    }
  };
  const keep = (entries) => {
    try {
      sessionStorage.setItem(NAME, JSON.stringify(entries));
    } catch {
      // Then the choice lasts as long as the page.
    }
    held = entries;
    draw();
  };
  let held = chosen();
  const isHeld = (id) => held.some((one) => one.id === id);
  const toggle = (id, title) => {
    if (isHeld(id)) keep(held.filter((one) => one.id !== id));
    else if (held.length < MOST) keep([...held, { id, title }]);
    else status.textContent = say("textFull");
  };
  const address = (entries) => `${frame.dataset.page}?${entries.map(({ id }) => `id=${encodeURIComponent(id).replaceAll("%2F", "/")}`).join("&")}`;

  // --- The buttons, and the bar

  const bar = frame.querySelector(".sammenlign-linje");
  const status = frame.querySelector("[role=status]");
  const tell = () => {
    status.textContent = held.length < 2 ? say("textOne", { name: held[0]?.title ?? "" }) : say("textMany", { n: held.length });
  };
  const draw = () => {
    for (const button of document.querySelectorAll(".velg")) button.setAttribute("aria-pressed", String(isHeld(button.dataset.id)));
    if (!bar) return;
    const wasHidden = bar.hidden;
    bar.hidden = held.length === 0;
    const link = bar.querySelector("a");
    link.hidden = held.length < 2;
    link.href = address(held);
    // What is written where nobody could yet see it is not read aloud.
    if (wasHidden) setTimeout(tell, 50);
    else tell();
    bar.querySelector("ul").replaceChildren(
      ...held.map(({ id, title }) => {
        const [item, button] = [document.createElement("li"), element("button", title, "brikke")];
        button.type = "button";
        button.setAttribute("aria-label", say("textRemove", { name: title }));
        button.addEventListener("click", () => {
          keep(held.filter((one) => one.id !== id));
          (bar.querySelector("li button") || document.querySelector(".velg"))?.focus();
        });
        item.append(button);
        return item;
      }),
    );
  };
  // An entry in a list, or the page of one, gets its button once.
  const offer = (card) => {
    const id = card.dataset.result || card.dataset.oppforing;
    const link = card.querySelector(".kort-tittel a, h1");
    if (!id || !link || card.querySelector(".velg")) return;
    const button = element("button", say("textChoose"), "velg");
    button.type = "button";
    button.dataset.id = id;
    button.setAttribute("aria-label", say("textChooseNamed", { name: link.textContent }));
    button.setAttribute("aria-pressed", String(isHeld(id)));
    button.addEventListener("click", () => toggle(id, link.textContent));
    const list = card.querySelector(".merker, .velg-her");
    const place = list ? list.appendChild(document.createElement("li")) : card;
    place.append(button);
  };
  const offerAll = () => document.querySelectorAll("[data-result], [data-oppforing]").forEach(offer);

  // --- The page

  const pathOf = (id) => `${frame.dataset.home}${id.split("/").map(encodeURIComponent).join("/")}/`;
  // An entry's page, read as a page: nothing in it runs.
  const page = (id) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("GET", pathOf(id));
      request.responseType = "document";
      request.onload = () => (request.status === 200 && request.response ? resolve(request.response) : reject(new Error(id)));
      request.onerror = () => reject(new Error(id));
      request.send();
    });
  const texts = (part, selector) => [...part.querySelectorAll(selector)].map((one) => one.textContent.replace(/\s+/gu, " ").trim()).filter((text) => text !== "");
  // What a page tells, heading by heading.
  const told = (document) => {
    const rows = new Map();
    const tell = (heading, values) => heading && values.length > 0 && rows.set(heading, values);
    const lead = document.querySelector(".ingress");
    if (lead) tell(say("textLead"), [lead.textContent.trim()]);
    for (const part of document.querySelectorAll(".blikk > section")) {
      for (const name of part.querySelectorAll("dt")) name.append(":");
      tell(texts(part, "h2")[0], texts(part, ":scope > :is(p, div):not(.blikk-gjor), dl > div, li"));
    }
    for (const row of document.querySelectorAll(".linje > div, .fakta > div")) tell(texts(row, "dt")[0], texts(row, ":scope > dd"));
    for (const part of document.querySelectorAll(".del[data-felt]")) tell(texts(part, "h2")[0], texts(part, ".verdi, .verdier > li"));
    return rows;
  };
  const compare = async () => {
    const table = frame.querySelector("table");
    const ids = [...new Set(new URLSearchParams(location.search).getAll("id"))].filter((id) => ID.test(id)).slice(0, MOST);
    frame.querySelector(".sammenlign-tom").hidden = ids.length > 1;
    if (ids.length === 0) return;
    status.textContent = say("textLoading");
    const answers = await Promise.allSettled(ids.map(page));
    const found = answers.flatMap((answer, place) => (answer.status === "fulfilled" ? [{ id: ids[place], document: answer.value }] : []));
    const entries = found.map(({ id, document }) => ({ id, title: document.querySelector("h1")?.textContent.trim() || id, rows: told(document) }));
    const head = document.createElement("tr");
    head.append(element("td"));
    for (const { id, title } of entries) {
      const [cell, link] = [element("th"), element("a", title)];
      cell.scope = "col";
      link.href = pathOf(id);
      cell.append(link);
      head.append(cell);
    }
    table.tHead.replaceChildren(head);
    const headings = [...new Set(entries.flatMap(({ rows }) => [...rows.keys()]))];
    table.tBodies[0].replaceChildren(
      ...headings.map((heading) => {
        const [row, name] = [document.createElement("tr"), element("th", heading)];
        name.scope = "row";
        row.append(name);
        for (const { rows } of entries) {
          const values = rows.get(heading) || [];
          const cell = document.createElement("td");
          if (values.length === 0) cell.append(element("span", say("textNothing"), "dempet"));
          for (const value of values) cell.append(element("p", value));
          row.append(cell);
        }
        const said = entries.map(({ rows }) => (rows.get(heading) || []).join("\n"));
        row.classList.toggle("ulik", new Set(said).size > 1);
        return row;
      }),
    );
    table.hidden = entries.length === 0;
    status.textContent = entries.length < ids.length ? say("textLost", { n: ids.length - entries.length }) : say("textCompared", { n: entries.length });
  };

  if (frame.dataset.compare === undefined) {
    offerAll();
    const results = document.querySelector("[data-results]");
    if (results) new MutationObserver(offerAll).observe(results, { childList: true });
    draw();
  } else {
    compare();
  }
})();
