// The markup is valid, by html-validate's recommended rules.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { moved, pages, text, translated } from "../pages.mjs";
import { require, sites, test } from "../stage.mjs";

const { HtmlValidate, StaticConfigLoader } = require("html-validate");
const rules = {
  // The title is the contributor's; the schema bounds it, and a long one is valid.
  "long-title": "off",
  // `<img />` is as valid as `<img>`; the Markdown library writes the former.
  "void-style": "off",
  // A telephone number stands as its owner wrote it.
  "tel-non-breaking": "off",
  // An anchor is what a forge makes of the same heading, digits first: a link must lead to the same place in both.
  "valid-id": ["error", { relaxed: true }],
};
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ["html-validate:recommended"], rules }));

const faultsOf = async (html, file) => {
  const report = await validator.validateString(html, file);
  return report.results.flatMap((result) => result.messages).map((at) => `${at.line}:${at.column} ${at.ruleId}: ${at.message}`);
};

// The address with a query is the same file as the one without.
const files = new Map([...pages, moved, ...["nn", "en"].flatMap(translated)].map((page) => [page.file, page]));
for (const page of files.values()) {
  test(page.name, async () => assert.deepEqual((await faultsOf(text(page), page.file)).slice(0, 20), []));
}

const all = ({ folder }) => readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).map((name) => path.join(folder, name));

test("the extremes", async () => {
  const faults = [];
  for (const file of all(sites.extreme).filter((file) => /\/(ekstrem|ekstreme-merker|alle-bruker|alt-utfylt|gammel-losning)\//.test(file))) {
    faults.push(...(await faultsOf(readFileSync(file, "utf8"), file)).map((fault) => `${file}: ${fault}`));
  }
  assert.deepEqual(faults.slice(0, 20), []);
});

test("every sort of page that the sites have is among those that are looked at", () => {
  const sort = (file) => /<body class="side-([^"]+)"/.exec(readFileSync(file, "utf8"))?.[1] ?? `a page without a sort: ${file}`;
  const looked = new Set([...files.keys()].map(sort));
  const { standard, everything, hostile, extreme } = sites;
  const missed = [standard, everything, hostile, extreme].flatMap(all).filter((file) => !looked.has(sort(file)));
  assert.deepEqual(missed.slice(0, 5), []);
});
