// Without scripts: every page says what it has to say, its links lead on, and old addresses still lead home.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pages } from "../pages.mjs";
import { sites, test, visit } from "../stage.mjs";

const { standard, everything } = sites;
const bare = { javaScriptEnabled: false };

test("every page has its heading, its text and a way on", () =>
  visit(bare, async (page) => {
    for (const sort of pages) {
      const answer = await page.goto(sort.url);
      assert.equal(answer.status(), 200, sort.name);
      assert.equal(await page.locator("h1").count(), 1, `${sort.name}: one h1`);
      assert.ok((await page.locator("main").innerText()).trim().length > 20, `${sort.name}: text in main`);
      assert.ok((await page.locator("header nav a:visible").count()) > 0, `${sort.name}: navigation`);
    }
  }));

test("the navigation of a wide page leads to each kind", () =>
  visit(bare, async (page) => {
    await page.goto(`${standard.url}/`);
    const links = await page.locator("header nav a").evaluateAll((list) => list.map((link) => [link.getAttribute("href"), link.textContent.trim()]));
    assert.ok(links.length >= 5, "kinds");
    for (const [href, label] of links) {
      await page.goto(`${standard.url}/`);
      await page.locator(`header nav a[href="${href}"]`).click();
      await page.waitForURL(standard.url + href);
      assert.ok((await page.locator("h1").innerText()).length > 0, label);
      assert.equal(await page.locator('header nav a[aria-current="page"]').getAttribute("href"), href);
    }
  }));

test("the menu of a narrow page opens and leads on", () =>
  visit({ ...bare, viewport: { width: 320, height: 700 } }, async (page) => {
    await page.goto(`${standard.url}/`);
    const link = page.locator("header nav a").first();
    if (!(await link.isVisible())) await page.locator("header button[popovertarget]:visible").first().click();
    const href = await link.getAttribute("href");
    await link.click();
    await page.waitForURL(standard.url + href);
  }));

test("the search page offers the lists of the kinds instead", () =>
  visit(bare, async (page) => {
    await page.goto(`${standard.url}/`);
    await page.locator("main input[name=q]").fill("fiks");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${standard.url}/sok/?q=fiks`);
    const links = page.locator("#sok-inngang a");
    assert.ok((await links.count()) >= 5);
    await links.first().click();
    assert.ok((await page.locator("main ol li a").count()) > 0, "a list of entries");
  }));

test("a list leads through all its pages", () =>
  visit(bare, async (page) => {
    await page.goto(`${everything.url}/ting/`);
    const seen = [];
    for (let turn = 0; turn < 20; turn += 1) {
      seen.push(...(await page.locator("main .kort-tittel a").allInnerTexts()));
      const next = page.locator('main nav a[rel="next"]');
      if ((await next.count()) === 0) break;
      await next.first().click();
      await page.waitForURL(`**/side/${turn + 2}/`);
    }
    assert.equal(seen.length, 10);
    assert.equal(new Set(seen).size, 10);
  }));

for (const old of ["gammel-adresse", "enda-eldre"]) {
  test(`the old address ${old} leads on`, () =>
    visit(bare, async (page) => {
      await page.goto(`${everything.url}/ting/${old}/`);
      await page.waitForURL(`${everything.url}/ting/alt/`);
      assert.match(await page.locator("h1").innerText(), /^Alt på én side/);
    }));
}

test("an attachment is served, and its link says of what sort and size it is", () =>
  visit(bare, async (page) => {
    await page.goto(`${everything.url}/ting/alt/`);
    const bytes = readFileSync(path.join(everything.root, "content/ting/alt/skjema.csv"));
    const item = page.locator(".vedlegg li", { hasText: "skjema.csv" });
    const said = await item.innerText();
    assert.match(said, /CSV/);
    assert.match(said, new RegExp(`${bytes.length}\\s*(B|byte)`), said);
    const [download] = await Promise.all([page.waitForEvent("download"), item.locator("a").click()]);
    assert.deepEqual(readFileSync(await download.path()), bytes);
    const image = page.locator(".prosa img");
    assert.ok(await image.evaluate((element) => element.complete && element.naturalWidth > 0), "the picture is shown");
  }));
