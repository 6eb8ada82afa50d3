// The search page: asks the index, shows the hits as the reader writes, and keeps the whole search in the address.
// Texts from the catalogue are only ever put into the page as text.
"use strict";
(() => {
  const { WORD, keyOf } = globalThis.sokeord;
  const { open, Outdated } = globalThis.sokeindeks;
  const { find, narrowed } = globalThis.sokerang;
  const form = document.getElementById("sok");
  if (!form) return;
  const at = (id) => document.getElementById(`sok-${id}`);
  const [list, status, more, template, told, empty, entrance] = ["treff", "status", "flere", "mal", "fortalt", "tomt", "inngang"].map(at);
  const field = form.elements.q;
  // How many hits are shown at a time; the first of them before the others, since they are waited for.
  const PAGE = 20;
  const FIRST = 10;
  // How long a reader writes without a pause before the search begins, in milliseconds.
  const PAUSE = 120;
  // The shortest word that is marked inside longer ones, in letters.
  const MARKED = 4;
  // A number in groups of digits, as the program writes it.
  const written = (value) => (typeof value === "number" ? value.toLocaleString(document.documentElement.lang, { useGrouping: "min2" }) : value);
  const say = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, () => written(value)), form.dataset[key] || "");

  let index = null;
  const opened = async (cache) => {
    index ||= open(form.dataset.index, cache);
    index.catch(() => (index = null));
    return index;
  };
  // What was published anew in the meantime is read anew, once.
  const asking = async (ask) => {
    try {
      return await ask(await opened());
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
      index = null;
      return ask(await opened("reload"));
    }
  };

  // A text with the words that were sought marked.
  const marked = (element, text, { keys, isEmpty }, rules) => {
    const long = [...keys].filter((key) => [...key].length >= MARKED);
    const isSought = (word) => {
      const key = keyOf(rules, word.toLowerCase());
      return keys.has(key) || long.some((one) => key.startsWith(one) || key.endsWith(one));
    };
    element.replaceChildren();
    let end = 0;
    for (const match of isEmpty ? [] : text.matchAll(WORD)) {
      if (!isSought(match[0])) continue;
      const mark = document.createElement("mark");
      mark.textContent = match[0];
      element.append(text.slice(end, match.index), mark);
      end = match.index + match[0].length;
    }
    element.append(text.slice(end));
  };

  const hitOf = (plan, answer, [id, url, title, summary, kind, step, tells, lang, note]) => {
    const hit = template.content.cloneNode(true);
    hit.querySelector("li").dataset.result = id;
    const link = hit.querySelector(".treff-tittel a");
    const lead = hit.querySelector(".treff-sammendrag");
    link.href = url;
    if (lang) link.lang = lead.lang = lang;
    marked(link, title, answer, plan.rules);
    marked(lead, summary, answer, plan.rules);
    hit.querySelector(".treff-type").textContent = plan.kinds[kind] || "";
    const [code, label, meaning] = plan.statuses[step] || ["", "", ""];
    const badge = hit.querySelector(".treff-status");
    badge.textContent = label;
    badge.classList.add(`status-${code}`);
    // What an editor approved before it was changed is not as unread as its step says.
    if (note?.[0] !== "changed") badge.title = meaning;
    const remark = hit.querySelector(".treff-merknad");
    if (note) {
      remark.textContent = note[1];
      remark.classList.add(`status-${note[0]}`);
    } else {
      remark.parentElement.remove();
    }
    const row = hit.querySelector(".merker");
    for (const tell of tells) {
      const item = document.createElement("li");
      item.className = "merkelapp";
      item.textContent = tell;
      row.append(item);
    }
    return hit;
  };

  const counted = (answer, hits) => {
    if (answer.hasRest) return say("textHitsOver", { n: hits.length });
    return say(hits.length === 1 ? "textHitsOne" : "textHitsOther", { n: hits.length });
  };

  // The items of some hits.
  const itemsOf = async (index, answer, hits) => {
    const cards = await Promise.all(hits.map((entry) => index.card(entry)));
    const items = document.createDocumentFragment();
    for (const card of cards.filter((card) => card !== null)) items.append(hitOf(index.plan, answer, card));
    return items;
  };
  const offerMore = (index, answer, hits, shown) => {
    more.hidden = shown >= hits.length && !answer.hasRest;
    more.onclick = () => next(index, answer, hits, shown);
  };
  // Shows more hits; what is not ranked is fetched when the reader gets so far.
  const next = async (index, answer, hits, from) => {
    const place = list.children.length;
    try {
      const all = answer.hasRest && from + PAGE > hits.length ? [...hits, ...(await answer.rest())] : hits;
      if (all !== hits) answer.hasRest = false;
      list.append(await itemsOf(index, answer, all.slice(from, from + PAGE)));
      offerMore(index, answer, all, from + PAGE);
      status.textContent = counted(answer, all);
      list.children[place]?.querySelector("a").focus();
    } catch {
      status.textContent = say("textFailed");
    }
  };

  // The address holds the whole search, so that it can be shared and the way back works. What others have put there is no filter.
  const names = new Set(JSON.parse(form.dataset.filters));
  const state = () => {
    const asked = new URLSearchParams(location.search);
    const query = asked.get("q") || "";
    asked.delete("q");
    const filters = new Map();
    for (const [name, value] of asked) if (value !== "" && names.has(name)) filters.set(name, [...(filters.get(name) || []), value]);
    return { query, filters };
  };
  const addressOf = (query, filters) => {
    const asked = new URLSearchParams();
    if (query !== "") asked.append("q", query);
    for (const [name, values] of filters) for (const value of values) asked.append(name, value);
    const text = asked.toString();
    return text ? `?${text}` : location.pathname;
  };

  // What was searched for besides, or instead of, what was written.
  const tell = ({ meant, also }, query, filters) => {
    told.replaceChildren();
    const line = (text, words, linked) => {
      const paragraph = document.createElement("p");
      const [start, end = ""] = text.split("{words}");
      paragraph.append(start);
      words.forEach((word, place) => {
        if (place > 0) paragraph.append(", ");
        const element = document.createElement(linked ? "a" : "q");
        element.textContent = word;
        if (linked) element.href = addressOf(linked(word), filters);
        paragraph.append(element);
      });
      paragraph.append(end);
      told.append(paragraph);
    };
    for (const [word, words] of meant) {
      const pattern = new RegExp(word.replace(/[.]/g, "\\."), "iu");
      line(say("textMeant", { word }), words, (other) => (pattern.test(query) ? query.replace(pattern, other) : other));
    }
    if (also.length > 0) line(say("textAlso"), also);
  };

  // The parts of the page that come and go: the ways in before there is a search, and the help when nothing is found.
  const stage = (isAsked, isFound) => {
    entrance.hidden = isAsked;
    empty.hidden = !isAsked || isFound;
    told.hidden = !isAsked;
    for (const part of document.querySelectorAll(".sok-flate")) part.hidden = !isAsked;
  };

  // The filters and the latest searches are fetched when the hits are there: nobody waits for them.
  let script = null;
  let latest = null;
  // Searches that were made before there was somebody to keep them.
  const kept = [];
  const keep = (query) => (globalThis.sokeminne ? globalThis.sokeminne.keep(query) : kept.push(query));
  const fetchRest = (again) => {
    script = Object.assign(document.createElement("script"), { src: form.dataset.more, onload: () => (latest(), kept.splice(0).forEach((query) => keep(query))) });
    script.onerror = () => {
      script = null;
      if (again) fetchRest(false);
    };
    document.head.append(script);
    if (again) document.head.append(Object.assign(document.createElement("script"), { src: form.dataset.compare }));
  };
  const rest = (answered) => {
    const draw = () => globalThis.sokefiltre.draw(answered);
    if (globalThis.sokefiltre) return draw();
    latest = draw;
    if (script === null) fetchRest(true);
    return undefined;
  };

  let turn = 0;
  const run = async () => {
    const mine = (turn += 1);
    const { query, filters } = state();
    const isAsked = query.trim() !== "" || filters.size > 0;
    if (document.activeElement !== field) field.value = query;
    if (!isAsked) {
      list.replaceChildren();
      list.removeAttribute("aria-busy");
      more.hidden = true;
      stage(false, false);
      status.textContent = say("textHint");
      rest(null);
      return;
    }
    list.setAttribute("aria-busy", "true");
    const waiting = setTimeout(() => (status.textContent = say("textLoading")), 250);
    try {
      const draw = await asking(async (index) => {
        const answer = await find(index, query);
        const hits = filters.size > 0 || answer.isEmpty ? await narrowed(index, answer, filters) : answer.hits;
        answer.hasRest = filters.size === 0 && !answer.isWhole;
        const first = await itemsOf(index, answer, hits.slice(0, FIRST));
        return async () => {
          list.replaceChildren(first);
          stage(true, hits.length > 0);
          tell(answer, query, filters);
          const said = hits.length === 0 ? say("textNone") : counted(answer, hits);
          status.textContent = said;
          more.hidden = true;
          const others = await itemsOf(index, answer, hits.slice(FIRST, PAGE));
          if (mine !== turn) return;
          list.append(others);
          offerMore(index, answer, hits, PAGE);
          rest({ index, answer, filters, query, said });
        };
      });
      clearTimeout(waiting);
      if (mine === turn) await draw();
    } catch {
      if (mine === turn) status.textContent = say("textFailed");
    } finally {
      clearTimeout(waiting);
      if (mine === turn) list.removeAttribute("aria-busy");
    }
  };

  // A search has one step in the way back, however many letters it was written with.
  let isWriting = false;
  let asked = location.search;
  const go = (query, filters, isDone) => {
    const address = addressOf(query, filters);
    if (address !== (location.search || location.pathname)) {
      if (isWriting) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
    }
    asked = location.search;
    isWriting = !isDone;
    run();
  };
  let pause;
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => go(field.value, state().filters, false), PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    go(field.value, state().filters, true);
    keep(field.value);
  });
  list.addEventListener("click", (event) => event.target.closest("a") && keep(field.value));
  addEventListener("popstate", () => {
    // A step to another part of the page is no other search.
    if (location.search === asked) return;
    asked = location.search;
    isWriting = false;
    field.value = state().query;
    run();
  });
  globalThis.soket = {
    written,
    // What is chosen is a step of its own in the way back.
    choose: (filters) => {
      isWriting = false;
      go(field.value, filters, true);
    },
    // What was published anew is read anew.
    renew: () => {
      index = null;
      run();
    },
    state,
    addressOf,
    say,
  };
  run();
})();
