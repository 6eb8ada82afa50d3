// The search page: fetches the parts of the index that a query needs, and ranks as the program itself does.
// Texts from the catalogue are only ever put into the page as text.
"use strict";
(() => {
  const form = document.getElementById("sok");
  if (!form) return;
  const list = document.getElementById("sok-treff");
  const status = document.getElementById("sok-status");
  const filters = document.getElementById("sok-filtre");
  const more = document.getElementById("sok-flere");
  const template = document.getElementById("sok-mal");
  const base = form.dataset.index;
  const PAGE = 20;
  const LONGEST = 64;
  const MOST = 200;
  const say = (key, n) => (form.dataset[key] || "").replace("{n}", n);

  // Each file is fetched once, however often it is asked for.
  const files = new Map();
  const load = (name) => {
    if (!files.has(name)) {
      const asked = fetch(base + name).then((answer) => {
        if (!answer.ok) throw new Error(name);
        return answer.json();
      });
      asked.catch(() => files.delete(name));
      files.set(name, asked);
    }
    return files.get(name);
  };

  // The same words as the program makes: runs of letters and digits, without web addresses.
  const words = (text) => {
    const plain = text.replace(/https?:\/\/[^\s)>"<]*/giu, " ");
    const found = plain.match(/[\p{Alphabetic}\p{N}]+/gu) || [];
    const lower = found.map((word) => [...word].slice(0, LONGEST).join("").toLowerCase());
    return lower.filter((word, place) => word !== lower[place - 1]);
  };

  // The order of words in the index is that of their code points, which is that of their bytes in UTF-8.
  const before = (a, b) => {
    const x = [...a];
    const y = [...b];
    for (let i = 0; i < Math.min(x.length, y.length); i += 1) {
      if (x[i] !== y[i]) return x[i].codePointAt(0) < y[i].codePointAt(0);
    }
    return x.length < y.length;
  };

  // The terms that are, or begin with, a word, with their postings.
  const terms = async (overview, word, exact) => {
    const starts = overview.words;
    let shard = 0;
    while (shard + 1 < starts.length && !before(word, starts[shard + 1])) shard += 1;
    const found = [];
    for (; shard < starts.length && found.length <= MOST; shard += 1) {
      if (before(word, starts[shard]) && !starts[shard].startsWith(word)) break;
      const part = await load(`ord-${shard}.json`);
      part.words.forEach((term, place) => {
        const fits = exact ? term === word : term === word || (term.startsWith(word) && [...word].length > 1 && !term.includes(":"));
        if (fits) found.push([term, part.postings[place]]);
      });
      if (exact) break;
    }
    return found;
  };

  const each = (postings, take) => {
    let entry = 0;
    for (let i = 0; i < postings.length; i += 2) {
      entry += postings[i];
      take(entry, postings[i + 1]);
    }
  };

  // For each entry, the best score that a word or one that begins like it gives.
  const best = async (overview, word) => {
    const scores = new Map();
    let longer = 0;
    for (const [term, postings] of await terms(overview, word, false)) {
      if (term !== word) longer += 1;
      if (longer > MOST) break;
      const tenths = term === word ? 10 : 5;
      each(postings, (entry, impact) => scores.set(entry, Math.max(scores.get(entry) || 0, impact * tenths)));
    }
    return scores;
  };

  const ranked = async (overview, query, chosen) => {
    const sums = new Map();
    const asked = words(query);
    for (const word of asked) {
      for (const [entry, score] of await best(overview, word)) {
        const sum = sums.get(entry) || [0, 0];
        sums.set(entry, [sum[0] + 1, sum[1] + score]);
      }
    }
    let hits = null;
    for (const [name, value] of chosen) {
      const held = new Set();
      for (const [, postings] of await terms(overview, `${name}:${value}`, true)) each(postings, (entry) => held.add(entry));
      hits = hits ? new Set([...hits].filter((entry) => held.has(entry))) : held;
    }
    if (asked.length === 0) return [...(hits || [])];
    const found = [...sums].filter(([entry]) => !hits || hits.has(entry));
    found.sort(([a, x], [b, y]) => y[0] - x[0] || y[1] - x[1] || a - b);
    return found.map(([entry]) => entry);
  };

  const shown = async (overview, entry) => {
    const part = await load(`treff-${Math.floor(entry / overview.hits)}.json`);
    return part[entry % overview.hits];
  };

  const add = async (overview, hits, from) => {
    const views = await Promise.all(hits.slice(from, from + PAGE).map((entry) => shown(overview, entry)));
    for (const [title, url, summary, kind, state, code, lang, note] of views) {
      const hit = template.content.cloneNode(true);
      const link = hit.querySelector(".treff-tittel a");
      link.textContent = title;
      link.href = url;
      const lead = hit.querySelector(".treff-sammendrag");
      lead.textContent = summary;
      link.lang = lead.lang = lang;
      hit.querySelector(".treff-type").textContent = kind;
      const badge = hit.querySelector(".treff-status");
      badge.textContent = state;
      badge.classList.add(`status-${code}`);
      // What an editor approved before it was changed is not as unread as its step says.
      if (note?.[0] !== "changed") badge.title = overview.statuses[code];
      const remark = hit.querySelector(".treff-merknad");
      if (note) {
        remark.textContent = note[1];
        remark.classList.add(`status-${note[0]}`);
      } else {
        remark.parentElement.remove();
      }
      list.append(hit);
    }
    more.hidden = from + PAGE >= hits.length;
    more.onclick = async () => {
      const first = list.children.length;
      await add(overview, hits, from + PAGE);
      const next = list.children[first];
      if (next) next.querySelector("a").focus();
    };
  };

  // The address holds the whole search, so that it can be shared and the way back works.
  const state = () => {
    const asked = new URLSearchParams(location.search);
    const query = asked.get("q") || "";
    asked.delete("q");
    return { query, chosen: [...asked].filter(([, value]) => value !== "") };
  };

  const drawFilters = (overview, chosen) => {
    // Drawn once and then only set, so that the reader's focus stays where it is.
    if (filters.childElementCount === 0) makeFilters(overview);
    for (const select of filters.querySelectorAll("select")) {
      const held = chosen.find(([name]) => name === select.name);
      const value = held ? held[1] : "";
      if (![...select.options].some((option) => option.value === value)) select.append(new Option(value, value));
      select.value = value;
    }
  };

  // What the program itself filters on has its words from the page.
  const named = { kind: form.dataset.filterKind, status: form.dataset.filterStatus };
  const makeFilters = (overview) => {
    for (const facet of overview.facets) {
      if (facet.values.length < 2 || (facet.label === "" && !(facet.name in named))) continue;
      const label = document.createElement("label");
      label.textContent = facet.label || named[facet.name] || "";
      const select = document.createElement("select");
      select.name = facet.name;
      select.append(new Option(form.dataset.filterAll || "–", ""));
      for (const [value, text, count] of facet.values) select.append(new Option(`${text} (${count})`, value));
      label.append(select);
      filters.append(label);
    }
  };

  let turn = 0;
  const run = async () => {
    const mine = (turn += 1);
    const { query, chosen } = state();
    form.elements.q.value = query;
    if (query !== "" || chosen.length > 0) status.textContent = say("textLoading");
    try {
      const overview = await load("oversikt.json");
      if (mine !== turn) return;
      drawFilters(overview, chosen);
      if (query === "" && chosen.length === 0) {
        list.replaceChildren();
        more.hidden = true;
        status.textContent = say("textHint");
        return;
      }
      const hits = await ranked(overview, query, chosen);
      if (mine !== turn) return;
      list.replaceChildren();
      await add(overview, hits, 0);
      status.textContent = hits.length === 0 ? say("textNone") : say(hits.length === 1 ? "textHitsOne" : "textHitsOther", hits.length);
    } catch {
      if (mine === turn) status.textContent = say("textFailed");
    }
  };

  const go = () => {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value !== "") asked.append(name, value);
    for (const select of filters.querySelectorAll("select")) if (select.value !== "" && !asked.has(select.name)) asked.append(select.name, select.value);
    const text = asked.toString();
    history.pushState(null, "", text ? `?${text}` : location.pathname);
    run();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go();
  });
  filters.addEventListener("change", go);
  addEventListener("popstate", run);
  run();
})();
