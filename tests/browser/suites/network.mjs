// The search on the network: files that are lost, hosts of every sort, a site that is published anew while the reader searches,
// and one with thousands of entries.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { ALL, FAILED, INDEX, PAGE, field, found, hits, isAskedByScripts, lossy, open, query, said, shown } from "../searching.mjs";
import { sites, test, until, visit } from "../stage.mjs";

const { standard, large } = sites;

// --- Files that are lost

test("every file that is lost once is asked for again", () =>
  visit(lossy, async (page) => {
    const sorts = new Set();
    let lost;
    await page.route("**/*", (route) => {
      const name = `${route.request().url()} ${route.request().headers().range}`;
      if (!isAskedByScripts(route.request(), large) || lost.has(name)) return route.continue();
      lost.add(name);
      sorts.add(/indeks\/([a-z]+)/.exec(name)?.[1]);
      return route.abort();
    });
    for (const [address, of] of [["?q=barnehge", (at) => at], ["?q=kommune&kind=losninger", (at) => at.startsWith("/losninger/")]]) {
      lost = new Set();
      await open(page, address, large);
      await hits(page, (await found(query(page), ALL, large)).filter(of).slice(0, PAGE));
      await page.locator("#sok-filtre input").first().waitFor();
    }
    for (const sort of ["filtre", "hale", "ord", "plan", "slutt", "start", "treff"]) assert.ok(sorts.has(sort), sort);
  }));

test("when the network is gone, it is said, what was shown stays, and the next try works", () =>
  visit(lossy, async (page) => {
    await open(page, "?q=kommune", large);
    const before = await shown(page);
    await page.route(INDEX, (route) => route.abort());
    await field(page).fill("barnehage");
    await until("the fault", async () => (await said(page)).startsWith(FAILED));
    assert.deepEqual(await shown(page), before);
    assert.equal(await field(page).inputValue(), "barnehage");
    await page.unroute(INDEX);
    await field(page).press("Enter");
    await hits(page, await found("barnehage", PAGE, large));
    assert.match(await said(page), /treff$/);
  }));

test("more hits that do not come are said, and come when the network is back", () =>
  visit(lossy, async (page) => {
    await open(page, "?q=kommune", large);
    const before = [await shown(page), await said(page)];
    await page.route(INDEX, (route) => route.abort());
    await page.locator("#sok-flere").click();
    await until("the fault", async () => (await said(page)).startsWith(FAILED));
    assert.deepEqual(await shown(page), before[0]);
    await page.unroute(INDEX);
    await page.locator("#sok-flere").click();
    await hits(page, await found("kommune", 2 * PAGE, large));
    assert.equal(await said(page), before[1], "what has been mended is no longer said");
  }));

// --- Hosts, and what they hold

// Answers as a plain host of the folder does, also for parts of files.
const hand = (folder) => (route) => {
  const file = path.join(folder, new URL(route.request().url()).pathname);
  if (!existsSync(file)) return route.fulfill({ status: 404, body: "" });
  const bytes = readFileSync(file);
  const range = /^bytes=(\d+)-(\d+)$/.exec(route.request().headers().range ?? "");
  if (!range) return route.fulfill({ contentType: "application/octet-stream", body: bytes });
  const [from, to] = [Number(range[1]), Math.min(Number(range[2]), bytes.length - 1)];
  if (from > to) return route.fulfill({ status: 416, body: "" });
  return route.fulfill({ status: 206, headers: { "content-range": `bytes ${from}-${to}/${bytes.length}` }, body: bytes.subarray(from, to + 1) });
};

test("a large site is fetched in parts", () =>
  visit({}, async (page) => {
    const parts = [];
    page.on("response", (answer) => answer.request().headers().range && parts.push(answer.status()));
    await open(page, "?q=barnehage", large);
    assert.ok(parts.length > 0 && parts.every((status) => status === 206), parts.join());
  }));

test("a host that gives no parts of files does", () =>
  visit({}, async (page) => {
    const asked = [];
    await page.route(INDEX, (route) => {
      asked.push(route.request().headers().range);
      const file = path.join(large.folder, new URL(route.request().url()).pathname);
      return route.fulfill({ contentType: "application/octet-stream", body: readFileSync(file) });
    });
    await open(page, "?q=barnehage", large);
    assert.deepEqual(await shown(page), await found("barnehage", PAGE, large));
    assert.ok(asked.some((range) => range !== undefined), "parts were asked for");
  }));

// Where a file holds several pieces, no host can: it would have to know where each of them ends.
for (const [name, site] of [["standard", standard]]) {
  test(`a host that unpacks by itself does: ${name}`, () =>
    visit({}, async (page) => {
      const unpacked = [];
      await page.route(INDEX, (route) => {
        const bytes = readFileSync(path.join(site.folder, new URL(route.request().url()).pathname));
        const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
        unpacked.push(isPacked);
        return route.fulfill({ contentType: "application/octet-stream", body: isPacked ? gunzipSync(bytes) : bytes });
      });
      await open(page, "?q=barnehage&kind=tjenester", site);
      const expected = (await found("barnehage", ALL, site)).filter((at) => at.startsWith("/tjenester/"));
      assert.deepEqual(await shown(page), expected);
      assert.ok(unpacked.filter(Boolean).length > 2);
    }));
}

for (const [name, old, young] of [["larger", standard, large], ["smaller", large, standard]]) {
  test(`a site that is published anew while the reader searches, and is ${name} then`, () =>
    visit(lossy, async (page) => {
      await open(page, "?q=fiks", old);
      await page.route(INDEX, hand(young.folder));
      for (const words of ["barnehage", "økonomi", "fiks", "barnehge", "kommune"]) {
        await field(page).fill(words);
        await hits(page, await found(words, PAGE, young));
        assert.match(await said(page), /\d treff$/);
      }
    }));
}

// --- Many hits

test("the first ten among thousands are those of the program", () =>
  visit({}, async (page) => {
    const ends = { frequent: (count) => count > 1000, rare: (count) => count > 0 && count < 100 };
    for (const [sort, queries] of Object.entries({ frequent: ["kommune", "felles løsning", "løsning", "og"], rare: ["lorawan", "gebyrkalkulator", "startlån utbetaling"] })) {
      for (const words of queries) {
        const all = await found(words, ALL, large);
        assert.ok(ends[sort](all.length), `${words} is ${sort}: ${all.length}`);
        await open(page, `?q=${encodeURIComponent(words)}`, large);
        assert.deepEqual((await shown(page)).slice(0, 10), all.slice(0, 10), words);
        const [, over, count] = /^(Mer enn )?(\d+) treff$/.exec(await said(page));
        assert.ok(over ? all.length > Number(count) : all.length === Number(count), `${words}: ${await said(page)}, of ${all.length}`);
      }
    }
  }));

test("more hits come past those that are ranked, none of them twice", () =>
  visit({}, async (page) => {
    const all = await found("felles løsning", ALL, large);
    await open(page, "?q=felles+l%C3%B8sning", large);
    // As often as there is more, as soon as what was asked for has come.
    await page.evaluate(() => {
      const [list, more] = ["sok-treff", "sok-flere"].map((id) => document.getElementById(id));
      const press = () => more.checkVisibility() && more.click();
      new MutationObserver(() => requestAnimationFrame(press)).observe(list, { childList: true });
      press();
    });
    await until("all hits", async () => (await shown(page)).length >= all.length, 30_000);
    await page.locator("#sok-flere").waitFor({ state: "hidden" });
    const listed = await shown(page);
    assert.equal(new Set(listed).size, listed.length);
    assert.deepEqual([...listed].sort(), [...all].sort());
  }));
