// The search finds what the program itself finds, and its address holds all of it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { sites, stage, test, until, visit } from "../stage.mjs";

const { standard } = sites;
const ALL = 1000;
const PAGE = 20;

// What `allmenning find` says: titles and ids.
const found = (query, most) => {
  const ran = spawnSync(stage.program, ["find", "-n", String(most), "--root", standard.root, "--today", standard.today, "--", query], { encoding: "utf8", timeout: 20_000 });
  assert.equal(ran.status, 0, ran.stderr);
  const hits = ran.stdout.split("\n\n").filter((hit) => hit.trim() !== "");
  return hits.map((hit) => {
    const [title, place] = hit.split("\n");
    return { title, path: `/${place.trim().split(" · ")[0]}/` };
  });
};

const shown = (page) =>
  page.locator("#sok-treff > li .treff-tittel a").evaluateAll((links) => links.map((link) => ({ title: link.textContent, path: link.getAttribute("href") })));

const said = (page) => page.locator("#sok-status").textContent();

// Waits until the search has said its last word.
const settled = async (page) => {
  const loading = await page.locator("#sok").getAttribute("data-text-loading");
  await until("the search", async () => !["", loading].includes(await said(page)));
};

const open = async (page, address, site = standard) => {
  await page.goto(`${site.url}/sok/${address}`);
  await settled(page);
};

// The box of a value of a filter.
const box = (page, name, value) => page.locator(`#sok-filtre input[name="${name}"][value="${value}"]`);

test("from the front page, with the key of return", () =>
  visit({}, async (page) => {
    await page.goto(`${standard.url}/`);
    await page.locator("main input[name=q]").fill("fiks");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${standard.url}/sok/?q=fiks`);
    await settled(page);
    assert.ok((await shown(page)).length > 3);
    assert.equal(await page.locator("#sok input[name=q]").inputValue(), "fiks");
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
      const expected = found(query, PAGE);
      await open(page, `?q=${encodeURIComponent(query)}`);
      assert.deepEqual(await shown(page), expected);
      assert.ok(expected.length > 0, "a query that finds nothing compares nothing");
    }));
}

const judged = JSON.parse(readFileSync(stage.judged, "utf8"));
const SHARE = 16;
for (const [name, orders] of Object.entries(judged)) {
  for (let from = 0; from < orders.length; from += SHARE) {
    test(`the first ten of judged queries are those of the program: ${name} from ${from + 1}`, () =>
      visit({}, async (page) => {
        const others = [];
        for (const { query, paths } of orders.slice(from, from + SHARE)) {
          await open(page, `?q=${encodeURIComponent(query)}`, sites[name]);
          const hits = (await shown(page)).slice(0, 10).map(({ path }) => path);
          if (JSON.stringify(hits) !== JSON.stringify(paths)) others.push({ query, hits, paths });
        }
        assert.deepEqual(others, []);
      }));
  }
}

test("there are more than three hundred judged queries", () => assert.ok(Object.values(judged).flat().length > 300));

test("each hit names its entry for scripts of others, and a file that is lost once is asked for again", () =>
  visit({ expected: [/Failed to load resource/] }, async (page) => {
    const lost = new Set();
    await page.route("**/sok/indeks/**", (route) => {
      if (lost.has(route.request().url())) return route.continue();
      lost.add(route.request().url());
      return route.abort();
    });
    await open(page, "?q=fiks");
    const named = await page.locator("[data-results] > [data-result]").evaluateAll((hits) => hits.map((hit) => `/${hit.dataset.result}/`));
    assert.deepEqual(named, found("fiks", PAGE).map(({ path }) => path));
    assert.ok(lost.size > 2, "nothing was lost");
  }));

test("nothing found is said", () =>
  visit({}, async (page) => {
    await open(page, "?q=qqqqqq");
    assert.deepEqual(await shown(page), []);
    assert.equal(await said(page), await page.locator("#sok").getAttribute("data-text-none"));
    assert.deepEqual(found("qqqqqq", PAGE), []);
  }));

test("an empty search gives a hint", () =>
  visit({}, async (page) => {
    await open(page, "");
    assert.equal(await said(page), await page.locator("#sok").getAttribute("data-text-hint"));
  }));

test("the number of hits is said", () =>
  visit({}, async (page) => {
    const all = found("kommune", ALL);
    await open(page, "?q=kommune");
    assert.ok((await said(page)).includes(String(all.length)), await said(page));
    assert.equal(await page.locator("#sok-status").getAttribute("role"), "status");
  }));

test("more hits come on demand, without one twice", () =>
  visit({}, async (page) => {
    const all = found("kommune", ALL);
    assert.ok(all.length > PAGE, "a query with more than one page of hits");
    await open(page, "?q=kommune");
    const more = page.locator("#sok-flere");
    for (let turn = PAGE; turn < all.length; turn += PAGE) {
      await more.click();
      await until("more hits", async () => (await shown(page)).length >= Math.min(turn + PAGE, all.length));
      const place = await page.evaluate(() => [...document.querySelectorAll("#sok-treff > li")].indexOf(document.activeElement.closest("li")));
      assert.equal(place, turn, "the focus is on the first new hit");
    }
    assert.deepEqual(await shown(page), all);
    assert.ok(!(await more.isVisible()), "no more to show");
  }));

test("a filter narrows, and the way back widens again", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune");
    const before = await shown(page);
    await box(page, "kind", "losninger").check();
    await page.waitForURL("**/sok/?q=kommune&kind=losninger");
    const all = found("kommune", ALL);
    const expected = all.filter((hit) => hit.path.startsWith("/losninger/"));
    await until("the filtered hits", async () => (await said(page)).includes(String(expected.length)) && (await shown(page)).length === Math.min(expected.length, PAGE));
    assert.deepEqual(await shown(page), expected.slice(0, PAGE));
    assert.ok(expected.length < all.length);
    await page.goBack();
    await page.waitForURL("**/sok/?q=kommune");
    await until("all hits", async () => (await shown(page)).length === before.length);
    assert.deepEqual(await shown(page), before);
    await page.goForward();
    await until("the filtered hits", async () => (await shown(page)).length === Math.min(expected.length, PAGE));
  }));

test("a filter alone lists everything of that sort", () =>
  visit({}, async (page) => {
    await open(page, "?kind=plattformer");
    const hits = await shown(page);
    assert.ok(hits.length > 1 && hits.every((hit) => hit.path.startsWith("/plattformer/")), JSON.stringify(hits));
  }));

test("an address holds the whole search", () =>
  visit({}, async (page) => {
    await open(page, "?q=s%C3%B8knad&kind=tjenester");
    const expected = found("søknad", ALL).filter((hit) => hit.path.startsWith("/tjenester/"));
    assert.ok(expected.length > 0);
    assert.deepEqual(await shown(page), expected);
    assert.equal(await page.locator("#sok input[name=q]").inputValue(), "søknad");
    assert.ok(await box(page, "kind", "tjenester").isChecked());
  }));

test("a new search in the same page keeps the old one one step back", () =>
  visit({}, async (page) => {
    await open(page, "?q=fiks");
    const before = await shown(page);
    await page.locator("#sok input[name=q]").fill("økonomi");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.searchParams.get("q") === "økonomi");
    const expected = found("økonomi", PAGE);
    await until("the new hits", async () => JSON.stringify(await shown(page)) === JSON.stringify(expected));
    await page.goBack();
    await until("the old hits", async () => JSON.stringify(await shown(page)) === JSON.stringify(before));
    assert.equal(await page.locator("#sok input[name=q]").inputValue(), "fiks");
  }));

test("a hit leads to its entry, and the way back to the same hits", () =>
  visit({}, async (page) => {
    await open(page, "?q=fiks");
    const [first] = await shown(page);
    await page.locator("#sok-treff a").first().click();
    await page.waitForURL(standard.url + first.path);
    assert.equal(await page.locator("h1").textContent(), first.title);
    await page.goBack();
    await settled(page);
    assert.deepEqual((await shown(page))[0], first);
  }));

test("the facets of a list lead to the same search", () =>
  visit({}, async (page) => {
    await page.goto(`${standard.url}/losninger/`);
    const item = page.locator('aside.snevre li:has(a[href*="/sok/?"])').first();
    await item.evaluate((element) => (element.closest("details").open = true));
    const count = Number(await item.locator(".antall [aria-hidden]").textContent());
    await item.locator("a").click();
    await page.waitForURL((at) => at.pathname === "/sok/");
    await settled(page);
    const hits = await shown(page);
    assert.equal(hits.length, Math.min(count, PAGE));
    assert.ok(hits.every((hit) => hit.path.startsWith("/losninger/")));
  }));

test("an index that does not come is said, and the search works again when it does", () =>
  visit({ expected: [/Failed to load resource/] }, async (page) => {
    await page.route("**/sok/indeks/**", (route) => route.abort());
    await open(page, "?q=fiks");
    assert.equal(await said(page), await page.locator("#sok").getAttribute("data-text-failed"));
    await page.unroute("**/sok/indeks/**");
    await page.locator("#sok input[name=q]").press("Enter");
    await until("hits", async () => (await shown(page)).length > 0);
  }));
