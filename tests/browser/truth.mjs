// No tests: what the files of the standard catalogue say, for the suites that compare pages with them.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { sites } from "./stage.mjs";

const { standard } = sites;
const here = (...parts) => path.join(standard.root, ...parts);
const read = (...parts) => readFileSync(here(...parts), "utf8");
const folders = (at) => readdirSync(at, { withFileTypes: true }).filter((item) => item.isDirectory() && !item.name.startsWith("_")).map(({ name }) => name);
const once = (make) => {
  let made;
  return () => (made ??= make());
};

export const squeezed = (text) => text.replace(/[\s\u00ad]+/g, "");
export const bare = (text) => text.trim().replace(/^(["'])(.*)\1$/s, "$2");
export const text = (key) => new RegExp(`^${key} = "(.*)"$`, "m").exec(readFileSync(new URL("../../themes/standard/texts/nb.toml", import.meta.url), "utf8"))[1];
export const repository = () => /^repository = "(.*?)"/m.exec(read("allmenning.toml"))[1];
export const schema = (name) => JSON.parse(read("schemas", `${name}.schema.json`));

// --- Entries

// A field of front matter: its value on the line, or its list, however it is written.
const block = (front, name) => new RegExp(`^${name}:[ \\t]*(.*)\\n((?:[ \\t]+.*\\n|\\n)*)`, "m").exec(`${front}\n`);
export const field = (entry, name) => bare(block(entry.front, name)?.[1] ?? "");
export const list = (entry, name) => {
  const [, first = "", rest = ""] = block(entry.front, name) ?? [];
  if (first.startsWith("[")) return first.slice(1, first.lastIndexOf("]")).split(",").map(bare).filter(Boolean);
  return rest.split(/^ {2}- /m).slice(1).map((item) => bare(item.replace(/\s+/g, " ")));
};

const entry = (kind, item) => {
  const file = statSync(here("content", kind, item)).isDirectory() ? path.join(item, "index.md") : item;
  const whole = readFileSync(here("content", kind, file));
  const slug = item.replace(/\.md$/, "");
  const made = { id: `${kind}/${slug}`, at: `/${kind}/${slug}/`, kind, front: whole.toString().split(/^---$/m)[1], digest: `sha256:${createHash("sha256").update(whole).digest("hex")}` };
  return { ...made, title: field(made, "title") };
};
export const entries = once(() => folders(here("content")).flatMap((kind) => readdirSync(here("content", kind)).sort().map((item) => entry(kind, item))));
export const named = (id) => entries().find((entry) => entry.id === id) ?? { id, title: undefined };
export const kinds = once(() => folders(here("content")));

// --- What organisations use

export const usable = once(() => schema("aktorer").properties.bruker.items.properties.hva["x-relation"].to);
// The organisations that say that they use each thing.
export const users = once(() => {
  const found = new Map();
  for (const one of entries().filter(({ kind }) => kind === "aktorer")) {
    const rows = (block(one.front, "bruker")?.[2] ?? "").split(/^ {2}- /m).slice(1);
    for (const row of rows.filter((row) => !/synlighet: *intern/.test(row))) {
      const id = /hva: *(\S+)/.exec(row)[1];
      found.set(id, [...new Set([...(found.get(id) ?? []), one])]);
    }
  }
  return found;
});

// --- Vocabularies

const lines = (name) => `${read("schemas/vocabularies", `${name}.yaml`)}\n`;
// What a member of a code says in bokmål, on its line or below it.
const said = (text, member) => bare((new RegExp(`^    ${member}: *\\{nb: *("[^"]*"|[^,}]*)`, "m").exec(text) ?? new RegExp(`^    ${member}: *\\n      nb: *(.*)`, "m").exec(text))?.[1] ?? "");
export const codes = (name) =>
  lines(name).split(/^ {2}- code: /m).slice(1).map((part) => ({
    code: bare(part.split("\n")[0]),
    label: said(part, "label"),
    broader: bare(/^    broader: *(\S+)/m.exec(part)?.[1] ?? ""),
    said: (member) => said(part, member),
  }));
export const vocabularies = once(() => readdirSync(here("schemas/vocabularies")).filter((name) => name.endsWith(".yaml")).map((name) => name.replace(".yaml", "")));

// --- The editors

const rows = (text, first) => text.split(new RegExp(`^ *- ${first}: `, "m")).slice(1).map((part) => `${first}: ${part}`);
const value = (row, name) => bare(new RegExp(`^ *${name}: *(.*)`, "m").exec(row)?.[1] ?? "");
export const ladder = once(() =>
  rows(read("content/_redaksjon/stige.yaml"), "code").map((row) => ({
    code: value(row, "code"),
    label: /label: \{nb: ([^,]*),/.exec(row)[1],
    meaning: bare(/meaning:\n +nb: (.*)/.exec(row)[1]),
    isApproving: value(row, "approves") === "true",
    editors: Number(value(row, "editors") || 1),
  })),
);
export const editors = once(() =>
  rows(read("content/_redaksjon/redaktorer.yaml"), "handle").map((row) => ({
    name: value(row, "name"),
    role: value(row, "role"),
    domains: value(row, "domains").replace(/[[\]]/g, "").split(",").map(bare).filter(Boolean),
  })),
);
export const decisions = ({ kind, id }) => {
  const file = here("content/_redaksjon/vedtak", `${id}.yaml`);
  if (!readdirSync(here("content/_redaksjon/vedtak")).includes(kind) || !statSync(file, { throwIfNoEntry: false })) return [];
  return rows(readFileSync(file, "utf8"), "date").map((row) => Object.fromEntries(["date", "by", "status", "digest", "review_by"].map((name) => [name, value(row, name)])));
};
export const isWithdrawn = (entry) => decisions(entry).at(-1)?.status === "trukket";

const MONTHS = text("months").split(" ");
export const day = (date) => `${Number(date.slice(8))}. ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;

// --- Pages

// Fetches pages of a site into `docs` of the page that is open, and gives it `words`, which reads text as it is spoken.
export const gather = async (page, site, paths) => {
  await page.goto(`${site.url}/`);
  await page.evaluate(async (all) => {
    globalThis.docs = new Map();
    globalThis.words = (element) => {
      const parts = [];
      for (let walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement.closest("script, style, svg, template")) parts.push(node.textContent);
      }
      return parts.join(" ").replace(/\s+/g, " ").trim();
    };
    const left = [...all];
    const lane = async () => {
      for (let path = left.shift(); path; path = left.shift()) {
        const answer = await fetch(path);
        if (answer.ok) globalThis.docs.set(path, new DOMParser().parseFromString(await answer.text(), "text/html"));
      }
    };
    await Promise.all(Array.from({ length: 6 }, lane));
  }, paths);
};

// What stands under a heading of the second level, until the next one: its links, its tables' rows and its words.
export const under = (page, heading) =>
  page.evaluate((name) => {
    const headings = [...document.querySelectorAll("main h2")];
    const at = headings.findIndex((element) => element.textContent.trim() === name);
    if (at < 0) return null;
    const [start, end] = [headings[at], headings[at + 1]];
    const isHere = (element) => start.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING && (!end || element.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING);
    const here = (selector) => [...document.querySelectorAll(`main ${selector}`)].filter((element) => isHere(element) && !element.contains(end ?? null));
    return {
      links: here("a[href]").map((link) => ({ href: link.getAttribute("href"), text: link.textContent.trim() })),
      rows: here(":is(li, tr, dl > div)").filter((row) => !row.querySelector("li, tr, dl > div")).map((row) => row.innerText),
      words: here("*").filter((element) => element.childElementCount === 0 || element.matches("p, li")).map((element) => element.innerText ?? "").join("\n"),
    };
  }, heading);
