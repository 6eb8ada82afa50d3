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
  // The same numbers as the program's own ranking has.
  const MOST = 50;
  const SHORTEST = 3;
  const FORGIVEN = [4, 8];
  const NEAREST = 3;
  const ANCHOR = 2;
  const JOINTS = ["", "s", "e"];
  const SHARE = { beginning: 50, joined: 110, title: 3, split: 60, slip: 70, slips: 50 };
  const say = (key, n) => (form.dataset[key] || "").replace("{n}", n);

  // Each file is fetched once, however often it is asked for; what is lost on the way is asked for once more.
  const files = new Map();
  const fetched = async (name) => {
    const answer = await fetch(base + name);
    if (!answer.ok) throw new Error(name);
    return answer.json();
  };
  const load = (name) => {
    if (!files.has(name)) {
      const asked = fetched(name).catch(() => fetched(name));
      asked.catch(() => files.delete(name));
      files.set(name, asked);
    }
    return files.get(name);
  };

  // The same words as the program makes: runs of letters and digits, without web addresses; what has hyphens between, also as one.
  const words = (text) => {
    const plain = text.replace(/https?:\/\/[^\s)>"<]*/giu, " ");
    const runs = plain.match(/[\p{Alphabetic}\p{N}]+(?:(?:-|(?<=[0-9])\.(?=[0-9]))[\p{Alphabetic}\p{N}]+)*/gu) || [];
    const cut = (word) => [...word].slice(0, LONGEST).join("");
    const found = runs.flatMap((run) => {
      const parts = run.split("-").map((part) => cut(part).toLowerCase());
      return parts.length > 1 ? [...parts, cut(parts.join(""))] : parts;
    });
    return found.filter((word, place) => word !== found[place - 1]);
  };

  // Words become keys by the rules that come with the index: forms of one word have the same key.
  const VOWELS = "aeiouyæåø";
  const stem = (rules, word) => {
    const letters = [...word];
    let region = letters.findIndex((letter, at) => at > 0 && VOWELS.includes(letters[at - 1]) && !VOWELS.includes(letter));
    region = Math.max(3, region < 0 ? letters.length : region + 1);
    let length = letters.length;
    const ends = (ending) => length >= region + ending.length && letters.slice(length - ending.length, length).join("") === ending;
    const genitive = () => {
      const [third, second] = letters.slice(-3);
      if (letters.length > 2 && second === "k" && !VOWELS.includes(third)) return true;
      return letters.length > 1 && "bcdfghjlmnoprtvyz".includes(letters[letters.length - 2]);
    };
    const noun = rules.nouns.find(ends);
    if (noun) return `${letters.slice(0, length - noun.length).join("")}het`;
    const ending = rules.endings.find((one) => ends(one) && (one !== "s" || genitive()));
    if (ending) length -= { ert: 1, erte: 2 }[ending] || ending.length;
    if (ends("dt") || ends("vt")) length -= 1;
    const suffix = rules.suffixes.find(ends);
    if (suffix) length -= suffix.length;
    return letters.slice(0, length).join("");
  };
  // What is written for what, from left to right, the longest first.
  const replaced = (rows, word) => {
    rows.table ||= new Map(rows);
    rows.pattern ||= new RegExp(rows.map(([from]) => from).join("|"), "gu");
    return word.replace(rows.pattern, (from) => rows.table.get(from));
  };
  const keyOf = (rules, word) => {
    if (/^[0-9.]*$/.test(word)) return word;
    const plain = replaced(rules.letters, word);
    const whole = rules.whole.find(([nynorsk]) => nynorsk === plain);
    return stem(rules, whole ? whole[1] : replaced(rules.parts, plain));
  };
  const isStop = (rules, word) => rules.stop.includes(word) || rules.whole.some(([from, to]) => from === word && rules.stop.includes(to));

  // The order of words in the index is that of their code points, which is that of their bytes in UTF-8.
  const before = (a, b) => {
    const x = [...a];
    const y = [...b];
    for (let i = 0; i < Math.min(x.length, y.length); i += 1) {
      if (x[i] !== y[i]) return x[i].codePointAt(0) < y[i].codePointAt(0);
    }
    return x.length < y.length;
  };

  // The files of a sorted list, by the first word of each, that may hold words which begin like this one.
  const range = (starts, word) => {
    let first = 0;
    while (first + 1 < starts.length && !before(word, starts[first + 1])) first += 1;
    let last = first;
    while (last + 1 < starts.length && starts[last + 1].startsWith(word)) last += 1;
    return starts.length === 0 ? [] : [...Array(last - first + 1).keys()].map((step) => first + step);
  };

  // The postings of a term, or nothing.
  const postings = async (overview, term) => {
    const [shard] = range(overview.words, term);
    if (shard === undefined) return undefined;
    const part = await load(`ord-${shard}.json`);
    part.places ||= new Map(part.words.map((word, place) => [word, place]));
    return part.postings[part.places.get(term)];
  };

  // The terms that begin like a word, with their postings; names of filters are none.
  const beginning = async (overview, word) => {
    const found = [];
    for (const shard of range(overview.words, word)) {
      const part = await load(`ord-${shard}.json`);
      part.words.forEach((term, place) => {
        if (term.startsWith(word) && !term.includes(":")) found.push([term, part.postings[place]]);
      });
    }
    return found;
  };

  const each = (list, take) => {
    let entry = 0;
    for (let i = 0; i < list.length; i += 2) {
      entry += list[i];
      take(entry, list[i + 1]);
    }
  };

  // The keys of the two parts of a word that are known, as equal in length as they can be.
  const split = async (overview, word) => {
    const letters = [...word];
    const cuts = [];
    for (let cut = SHORTEST; cut <= letters.length - SHORTEST; cut += 1) cuts.push(cut);
    cuts.sort((a, b) => Math.abs(letters.length - 2 * a) - Math.abs(letters.length - 2 * b) || a - b);
    for (const cut of cuts) {
      const start = letters.slice(0, cut).join("");
      const tail = keyOf(overview.rules, letters.slice(cut).join(""));
      for (const joint of JOINTS) {
        if (!start.endsWith(joint)) continue;
        const head = keyOf(overview.rules, start.slice(0, start.length - joint.length));
        if ([...head].length < SHORTEST || [...tail].length < SHORTEST) continue;
        // The beginning lies in a file that is here already; only where it is a word, the end is sought.
        const first = await postings(overview, head);
        const second = first && (await postings(overview, tail));
        if (second) return [first, second];
      }
    }
    return null;
  };

  // How many letters must be put in, taken out, changed, or exchanged with their neighbour.
  const distance = (a, b) => {
    const [x, y] = [[...a], [...b]];
    let rows = [null, Array.from({ length: y.length + 1 }, (_, place) => place)];
    for (let i = 1; i <= x.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= y.length; j += 1) {
        row[j] = Math.min(rows[1][j] + 1, row[j - 1] + 1, rows[1][j - 1] + (x[i - 1] === y[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1]) row[j] = Math.min(row[j], rows[0][j - 2] + 1);
      }
      rows = [rows[1], row];
    }
    return rows[1][y.length];
  };

  // The words that are nearest to one that nobody uses, among those that begin or end as it does.
  const slips = async (overview, key) => {
    const letters = [...key];
    const allowed = letters.length >= FORGIVEN[1] ? 2 : letters.length >= FORGIVEN[0] ? 1 : 0;
    if (allowed === 0) return [];
    const counts = new Map();
    for (const [term, list] of await beginning(overview, letters.slice(0, ANCHOR).join(""))) counts.set(term, list.length / 2);
    const end = letters.slice(-ANCHOR).join("");
    for (const part of range(overview.ends, [...end].reverse().join(""))) {
      const { words: terms, counts: numbers } = await load(`bak-${part}.json`);
      terms.forEach((term, place) => {
        if (term.endsWith(end)) counts.set(term, numbers[place]);
      });
    }
    const near = [...counts.keys()].filter((term) => Math.abs([...term].length - letters.length) <= allowed);
    let found = near.map((term) => [distance(key, term), -counts.get(term), term]).filter(([apart]) => apart <= allowed);
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || (before(a[2], b[2]) ? -1 : 1));
    found = found.filter(([apart]) => apart === found[0][0]).slice(0, NEAREST);
    return Promise.all(found.map(async ([apart, , term]) => [await postings(overview, term), apart === 2 ? SHARE.slips : SHARE.slip]));
  };

  // The best score that each entry gets for one word of a query.
  const scores = async (overview, asked, place) => {
    const held = new Map();
    const put = (entry, score) => held.set(entry, Math.max(held.get(entry) || 0, score));
    const take = (list, share) => each(list, (entry, impact) => put(entry, impact * share));
    const { word, key } = asked[place];
    const exact = await postings(overview, key);
    if (exact) take(exact, 100);
    let isJoined = false;
    for (const first of [place - 1, place]) {
      if (first < 0 || first + 1 >= asked.length) continue;
      for (const joint of JOINTS) {
        const list = await postings(overview, keyOf(overview.rules, asked[first].word + joint + asked[first + 1].word));
        if (list) {
          take(list, SHARE.joined);
          isJoined = true;
        }
      }
    }
    if ([...key].length >= SHORTEST && (!exact || place + 1 === asked.length)) {
      const longer = (await beginning(overview, key)).filter(([term]) => term !== key);
      for (const [, list] of longer.slice(0, MOST)) take(list, SHARE.beginning);
    }
    if (exact) return held;
    // What nobody writes may be a slip, also where its pieces happen to be words.
    const isSlip = held.size === 0 && !isJoined;
    const parts = await split(overview, word);
    if (parts) {
      const sums = new Map();
      for (const list of parts) each(list, (entry, impact) => sums.set(entry, (sums.get(entry) || 0) + impact * SHARE.split));
      for (const [entry, score] of sums) put(entry, score);
    }
    if (isSlip) {
      for (const [list, share] of await slips(overview, key)) take(list, share);
    }
    return held;
  };

  const ranked = async (overview, query, chosen) => {
    const all = words(query);
    const telling = all.filter((word) => !isStop(overview.rules, word));
    const asked = (telling.length > 0 ? telling : all).map((word) => ({ word, key: keyOf(overview.rules, word) }));
    const sums = new Map();
    for (let place = 0; place < asked.length; place += 1) {
      for (const [entry, score] of await scores(overview, asked, place)) {
        const sum = sums.get(entry) || [0, 0];
        sums.set(entry, [sum[0] + 1, sum[1] + score]);
      }
    }
    // Whoever writes a whole title means that entry.
    const title = asked.length > 0 && (await postings(overview, `=:${asked.map(({ key }) => key).join(" ")}`));
    each(title || [], (entry) => {
      const sum = sums.get(entry) || [0, 0];
      sums.set(entry, [sum[0], sum[1] * SHARE.title]);
    });
    let hits = null;
    for (const [name, value] of chosen) {
      const held = new Set();
      each((await postings(overview, `${name}:${value}`)) || [], (entry) => held.add(entry));
      hits = hits ? new Set([...hits].filter((entry) => held.has(entry))) : held;
    }
    if (asked.length === 0) return [...(hits || [])];
    const found = [...sums].filter(([entry]) => !hits || hits.has(entry)).map(([entry, [held, score]]) => [entry, (score * held) / asked.length]);
    found.sort(([a, x], [b, y]) => y - x || a - b);
    return found.map(([entry]) => entry);
  };

  const shown = async (overview, entry) => {
    const part = await load(`treff-${Math.floor(entry / overview.hits)}.json`);
    return part[entry % overview.hits];
  };

  const add = async (overview, hits, from) => {
    const views = await Promise.all(hits.slice(from, from + PAGE).map((entry) => shown(overview, entry)));
    for (const [title, url, summary, kind, state, code, lang, note, id] of views) {
      const hit = template.content.cloneNode(true);
      hit.querySelector("li").dataset.result = id;
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
