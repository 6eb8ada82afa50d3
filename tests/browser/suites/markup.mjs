// The markup is valid, by html-validate's recommended rules.
import assert from "node:assert/strict";
import { moved, pages, text } from "../pages.mjs";
import { require, test } from "../stage.mjs";

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

// The address with a query is the same file as the one without.
const files = new Map([...pages, moved].map((page) => [page.file, page]));
for (const page of files.values()) {
  test(page.name, async () => {
    const report = await validator.validateString(text(page), page.file);
    const found = report.results.flatMap((result) => result.messages).map((at) => `${at.line}:${at.column} ${at.ruleId}: ${at.message}`);
    assert.deepEqual(found.slice(0, 20), []);
  });
}
