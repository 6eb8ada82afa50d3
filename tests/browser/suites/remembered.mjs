// What the search remembers of a reader: the latest searches; and the key that leads to it, from every page.
import assert from "node:assert/strict";
import { pages } from "../pages.mjs";
import { PAGE, field, found, hits, isAskedByScripts, isFocused, open, query, settled, write } from "../searching.mjs";
import { sites, test, until, visit } from "../stage.mjs";

const { standard } = sites;

const latest = (page) => page.getByRole("region", { name: "Dine siste søk" });

// --- The latest searches

const remembered = async (page, site = standard) => {
  await open(page, "", site);
  return (await latest(page).isVisible()) ? latest(page).getByRole("link").allTextContents() : [];
};
const search = async (page, words) => {
  await field(page).fill(words);
  await page.keyboard.press("Enter");
  await until(`the search for ${words}`, () => query(page) === words);
};

test("the latest searches are listed: newest first, each once, at most six", () =>
  visit({}, async (page) => {
    assert.deepEqual(await remembered(page), []);
    for (const words of ["fiks", "arkiv", "dpia", "arkiv"]) await search(page, words);
    assert.deepEqual(await remembered(page), ["arkiv", "dpia", "fiks"]);
    await write(page, "barnehage");
    await page.locator("#sok-treff a").first().click();
    await page.waitForURL((url) => url.pathname !== "/sok/");
    assert.deepEqual(await remembered(page), ["barnehage", "arkiv", "dpia", "fiks"]);
    for (const words of ["økonomi", "ros", "skole"]) await search(page, words);
    assert.deepEqual(await remembered(page), ["skole", "ros", "økonomi", "barnehage", "arkiv", "dpia"]);
    await latest(page).getByRole("link", { name: "økonomi" }).click();
    await hits(page, await found("økonomi", PAGE));
  }));

for (const [from, at] of [["the front page", "/"], ["the top of another page", "/losninger/"]]) {
  test(`a search from ${from} is among the latest`, () =>
    visit({}, async (page) => {
      await page.goto(standard.url + at);
      await page.locator("input[name=q]:visible").first().fill("fiks");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/sok/?q=fiks");
      await settled(page);
      // The second script remembers, and comes after the hits.
      await until("the search is kept", () => page.evaluate(() => JSON.stringify({ ...localStorage }).includes("fiks")));
      assert.deepEqual(await remembered(page), ["fiks"]);
    }));
}

test("a search that is made before all of the page has come is among the latest", () =>
  visit({}, async (page) => {
    const held = [];
    await page.route("**/*.js", (route) => (isAskedByScripts(route.request(), standard) ? held.push(route) : route.continue()));
    await page.goto(`${standard.url}/sok/`, { waitUntil: "domcontentloaded" });
    await settled(page);
    await search(page, "fiks");
    await hits(page, await found("fiks", PAGE));
    for (const route of held) await route.continue();
    await page.locator("#sok-filtre input").first().waitFor();
    await page.unroute("**/*.js");
    assert.deepEqual(await remembered(page), ["fiks"]);
  }));

test("the latest searches are forgotten on demand", () =>
  visit({}, async (page) => {
    await open(page, "");
    await search(page, "fiks");
    assert.deepEqual(await remembered(page), ["fiks"]);
    await latest(page).getByRole("button", { name: "Glem søkene" }).press("Enter");
    await latest(page).waitFor({ state: "hidden" });
    assert.ok(await page.evaluate(() => document.activeElement !== document.body), "the focus is lost");
    assert.deepEqual(await remembered(page), []);
  }));

test("what was only being written is not remembered", () =>
  visit({}, async (page) => {
    await open(page, "");
    await write(page, "fiks");
    await hits(page, await found("fiks", PAGE));
    assert.deepEqual(await remembered(page), []);
  }));

test("a browser that stores nothing, or rubbish, breaks nothing", () =>
  visit({}, async (page) => {
    await open(page, "");
    await search(page, "fiks");
    await page.evaluate(() => Object.keys(localStorage).forEach((name) => localStorage.setItem(name, `{"fiks": [`)));
    assert.deepEqual(await remembered(page), []);
    await page.addInitScript(() => Object.defineProperty(globalThis, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } }));
    assert.deepEqual(await remembered(page), []);
    await page.getByLabel("Tasten / fører til søkefeltet").click();
    await search(page, "arkiv");
    await hits(page, await found("arkiv", PAGE));
    await page.locator("#sok-treff a").first().click();
    await page.waitForURL((url) => url.pathname !== "/sok/");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.type), "search");
  }));

// --- The key /

for (const width of [1280, 390]) {
  test(`the key / leads to the search field of every sort of page: ${width} px`, () =>
    visit({ viewport: { width, height: 800 }, expected: [/status of 404/] }, async (page) => {
      for (const sort of ["front", "list of losninger", "entry of losninger", "about: om", "search", "search with hits", "search without hits", "not found"]) {
        await page.goto(pages.find(({ name }) => name === sort).url);
        if (sort.startsWith("search")) await settled(page);
        const one = page.locator("input[type=search]:visible").first();
        await one.fill("barnehager");
        await one.blur();
        await page.keyboard.press("/");
        assert.ok(await isFocused(one), sort);
        await page.keyboard.type("av/på");
        assert.equal(await one.inputValue(), "av/på", `${sort}: what stood there is written over; in the field, the key is a letter`);
        await one.blur();
        for (const other of ["Control", "Alt", "Meta"]) {
          await page.keyboard.press(`${other}+/`);
          assert.ok(!(await isFocused(one)), `${sort}, with ${other}`);
        }
      }
    }));
}

test("the key / can be turned off, for all pages and for good", () =>
  visit({}, async (page) => {
    const leads = async (at) => {
      await page.goto(standard.url + at);
      await page.keyboard.press("/");
      return page.evaluate(() => document.activeElement.type === "search");
    };
    const choice = page.getByLabel("Tasten / fører til søkefeltet");
    await open(page, "");
    assert.ok(await choice.isChecked());
    await choice.uncheck();
    for (const at of ["/sok/", "/", "/losninger/"]) assert.ok(!(await leads(at)), at);
    await open(page, "");
    assert.ok(!(await choice.isChecked()));
    await choice.check();
    for (const at of ["/sok/", "/", "/losninger/"]) assert.ok(await leads(at), at);
  }));

test("from the front page to an entry with the keyboard alone", () =>
  visit({}, async (page) => {
    await page.goto(`${standard.url}/`);
    await page.keyboard.press("/");
    await page.keyboard.type("byggesak");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/sok/?q=byggesak");
    await settled(page);
    await page.keyboard.press("/");
    const first = page.locator("#sok-treff a").first();
    const title = await first.textContent();
    for (let turn = 0; turn < 60 && !(await isFocused(first)); turn += 1) await page.keyboard.press("Tab");
    assert.ok(await isFocused(first), "sixty keys do not lead to the first hit");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname !== "/sok/");
    assert.equal(await page.locator("h1").textContent(), title);
  }));
