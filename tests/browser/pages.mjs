// The pages that stand for all pages of their sort.
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { sites } from "./stage.mjs";

// The folders under a path of a site that are pages.
const inside = (site, at) =>
  readdirSync(path.join(site.folder, at), { withFileTypes: true })
    .filter((item) => item.isDirectory() && statSync(path.join(site.folder, at, item.name, "index.html"), { throwIfNoEntry: false }))
    .map((item) => `${at}${item.name}/`)
    .sort();

const size = (site, at) => statSync(path.join(site.folder, at, "index.html")).size;
const largest = (site, list) => list.reduce((best, at) => (size(site, at) > size(site, best) ? at : best));

// The kinds of a site: the folders that the catalogue's own content has and the site lists.
export const kinds = (site) => {
  const names = readdirSync(path.join(site.root, "content"), { withFileTypes: true }).filter((item) => item.isDirectory() && !item.name.startsWith("_"));
  return names.map((item) => `/${item.name}/`).filter((at) => inside(site, "/").includes(at)).sort();
};
export const entries = (site, kind) => inside(site, kind).filter((at) => !at.endsWith("/side/"));

const { standard, everything, hostile } = sites;
const list = [];
const add = (name, site, at) => list.push({ name, url: site.url + at, file: path.join(site.folder, at.split("?")[0].replace(/\/$/, "/index.html")) });

add("front", standard, "/");
for (const kind of kinds(standard)) {
  add(`list of ${kind.slice(1, -1)}`, standard, kind);
  const filled = entries(standard, kind);
  if (filled.length > 0) add(`entry of ${kind.slice(1, -1)}`, standard, largest(standard, filled));
}
const vocabularies = inside(standard, "/vokabular/");
const large = largest(standard, vocabularies);
add("vocabulary", standard, large);
add("code", standard, largest(standard, inside(standard, large)));
add("narrowed list", standard, largest(standard, inside(standard, "/losninger/filter/temaer/")));
for (const order of ["nyeste", "mest-brukt", "alfabetisk"]) add(`sorted list: ${order}`, standard, `/losninger/sortert/${order}/`);
const overviews = kinds(standard).flatMap((kind) => entries(standard, kind).map((at) => `${at}oversikt/`)).filter((at) => statSync(path.join(standard.folder, at), { throwIfNoEntry: false }));
add("entry in another language", standard, "/losninger/evaka/en/");
add("about in another language", standard, "/om/en/");
add("overview of an entry", standard, largest(standard, overviews));
add("overview of a code", standard, `${largest(standard, inside(standard, large))}oversikt/`);
add("status", standard, largest(standard, inside(standard, "/status/")));
add("ladder", standard, "/status/");
add("editors", standard, "/redaksjon/");
add("log of decisions", standard, "/redaksjon/vedtak/");
// The entries that the catalogue's own desk has put in every state.
for (const [state, at] of [
  ["changed since approval", "/losninger/okr-tracker/"],
  ["retired", "/losninger/bookingbasen/"],
  ["withdrawn", "/losninger/nvdbapi-python/"],
  ["approved in part", "/arkitektur/cpsv-ap-no/"],
]) {
  add(`entry: ${state}`, standard, at);
}
for (const name of readdirSync(path.join(standard.root, "content/_sider")).map((item) => item.replace(".md", ""))) add(`about: ${name}`, standard, `/${name}/`);
add("search", standard, "/sok/");
add("search with hits", standard, "/sok/?q=kommune");
add("search without hits", standard, "/sok/?q=qqqqqq");
add("numbers", standard, "/tall/");
add("comparison", standard, "/sammenlign/?id=losninger/okr-tracker&id=losninger/evaka");
add("rules", standard, "/regler/");
add("rule", standard, largest(standard, inside(standard, "/regler/")));
add("not found", standard, "/404.html");
add("entry with everything", everything, "/ting/alt/");
add("paginated list", everything, "/ting/");
add("paginated list, in the middle", everything, "/ting/side/3/");
add("paginated list, sorted", everything, "/ting/sortert/alfabetisk/side/2/");
add("paginated code", everything, "/vokabular/tema/skole/");
add("hostile front", hostile, "/");
add("hostile list", hostile, "/ting/");
add("hostile entry", hostile, "/ting/bilde/");
add("hostile sorted list", hostile, "/ting/sortert/alfabetisk/");
add("hostile overview", hostile, "/vokabular/emne/a/oversikt/");
add("hostile vocabulary", hostile, "/vokabular/emne/");
add("hostile search", hostile, "/sok/?q=fiendtlig");

export const pages = list;
// The pages that stand for all where a look at each would take too long, and the same in another language.
const NAMES = ["front", "list of losninger", "entry of losninger", "code", "search with hits", "comparison", "numbers", "ladder", "editors", "log of decisions", "rule", "not found"];
export const chosen = NAMES.map((name) => list.find((page) => page.name === name));
export const translated = (language) =>
  chosen.map(({ name, url, file }) => ({ name: `${name}, ${language}`, url: url.replace(standard.url, sites[language].url), file: file.replace(standard.folder, sites[language].folder) }));
export const moved = { name: "moved", url: `${everything.url}/ting/gammel-adresse/`, file: path.join(everything.folder, "ting/gammel-adresse/index.html") };
export const text = (page) => readFileSync(page.file, "utf8");
