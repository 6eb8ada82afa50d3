// Words and their keys, exactly as the program makes them: `tests/search/ord.tsv` holds the two together.
"use strict";
(() => {
  const LONGEST = 64;
  const VOWELS = "aeiouyæåø";
  const GAPS = " \u00a0\u202f";
  const WORD = /[\p{Alphabetic}\p{N}]+/gu;

  // Runs of letters and digits in lower case, without web addresses. What has hyphens between comes in parts, and as one; so do
  // nine digits that are written in groups of three.
  const words = (text) => {
    const plain = text.replace(/https?:\/\/[^\s)>"<]*/giu, (address) => "/".repeat(address.length));
    const cut = (word) => [...word].slice(0, LONGEST).join("");
    const found = [];
    let end = -1;
    let groups = [];
    for (const run of plain.matchAll(/[\p{Alphabetic}\p{N}]+(?:(?:-|(?<=[0-9])\.(?=[0-9]))[\p{Alphabetic}\p{N}]+)*/gu)) {
      const parts = run[0].split("-").map((part) => cut(part).toLowerCase());
      found.push(...parts);
      if (parts.length > 1) found.push(cut(parts.join("")));
      if (run.index !== end + 1 || !GAPS.includes(plain[end])) groups = [];
      end = run.index + run[0].length;
      groups = parts.length === 1 && /^[0-9]{3}$/.test(parts[0]) ? [...groups, parts[0]] : [];
      if (groups.length === 3) {
        found.push(groups.join(""));
        groups = [];
      }
    }
    return found;
  };

  // «Nøkkel» and «nøkler» have one key, and so have «rom» and «rommet».
  const contracted = (letters) => {
    if (letters.slice(-2).join("") === "mm") return letters.slice(0, -1).join("");
    const start = letters.slice(0, -3);
    const [before, e, l] = letters.slice(-3);
    const isContracted = letters.length > 3 && e === "e" && l === "l" && !VOWELS.includes(before) && start.some((letter) => VOWELS.includes(letter));
    if (!isContracted) return letters.join("");
    if (start.at(-1) === before) start.pop();
    return `${start.join("")}${before}l`;
  };

  // What is left of a word without its endings.
  const stem = (rules, word) => {
    const letters = [...word];
    let region = letters.findIndex((letter, at) => at > 0 && VOWELS.includes(letters[at - 1]) && !VOWELS.includes(letter));
    region = Math.max(3, region < 0 ? letters.length : region + 1);
    let length = letters.length;
    const ends = (ending) => length >= region + ending.length && letters.slice(length - ending.length, length).join("") === ending;
    const isGenitive = () => {
      const [third, second] = letters.slice(-3);
      if (letters.length > 2 && second === "k" && !VOWELS.includes(third)) return true;
      return letters.length > 1 && "bcdfghjlmnoprtvyz".includes(letters[letters.length - 2]);
    };
    const isEnding = (one) => ends(one) && (one !== "s" || isGenitive());
    // More than once: «brukeren» is a form of «bruker», and that of «bruk».
    for (;;) {
      const noun = rules.nouns.find(ends);
      if (noun) return `${letters.slice(0, length - noun.length).join("")}het`;
      const ending = (length === letters.length ? rules.endings : rules.again).find(isEnding);
      if (!ending) break;
      length -= { ert: 1, erte: 2 }[ending] || ending.length;
    }
    if (length === letters.length && (ends("dt") || ends("vt"))) length -= 1;
    const suffix = rules.suffixes.find(ends);
    if (suffix) length -= suffix.length;
    return contracted(letters.slice(0, length));
  };

  // What is written for what, from left to right, the longest first.
  const tableOf = (lines) => new Map(lines.split("\n").map((line) => line.split("\t")));
  const replacing = (lines) => {
    const table = tableOf(lines);
    const pattern = new RegExp([...table.keys()].sort((a, b) => b.length - a.length).join("|"), "gu");
    return (word) => word.replace(pattern, (from) => table.get(from));
  };
  // The rules made ready, once.
  const ready = (rules) => {
    rules.ready ||= { letters: replacing(rules.letters), parts: replacing(rules.parts), whole: tableOf(rules.whole), stop: new Set(rules.stop) };
    return rules.ready;
  };

  // Forms of one word have the same key.
  const keyOf = (rules, word) => {
    if (/^[0-9.]*$/.test(word)) return word;
    const { letters, parts, whole } = ready(rules);
    const plain = letters(word);
    return stem(rules, whole.get(plain) ?? parts(plain));
  };

  // The words of a query that say something of what is sought, each with its key; all, when none does.
  const asked = (rules, query) => {
    const { whole, stop } = ready(rules);
    const all = words(query).filter((word, place, list) => word !== list[place - 1]);
    const telling = all.filter((word) => !stop.has(word) && !stop.has(whole.get(word)));
    return (telling.length > 0 ? telling : all).map((word) => ({ word, key: keyOf(rules, word) }));
  };

  // A word without the difference between Norwegian letters and those that stand in for them.
  const folded = (word) => word.replace(/[åæ]/gu, "a").replace(/ø/gu, "o");

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

  // The order of words in the index is that of their code points, which is that of their bytes in UTF-8.
  const before = (a, b) => {
    const [x, y] = [[...a], [...b]];
    const length = Math.min(x.length, y.length);
    for (let i = 0; i < length; i += 1) if (x[i] !== y[i]) return x[i].codePointAt(0) < y[i].codePointAt(0);
    return x.length < y.length;
  };

  globalThis.sokeord = { WORD, words, keyOf, asked, folded, distance, before, turned: (word) => [...word].reverse().join("") };
})();
