// The search finds what the program itself finds, in the same order.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { ALL, INDEX, PAGE, field, found, foundTitled, lossy, open, said, settled, shown, shownTitled } from "../searching.mjs";
import { sites, stage, test, until, visit } from "../stage.mjs";

const { standard } = sites;

test("from the front page, with the key of return", () =>
  visit({}, async (page) => {
    await page.goto(`${standard.url}/`);
    await page.locator("main input[name=q]").fill("fiks");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${standard.url}/sok/?q=fiks`);
    await settled(page);
    assert.ok((await shown(page)).length > 3);
    assert.equal(await field(page).inputValue(), "fiks");
  }));

const QUERIES = [
  "fiks",
  "økonomi",
  "søknad om bygg",
  "Åpen kildekode",
  "fiks arkiv",
  "qqqqqq arkiv",
  "barnev",
  "kommune",
  "ROS",
  "og",
  "prosjekt mal gevinst",
  "altinn-studio, digdir!",
  "  dpia  DPIA ",
  "365",
  "https://github.com/x fiks",
  "kommunal kommunal",
];
for (const query of QUERIES) {
  test(`the same hits in the same order as the program: «${query}»`, () =>
    visit({}, async (page) => {
      const expected = await foundTitled(query, PAGE);
      await open(page, `?q=${encodeURIComponent(query)}`);
      assert.deepEqual(await shownTitled(page), expected);
      assert.ok(expected.length > 0, "a query that finds nothing compares nothing");
    }));
}

const judged = JSON.parse(readFileSync(stage.judged, "utf8"));
for (const [name, orders] of Object.entries(judged)) {
  test(`the first ten of judged queries are those of the program: ${name}`, () =>
    visit({}, async (page) => {
      await open(page, "", sites[name]);
      const found = await page.evaluate(async (queries) => {
        const index = await globalThis.sokeindeks.open(document.getElementById("sok").dataset.index);
        const lists = [];
        for (const query of queries) {
          const { hits } = await globalThis.sokerang.find(index, query);
          const cards = await Promise.all(hits.slice(0, 10).map((entry) => index.card(entry)));
          lists.push(cards.map(([, path]) => path));
        }
        return lists;
      }, orders.map(({ query }) => query));
      const others = orders.map(({ query, paths }, place) => ({ query, paths, hits: found[place] }));
      assert.deepEqual(others.filter(({ paths, hits }) => JSON.stringify(paths) !== JSON.stringify(hits)), []);
    }));
}

const vectors = readFileSync(new URL("../../search/ord.tsv", import.meta.url), "utf8").split("\n").filter((line) => line.includes("\t") && !line.startsWith("#"));
test("words become the same keys as in the program", () =>
  visit({}, async (page) => {
    await open(page, "");
    const rows = vectors.map((line) => line.split("\t"));
    const keys = await page.evaluate(async (queries) => {
      const index = await globalThis.sokeindeks.open(document.getElementById("sok").dataset.index);
      return queries.map((query) => globalThis.sokeord.asked(index.plan.rules, query).map(({ key }) => key).join(" "));
    }, rows.map(([query]) => query));
    assert.ok(rows.length >= 100, "too few vectors");
    assert.deepEqual(rows.map(([query], place) => [query, keys[place]]), rows);
  }));

test("there are more than three hundred judged queries", () => assert.ok(Object.values(judged).flat().length > 300));

test("each hit names its entry for scripts of others, and a file that is lost once is asked for again", () =>
  visit(lossy, async (page) => {
    const lost = new Set();
    await page.route(INDEX, (route) => {
      if (lost.has(route.request().url())) return route.continue();
      lost.add(route.request().url());
      return route.abort();
    });
    await open(page, "?q=fiks");
    const named = await page.locator("[data-results] > [data-result]").evaluateAll((hits) => hits.map((hit) => `/${hit.dataset.result}/`));
    assert.deepEqual(named, await found("fiks", PAGE));
    assert.ok(lost.size > 2, "nothing was lost");
  }));

test("nothing found is said", () =>
  visit({}, async (page) => {
    await open(page, "?q=qqqqqq");
    assert.deepEqual(await shown(page), []);
    assert.equal(await said(page), await page.locator("#sok").getAttribute("data-text-none"));
    assert.deepEqual(await found("qqqqqq", PAGE), []);
  }));

test("an empty search gives a hint", () =>
  visit({}, async (page) => {
    await open(page, "");
    assert.equal(await said(page), await page.locator("#sok").getAttribute("data-text-hint"));
  }));

test("the number of hits is said", () =>
  visit({}, async (page) => {
    const all = await found("kommune", ALL);
    await open(page, "?q=kommune");
    assert.ok((await said(page)).includes(String(all.length)), await said(page));
    assert.equal(await page.locator("#sok-status").getAttribute("role"), "status");
  }));

test("more hits come on demand, without one twice", () =>
  visit({}, async (page) => {
    const all = await foundTitled("kommune", ALL);
    assert.ok(all.length > PAGE, "a query with more than one page of hits");
    await open(page, "?q=kommune");
    const more = page.locator("#sok-flere");
    for (let turn = PAGE; turn < all.length; turn += PAGE) {
      await more.click();
      await until("more hits", async () => (await shown(page)).length >= Math.min(turn + PAGE, all.length));
      const place = await page.evaluate(() => [...document.querySelectorAll("#sok-treff > li")].indexOf(document.activeElement.closest("li")));
      assert.equal(place, turn, "the focus is on the first new hit");
    }
    assert.deepEqual(await shownTitled(page), all);
    assert.ok(!(await more.isVisible()), "no more to show");
  }));

test("a new search in the same page keeps the old one one step back", () =>
  visit({}, async (page) => {
    await open(page, "?q=fiks");
    const before = await shownTitled(page);
    await field(page).fill("økonomi");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.searchParams.get("q") === "økonomi");
    const expected = await foundTitled("økonomi", PAGE);
    await until("the new hits", async () => JSON.stringify(await shownTitled(page)) === JSON.stringify(expected));
    await page.goBack();
    await until("the old hits", async () => JSON.stringify(await shownTitled(page)) === JSON.stringify(before));
    assert.equal(await field(page).inputValue(), "fiks");
  }));

test("a hit leads to its entry, and the way back to the same hits", () =>
  visit({}, async (page) => {
    await open(page, "?q=fiks");
    const [first] = await shownTitled(page);
    await page.locator("#sok-treff a").first().click();
    await page.waitForURL(standard.url + first.path);
    assert.equal(await page.locator("h1").textContent(), first.title);
    await page.goBack();
    await settled(page);
    assert.deepEqual((await shownTitled(page))[0], first);
  }));

test("an index that does not come is said, and the search works again when it does", () =>
  visit(lossy, async (page) => {
    await page.route(INDEX, (route) => route.abort());
    await open(page, "?q=fiks");
    assert.equal(await said(page), await page.locator("#sok").getAttribute("data-text-failed"));
    await page.unroute(INDEX);
    await field(page).press("Enter");
    await until("hits", async () => (await shown(page)).length > 0);
  }));
