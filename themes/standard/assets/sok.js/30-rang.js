// The ranking of the search, as the program itself ranks (`src/search/query.rs`): its numbers come with the index.
"use strict";
(() => {
  const { keyOf, asked: askedOf, folded, distance, before } = globalThis.sokeord;

  const isHeld = (term) => term !== undefined && term.count > 0;

  // How much it counts that an entry has a word which so many have.
  const rarity = (entries, count) => 32 - Math.clz32(Math.max(1, Math.floor(entries / Math.max(1, count))));

  // What one word of a query finds.
  const finding = ({ levels }) => {
    const scores = new Map();
    const found = { scores, terms: new Set(), count: 0 };
    found.take = (terms, share) => {
      const sums = new Map();
      for (const term of terms) {
        term.entries.forEach((entry, place) => sums.set(entry, (sums.get(entry) || 0) + levels[term.levels[place]] * share));
        found.terms.add(term);
        found.count = Math.max(found.count, term.count);
      }
      for (const [entry, score] of sums) if (score > (scores.get(entry) || 0)) scores.set(entry, score);
    };
    return found;
  };

  // The keys of the two parts of a word that are known, as equal in length as they can be.
  const split = async (index, word) => {
    const { rules, numbers } = index.plan;
    const letters = [...word];
    // The ends of a word lie together, its beginnings do not: they are asked for last.
    const known = async (letters) => {
      const key = keyOf(rules, letters.join(""));
      if ([...key].length < numbers.shortest) return null;
      return (await index.isKnown(key)) ? key : null;
    };
    const cuts = [];
    for (let cut = numbers.shortest; cut <= letters.length - numbers.shortest; cut += 1) cuts.push(cut);
    cuts.sort((a, b) => Math.abs(letters.length - 2 * a) - Math.abs(letters.length - 2 * b) || a - b);
    for (const cut of cuts) {
      const isDoubled = letters[cut - 1] === letters[cut - 2];
      const tail = (await known(letters.slice(cut))) ?? (isDoubled ? await known(letters.slice(cut - 1)) : null);
      if (tail === null) continue;
      const start = letters.slice(0, cut);
      for (const joint of numbers.joints) {
        if (!start.join("").endsWith(joint)) continue;
        const head = await known(start.slice(0, start.length - joint.length));
        if (head !== null) return [await index.word(head), await index.word(tail)];
      }
    }
    return null;
  };

  const lettersOf = (word) => [...word].length;

  // The key; the word without the longest ending that it could have; and the keys of the word without a letter that stands twice.
  const stemsOf = ({ rules, numbers }, word, key) => {
    const ending = rules.endings.find((one) => word.endsWith(one));
    const rest = ending ? word.slice(0, -ending.length) : "";
    const letters = [...word];
    const once = letters.flatMap((letter, at) => (at > 0 && letter === letters[at - 1] ? [keyOf(rules, letters.toSpliced(at, 1).join(""))] : []));
    return [...new Set([key, ...(lettersOf(rest) > numbers.shortest ? [rest] : []), ...once])];
  };

  // The words that are nearest to one that nobody uses, among those that begin or end as it does: what was written is compared with
  // words as texts have them, and what is left of it with their keys.
  const slips = async (index, word, key, isCompound) => {
    const { numbers } = index.plan;
    const allowed = (text) => numbers.forgiven.filter((least) => lettersOf(text) >= least).length;
    if (allowed(word) === 0) return [];
    const stems = stemsOf(index.plan, word, key);
    const apart = (written, other) => {
      const most = allowed(written);
      if (most === 0 || Math.abs(lettersOf(written) - lettersOf(other)) > most) return Infinity;
      const slips = distance(folded(written), folded(other));
      return slips <= most ? slips : Infinity;
    };
    const isHidden = (term) =>
      !isCompound && word.startsWith(term) && lettersOf(term) > numbers.shortest && lettersOf(word.slice(term.length)) <= numbers.shortest;
    const lists = stems.flatMap((stem) => {
      const letters = [...stem];
      const anchor = Math.min(letters.length, numbers.anchor[letters.length >= numbers.anchored ? 1 : 0]);
      return [index.near("start", letters.slice(0, anchor).join("")), index.near("slutt", letters.slice(letters.length - anchor).join(""))];
    });
    const all = new Map((await Promise.all(lists)).flat().map((one) => [one.word, one]));
    let near = [...all.values()].map(({ word: term, ending, count }) => {
      const asWritten = apart(word, term + ending);
      return [Math.min(asWritten, ...stems.map((stem) => apart(stem, term)), isHidden(term) ? 1 : Infinity), -count, term];
    });
    near = near.filter(([slips]) => slips !== Infinity);
    near.sort((a, b) => a[0] - b[0] || a[1] - b[1] || (before(a[2], b[2]) ? -1 : 1));
    near = near.filter(([slips]) => slips === near[0][0]).slice(0, numbers.nearest);
    return Promise.all(near.map(async ([slips, , term]) => [await index.word(term), numbers.slips[slips]]));
  };

  // The longest word that a key ends with.
  const lastPart = async (index, key) => {
    const { shortest } = index.plan.numbers;
    const letters = [...key];
    for (let at = shortest; letters.length - at > shortest; at += 1) {
      const part = letters.slice(at).join("");
      if (await index.isKnown(part)) return index.word(part);
    }
    return null;
  };

  // The words that begin like a key, and those that end like it.
  const alike = async (index, key) => {
    const { shortest, most } = index.plan.numbers;
    const length = [...key].length;
    const begins = length < shortest ? [] : await index.beginning(key, most);
    const ends = length <= shortest ? [] : (await index.near("slutt", key)).slice(0, most);
    return [...begins, ...(await Promise.all(ends.map((one) => index.word(one.word))))];
  };

  // The keys of a word of the query written together with the next one, in their order and turned, with what they count.
  const joinedKeys = ({ rules, numbers }, asked, first) => {
    const [one, other] = [asked[first].word, asked[first + 1].word];
    const ways = [
      [one, other, numbers.joined],
      [other, one, numbers.turned],
    ];
    return ways.flatMap(([head, tail, share]) => numbers.joints.map((joint) => [keyOf(rules, head + joint + tail), share]));
  };
  const neededKeys = (plan, asked) => [
    ...asked.flatMap(({ key }, place) => [key, ...(place + 1 < asked.length ? joinedKeys(plan, asked, place).map(([one]) => one) : [])]),
    ...namedKinds(plan, asked),
  ];

  // The kinds that a query names beside what it seeks, as filters.
  const namedKinds = (plan, asked) => (asked.length > 1 ? asked.flatMap(({ key }) => (Object.hasOwn(plan.asked, key) ? [`kind:${plan.asked[key]}`] : [])) : []);

  // What the word at a place of the query finds.
  const wordAt = async (index, asked, place, answer) => {
    const { rules, numbers } = index.plan;
    const found = finding(numbers);
    const takeAlso = async (term) => {
      const isRare = term.count < numbers.few;
      for (const { text } of term.also.filter(({ short }) => short || isRare)) {
        const terms = await Promise.all(askedOf(rules, text).map(({ key }) => index.word(key)));
        if (terms.length === 0 || !terms.every(isHeld)) continue;
        found.take(terms, Math.floor(numbers.also[isRare ? 1 : 0] / terms.length));
        if (!answer.also.includes(text)) answer.also.push(text);
      }
    };
    const { word, key } = asked[place];
    const pairs = [place - 1, place].filter((first) => first >= 0 && first + 1 < asked.length);
    const joints = pairs.flatMap((first) => joinedKeys(index.plan, asked, first));
    const [exact, ...joined] = await Promise.all([key, ...joints.map(([one]) => one)].map((one) => index.word(one)));
    if (isHeld(exact)) found.take([exact], numbers.exact);
    if (exact) await takeAlso(exact);
    for (const [place, term] of joined.entries()) {
      if (term === undefined) continue;
      found.take([term], joints[place][1]);
      await takeAlso(term);
    }
    if (isHeld(exact)) return found;
    // What nobody writes may be a slip, also where its pieces happen to be words.
    const isKnown = found.scores.size > 0;
    const like = await alike(index, key);
    for (const term of like) found.take([term], numbers.beginning);
    const parts = await split(index, word);
    if (parts) found.take(parts, numbers.split);
    if (isKnown || like.some((term) => term.count >= numbers.few)) return found;
    const near = await slips(index, word, key, parts !== null);
    for (const [term, share] of near) found.take([term], share);
    if (near.length > 0) answer.meant.push([word, near.map(([term]) => term.word + term.ending)]);
    const last = near.length === 0 && !parts && like.length === 0 && (await lastPart(index, key));
    if (last) found.take([last], numbers.beginning);
    return found;
  };

  const inOrder = (a, b) => a - b;

  // The entries that have one of the values of each filter; null without filters.
  const filtered = async (index, filters) => {
    let held = null;
    for (const [name, values] of filters) {
      const terms = await Promise.all(values.map((value) => index.word(`${name}:${value}`)));
      const own = new Set((await Promise.all(terms.map((term) => index.all(term)))).flat());
      held = held === null ? own : new Set([...held].filter((entry) => own.has(entry)));
    }
    return held;
  };

  // The answer to a query: the entries that are ranked, the best first; `rest` gives those that are found besides.
  const find = async (index, query) => {
    const asked = askedOf(index.plan.rules, query);
    const answer = { asked, hits: [], meant: [], also: [], keys: new Set(asked.map(({ key }) => key)), isEmpty: asked.length === 0 };
    const found = [];
    // What is needed is asked for at once; what is found is looked at one word after the other, so that it has one order.
    for (const key of neededKeys(index.plan, asked)) index.word(key).catch(() => {});
    for (let place = 0; place < asked.length; place += 1) found.push(await wordAt(index, asked, place, answer));
    const sums = new Map();
    const terms = new Set();
    for (const word of found) {
      const weight = rarity(index.plan.entries, word.count);
      for (const [entry, score] of word.scores) {
        const [sum, held] = sums.get(entry) || [0, 0];
        sums.set(entry, [sum + score, held + weight]);
      }
      for (const term of word.terms) {
        terms.add(term);
        answer.keys.add(term.word);
      }
    }
    const meant = new Set((await Promise.all(namedKinds(index.plan, asked).map(async (kind) => index.all(await index.word(kind))))).flat());
    const ranked = [...sums].map(([entry, [sum, held]]) => [entry, sum * held * (meant.has(entry) ? index.plan.numbers.kind : 100)]);
    ranked.sort(([a, x], [b, y]) => y - x || a - b);
    answer.hits = ranked.map(([entry]) => entry);
    const tailed = [...terms].filter((term) => term.tail[1] > 0);
    answer.isWhole = tailed.length === 0;
    answer.rest = async () => {
      const others = (await Promise.all(tailed.map((term) => index.tail(term)))).flat();
      return [...new Set(others)].filter((entry) => !sums.has(entry)).sort(inOrder);
    };
    return answer;
  };

  // All entries of an answer that pass the filters, in order; without a query, those that pass, by number.
  const narrowed = async (index, answer, filters) => {
    const passing = await filtered(index, filters);
    if (answer.isEmpty) return passing ? [...passing].sort(inOrder) : Array.from({ length: index.plan.entries }, (_, entry) => entry);
    const all = answer.isWhole ? answer.hits : [...answer.hits, ...(await answer.rest())];
    return passing ? all.filter((entry) => passing.has(entry)) : all;
  };

  globalThis.sokerang = { find, narrowed };
})();
