// What a screen reader is told.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pages } from "../pages.mjs";
import { sites, stage, test, visit } from "../stage.mjs";

test("every page has its landmarks and one heading of the first level", () =>
  visit({}, async (page) => {
    for (const sort of pages) {
      await page.goto(sort.url);
      for (const [role, least, most] of [["banner", 1, 1], ["main", 1, 1], ["contentinfo", 1, 1], ["navigation", 1, 9], ["search", 1, 2]]) {
        const count = await page.getByRole(role).count();
        assert.ok(count >= least && count <= most, `${sort.name}: ${count} of ${role}`);
      }
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, `${sort.name}: one h1`);
      assert.ok((await page.title()).length > 0, `${sort.name}: a title`);
      assert.match(await page.locator("html").getAttribute("lang"), /^(nb|nn|en)$/);
    }
  }));

test("titles tell pages from each other", () =>
  visit({}, async (page) => {
    const seen = new Map();
    for (const sort of pages.filter((sort) => !sort.url.includes("?"))) {
      await page.goto(sort.url);
      const title = await page.title();
      assert.equal(seen.get(title), undefined, `${sort.name} is called as ${seen.get(title)}: ${title}`);
      seen.set(title, sort.name);
    }
  }));

const compare = (name, url, selector) =>
  test(`the tree of ${name} is as it was`, () =>
    visit({}, async (page) => {
      await page.goto(url);
      // The site's port is another every time.
      const tree = `${await page.locator(selector).ariaSnapshot()}\n`.replace(/localhost(:|%3A)\d+/g, "localhost");
      const file = new URL(`../snapshots/${name}.yaml`, import.meta.url);
      if (stage.update) writeFileSync(file, tree);
      assert.ok(existsSync(file), `no ${file.pathname}; UPDATE=1 writes it`);
      assert.equal(tree, readFileSync(file, "utf8"), "look at the change; UPDATE=1 writes it anew");
    }));

compare("entry", `${sites.everything.url}/ting/alt/`, "body");
compare("list", `${sites.everything.url}/ting/`, "body");

test("the list of facts is read as names with values", () =>
  visit({}, async (page) => {
    await page.goto(`${sites.everything.url}/ting/alt/`);
    const facts = page.locator("aside dl.fakta");
    const terms = await facts.getByRole("term").allInnerTexts();
    for (const label of ["Tema", "Eier", "Bygger på", "Laget", "Åpen for alle", "Antall brukere", "Nettsted", "Kontakt"]) assert.ok(terms.includes(label), `${label} in ${terms}`);
    const of = (label) => facts.locator("div").filter({ has: page.locator("dt", { hasText: new RegExp(`^${label}$`) }) }).first();
    assert.deepEqual(await of("Åpen for alle").getByRole("definition").allInnerTexts(), ["Ja"]);
    assert.deepEqual(await of("Laget").getByRole("definition").allInnerTexts(), ["14. mars 2026"]);
    assert.deepEqual(await of("Bygger på").getByRole("definition").allInnerTexts(), ["Bil", "Bok"]);
  }));
