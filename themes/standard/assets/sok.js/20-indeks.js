// The index of the search: fetches the pieces that a question needs, each once, and reads them. How they are packed, the program says
// where it packs them (`src/search/pieces.rs`).
"use strict";
(() => {
  const { before, turned } = globalThis.sokeord;
  const text = new TextDecoder();

  // A piece of another edition than the plan's: the site was published anew while the reader searched.
  class Outdated extends Error {}

  const unpacked = async (bytes) => {
    // Some hosts unpack what is packed on their own.
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
    try {
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    } catch {
      // What lies elsewhere than the plan says is no piece.
      throw new Outdated("gzip");
    }
  };

  const editionOf = (bytes) => [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const parsed = (bytes) => JSON.parse(text.decode(bytes));

  // Reads numbers of seven bits to a byte.
  const reader = (bytes) => {
    let at = 0;
    const number = () => {
      let value = 0;
      for (let shift = 1; ; shift *= 128) {
        const byte = bytes[at];
        at += 1;
        value += (byte & 0x7f) * shift;
        if (byte < 0x80 || at >= bytes.length) return value;
      }
    };
    const take = (length) => bytes.subarray(at, (at += length));
    return { number, take, isDone: () => at >= bytes.length };
  };

  // The words of a piece, each with how many entries have it, those it ranks, and where the others are.
  const terms = (head) => (bytes) => {
    const { number, take } = reader(bytes);
    const count = number();
    const lines = text.decode(take(number())).split("\n");
    const read = lines.slice(0, count).map((line) => {
      const [word, ending = "", ...also] = line.split("\t");
      const held = number();
      const tail = held > head ? [number(), number()] : [0, 0];
      return { word, ending, also: also.map((one) => ({ short: one.startsWith("="), text: one.replace(/^=/, "") })), count: held, tail };
    });
    for (const term of read) {
      let entry = 0;
      term.entries = Array.from({ length: Math.min(term.count, head) }, () => (entry += number()));
    }
    for (const term of read) term.levels = take(term.entries.length);
    return new Map(read.map((term) => [term.word, term]));
  };

  // The words of a list, by what it is sorted by, each with how it ends and how many entries have it.
  const listed = (sorted) => (bytes) => {
    const { number, take } = reader(bytes);
    const count = number();
    const lines = text.decode(take(number())).split("\n");
    const one = ([word, ending = ""]) => [sorted(word), { word, ending, count: number() }];
    return new Map(lines.slice(0, count).map((line) => one(line.split("\t"))));
  };

  const entries = (bytes) => {
    const { number, isDone } = reader(bytes);
    const found = [];
    let entry = 0;
    while (!isDone()) found.push((entry += number()));
    return found;
  };

  // The index in the folder `base`.
  const open = async (base, cache) => {
    const files = new Map();
    // Each file and each piece is fetched once, however often it is asked for; what is lost on the way is asked for once more.
    const once = (name, fetched) => {
      if (!files.has(name)) {
        const asked = fetched().catch((error) => (error instanceof Outdated ? Promise.reject(error) : fetched()));
        asked.catch(() => files.delete(name));
        files.set(name, asked);
      }
      return files.get(name);
    };
    const fetched = async (name, options) => {
      const answer = await fetch(base + name, options);
      if (!answer.ok) throw answer.status === 404 || answer.status === 416 ? new Outdated(name) : new Error(name);
      return { bytes: new Uint8Array(await answer.arrayBuffer()), isPart: answer.status === 206 };
    };

    const plain = await once("plan.bin", async () => unpacked((await fetched("plan.bin", cache && { cache })).bytes));
    const plan = parsed(plain.subarray(4));
    const current = (bytes) => {
      if (editionOf(bytes) !== plan.edition) throw new Outdated(plan.edition);
      return bytes.subarray(4);
    };

    // The bytes of one piece of a file: only they, where the host gives parts of files; else out of the whole.
    const part = async (file, from, to, isWhole) => {
      const name = `${file}?${plan.edition}`;
      if (isWhole) return (await fetched(name)).bytes;
      if (files.has(name)) return (await files.get(name)).subarray(from, to);
      const { bytes, isPart } = await fetched(name, { headers: { Range: `bytes=${from}-${to - 1}` } });
      if (isPart) return bytes;
      files.set(name, Promise.resolve(bytes));
      return bytes.subarray(from, to);
    };
    // Where a piece lies in its file: pieces have lengths, or they all have the same room and say themselves how long they are.
    const placed = (sort, number) => {
      const { each, sizes, slots } = plan[sort];
      const file = Math.floor(number / each);
      const isWhole = each === 1;
      if (slots) return { file, isWhole, from: (number % each) * slots[file], size: slots[file] };
      return { file, isWhole, from: sizes.slice(file * each, number).reduce((sum, size) => sum + size, 0), size: sizes[number] };
    };
    const piece = (sort, number, read) =>
      once(`${sort} ${number}`, async () => {
        const { file, isWhole, from, size } = placed(sort, number);
        const bytes = await part(`${sort}-${file}.bin`, from, from + size, isWhole);
        const held = plan[sort].slots ? bytes.subarray(2, 2 + bytes[0] + 256 * bytes[1]) : bytes;
        return read(current(await unpacked(held)));
      });

    // The last piece whose first word does not come after a word.
    const at = ({ firsts }, word) => {
      let [low, high] = [0, firsts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (before(word, firsts[middle])) high = middle;
        else low = middle + 1;
      }
      return Math.max(0, low - 1);
    };

    const word = async (key) => (plan.ord.firsts.length > 0 ? (await piece("ord", at(plan.ord, key), terms(plan.numbers.head))).get(key) : undefined);

    // The first words that begin so; what filters are called has a colon, and is none.
    const beginning = async (start, most) => {
      const found = [];
      for (let number = at(plan.ord, start); number < plan.ord.firsts.length; number += 1) {
        let isPast = false;
        for (const term of (await piece("ord", number, terms(plan.numbers.head))).values()) {
          if (!term.word.startsWith(start)) isPast ||= before(start, term.word);
          else if (term.count > 0 && !term.word.includes(":")) found.push(term);
        }
        if (isPast || found.length >= most) break;
      }
      return found.slice(0, most);
    };

    // The words with some first letters (`start`) or last letters (`slutt`), in that order.
    const orders = { start: (word) => word, slutt: turned };
    const near = async (sort, letters) => {
      const wanted = orders[sort](letters);
      const found = [];
      for (let number = at(plan[sort], wanted); number < plan[sort].firsts.length; number += 1) {
        let isPast = false;
        for (const [sorted, one] of await piece(sort, number, listed(orders[sort]))) {
          if (sorted.startsWith(wanted)) found.push(one);
          else isPast ||= before(wanted, sorted);
        }
        if (isPast) break;
      }
      return found;
    };

    // Whether any entry has a word. Words with the same ending lie together, so that the endings of one word are soon looked up.
    const isKnown = async (word) => {
      const wanted = turned(word);
      if (plan.slutt.firsts.length === 0) return false;
      return (await piece("slutt", at(plan.slutt, wanted), listed(turned))).has(wanted);
    };

    const card = async (entry) => (await piece("treff", Math.floor(entry / plan.shown), parsed))[entry % plan.shown];

    // The entries that a term has besides those it ranks.
    const tail = async ({ tail: [first, count] }) => {
      const parts = await Promise.all(Array.from({ length: count }, (_, step) => piece("hale", first + step, entries)));
      return parts.flat();
    };
    const all = async (term) => (term ? [...term.entries, ...(await tail(term))] : []);

    const facets = () => once("filtre", async () => parsed(current(await unpacked((await fetched(`filtre.bin?${plan.edition}`)).bytes))));

    return { plan, word, beginning, near, isKnown, card, tail, all, facets };
  };

  globalThis.sokeindeks = { open, Outdated };
})();
