// Filters: what they offer, what they do to the hits and to the address, and that nobody loses the place over them.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import { require, sites, stage, test, until, visit } from "../stage.mjs";

const { standard, large } = sites;
const PAGE = 20;
const ALL = 5000;
const FILTERS = "**/sok/indeks/filtre.bin*";
const narrow = { viewport: { width: 390, height: 800 } };

// The paths that `allmenning find` has for a query.
const found = async (query, site = standard) => {
  const { stdout } = await promisify(execFile)(stage.program, ["find", "-n", String(ALL), "--root", site.root, "--today", site.today, "--", query], { timeout: 20_000 });
  const hits = stdout.split("\n\n").filter((hit) => hit.trim() !== "");
  return hits.map((hit) => `/${hit.split("\n")[1].trim().split(" · ")[0]}/`);
};

const field = (page) => page.locator("#sok input[name=q]");
const said = (page) => page.locator("#sok-status").textContent();
const shown = (page) => page.locator("#sok-treff .treff-tittel a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);
const focus = (page) => page.evaluate(() => document.activeElement.localName);
// How many hits are said.
const number = async (page) => {
  const [, count] = /^(\d+) treff$/.exec(await said(page)) ?? [];
  return count === undefined ? ((await said(page)) === "Ingen treff." ? 0 : NaN) : Number(count);
};
const counts = (page, wanted) => until(`${wanted} hits`, async () => (await number(page)) === wanted);
// Waits until the search has said its last word, and shown what it shows at once.
const settled = (page) => until("the search", async () => !["", "Søker …"].includes(await said(page)) && (await page.locator("#sok-treff[aria-busy]").count()) === 0);
const open = async (page, address, site = standard) => {
  await page.goto(`${site.url}/sok/${address}`);
  await settled(page);
};

// The panel, a filter in it, the box of a value, and the button that takes a value away.
const panel = (page) => page.locator("details.sok-filter");
const group = (page, name) => page.locator("#sok-filtre").getByRole("group", { name, exact: true });
const box = (page, name, value) => page.locator(`#sok-filtre input[name="${name}"][value="${value}"]`);
const chip = (page, name) => page.getByRole("button", { name: new RegExp(`^Fjern filteret «${name}»$`, "i") });
const chips = (page) => page.getByRole("group", { name: "Filtre i bruk" }).getByRole("button").evaluateAll((buttons) => buttons.map((button) => button.textContent.toLowerCase()));
const chipped = (page, wanted) => until(`the buttons ${wanted}`, async () => JSON.stringify((await chips(page)).sort()) === JSON.stringify(wanted));
// All hits, also those that are shown on demand.
const everything = async (page) => {
  for (const more = page.locator("#sok-flere"); await more.isVisible(); ) {
    const length = (await shown(page)).length;
    await more.click();
    await until("more hits", async () => (await shown(page)).length > length);
  }
  return shown(page);
};
// Does something, and waits until the filters are drawn anew.
const redrawn = async (page, act) => {
  await page.evaluate(() => {
    globalThis.isDrawn = false;
    new MutationObserver(() => (globalThis.isDrawn = true)).observe(document.getElementById("sok-filtre"), { childList: true, subtree: true });
  });
  await act();
  await until("the filters", () => page.evaluate(() => globalThis.isDrawn));
};
// The filters that are offered, each with its values, their numbers, and whether they are chosen; opens all of them.
const offered = async (page) => {
  const groups = page.locator("#sok-filtre > details");
  await groups.first().waitFor();
  for (const one of await groups.all()) {
    await one.evaluate((element) => (element.open = true));
    await until("the values of a filter", () => one.evaluate((element) => "filled" in element.dataset));
  }
  return groups.evaluateAll((all) =>
    all.map((one) => ({
      label: one.querySelector("summary").textContent,
      values: [...one.querySelectorAll("label")].map((label) => ({ name: label.control.name, value: label.control.value, text: label.querySelector("span").textContent, count: Number(label.querySelector(".antall").textContent), isOn: label.control.checked })),
    })),
  );
};
const inAddress = (filters) => filters.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join("");

// --- What is offered

for (const [words, chosen, site] of [["kommune", [], standard], ["kommune", [["kind", "losninger"]], standard], ["barnehage", [["status", "delt"]], standard], ["", [["kind", "maler"]], standard], ["kommune", [], large]]) {
  const name = site === large ? "large" : "standard";
  test(`each value says how many hits it gives: «${words}» ${inAddress(chosen)} ${name}`, () =>
    visit({}, async (page) => {
      await open(page, `?q=${words}${inAddress(chosen)}`, site);
      const values = (await offered(page)).flatMap((one) => one.values);
      assert.ok(values.length > 10);
      // The most frequent, the rarest, and one between.
      const others = values.filter(({ isOn }) => !isOn).sort((a, b) => b.count - a.count);
      for (const { name, value, count } of [0, 0.3, 1].map((share) => others[Math.floor(share * (others.length - 1))])) {
        // Of one filter, only this value: several widen.
        const kept = chosen.filter(([other]) => other !== name);
        await open(page, `?q=${words}${inAddress([...kept, [name, value]])}`, site);
        assert.equal(await number(page), count, `${name}=${value}`);
      }
    }));
}

for (const address of ["?q=barnehage", "?q=byggesak", "?q=barnehage&kind=losninger", "?kind=tjenester", "?q=qqqqqq&kind=maler"]) {
  test(`what no hit has is not offered: ${address}`, () =>
    visit({}, async (page) => {
      await open(page, address);
      const groups = await offered(page);
      const none = await page.locator("#sok").getAttribute("data-text-filter-none");
      for (const { label } of groups.filter(({ values }) => values.length === 0)) {
        assert.ok(await group(page, label).getByText(none).isVisible(), `${label} has no value, and does not say so`);
      }
      assert.deepEqual(groups.flatMap(({ values }) => values).filter(({ count, isOn }) => count === 0 && !isOn), []);
    }));
}

test("a reader who reads no boxes hears their labels", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune");
    for (const { label, values } of await offered(page)) {
      for (const { text, count } of values) {
        const named = group(page, label).getByRole("checkbox", { name: `${text} ${count}`, exact: true });
        assert.ok((await named.count()) >= 1, `${label}: ${text} ${count}`);
      }
    }
  }));

// --- What they do

test("several values of one filter widen, several filters narrow", () =>
  visit({}, async (page) => {
    const all = await found("kommune");
    const of = (kind) => all.filter((at) => at.startsWith(`/${kind}/`));
    await open(page, "?q=kommune");
    await box(page, "kind", "losninger").check();
    await counts(page, of("losninger").length);
    await box(page, "kind", "aktorer").check();
    await counts(page, of("losninger").length + of("aktorer").length);
    assert.deepEqual(await shown(page), all.filter((at) => /^\/(losninger|aktorer)\//.test(at)).slice(0, PAGE));
    await box(page, "status", "kvalitetssikret").check();
    await chipped(page, ["aktører", "kvalitetssikret", "løsninger"]);
    const narrowed = await everything(page);
    await open(page, "?q=kommune&status=kvalitetssikret");
    const approved = await everything(page);
    assert.deepEqual(narrowed, approved.filter((at) => /^\/(losninger|aktorer)\//.test(at)));
    assert.ok(narrowed.length > 0 && narrowed.length < approved.length);
  }));

test("the address holds all that was chosen, and gives the same again", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune");
    for (const [name, value, all] of [["kind", "losninger", ["løsninger"]], ["kind", "aktorer", ["aktører", "løsninger"]], ["status", "delt", ["aktører", "delt", "løsninger"]]]) {
      await box(page, name, value).check();
      await chipped(page, all);
    }
    const asked = new URL(page.url()).searchParams;
    assert.deepEqual([asked.get("q"), asked.getAll("kind").sort(), asked.getAll("status")], ["kommune", ["aktorer", "losninger"], ["delt"]]);
    const before = [await number(page), await shown(page)];
    await page.reload();
    await settled(page);
    await chipped(page, ["aktører", "delt", "løsninger"]);
    await box(page, "status", "delt").waitFor();
    assert.deepEqual([await number(page), await shown(page)], before);
    for (const [name, value] of [["kind", "losninger"], ["kind", "aktorer"], ["status", "delt"]]) assert.ok(await box(page, name, value).isChecked(), value);
    assert.ok(!(await box(page, "kind", "maler").isChecked()));
  }));

test("boxes that are ticked before the hits have come all count", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune", large);
    const held = [];
    let isHolding = true;
    await box(page, "kind", "losninger").waitFor();
    await page.route("**/sok/indeks/**", (route) => (isHolding ? held.push(route) : route.continue()));
    for (const value of ["losninger", "aktorer", "tjenester"]) await box(page, "kind", value).check();
    isHolding = false;
    for (const route of held) await route.continue();
    assert.ok(held.length > 0, "nothing was waited for");
    await chipped(page, ["aktører", "løsninger", "tjenester"]);
    await counts(page, (await found("kommune", large)).filter((at) => /^\/(losninger|aktorer|tjenester)\//.test(at)).length);
  }));

test("a filter narrows, and the way back widens again", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune");
    const all = await found("kommune");
    const expected = all.filter((at) => at.startsWith("/losninger/"));
    assert.ok(expected.length > 0 && expected.length < all.length);
    await box(page, "kind", "losninger").check();
    await page.waitForURL("**/sok/?q=kommune&kind=losninger");
    await counts(page, expected.length);
    assert.deepEqual(await shown(page), expected.slice(0, PAGE));
    await page.goBack();
    await page.waitForURL("**/sok/?q=kommune");
    await counts(page, all.length);
    assert.deepEqual(await shown(page), all.slice(0, PAGE));
    await until("the box to be empty", async () => !(await box(page, "kind", "losninger").isChecked()));
    await chipped(page, []);
    await page.goForward();
    await counts(page, expected.length);
    await until("the box to be ticked", () => box(page, "kind", "losninger").isChecked());
    await chipped(page, ["løsninger"]);
  }));

test("the way back from a filter leads to the search that was written before it", () =>
  visit({}, async (page) => {
    await open(page, "?q=fiks");
    await field(page).press("Control+A");
    await page.keyboard.type("kommune");
    await counts(page, (await found("kommune")).length);
    await box(page, "kind", "losninger").check();
    await page.waitForURL((url) => url.searchParams.get("kind") === "losninger");
    await settled(page);
    await page.goBack();
    await until("another search", () => !page.url().includes("kind="));
    assert.equal(new URL(page.url()).searchParams.get("q"), "kommune");
  }));

test("a filter alone lists everything of that sort", () =>
  visit({}, async (page) => {
    await open(page, "?kind=plattformer");
    const hits = await shown(page);
    assert.ok(hits.length > 1 && hits.every((at) => at.startsWith("/plattformer/")), hits.join());
  }));

test("an address holds the whole search", () =>
  visit({}, async (page) => {
    await open(page, "?q=s%C3%B8knad&kind=tjenester");
    const expected = (await found("søknad")).filter((at) => at.startsWith("/tjenester/"));
    assert.ok(expected.length > 0);
    assert.deepEqual(await shown(page), expected);
    assert.equal(await field(page).inputValue(), "søknad");
    await box(page, "kind", "tjenester").waitFor();
    assert.ok(await box(page, "kind", "tjenester").isChecked());
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
    assert.equal(await number(page), count);
    assert.ok((await shown(page)).every((at) => at.startsWith("/losninger/")));
  }));

test("when filters alone empty the list, it is said how many there are without, and where", () =>
  visit({}, async (page) => {
    const all = await found("barnehage");
    await open(page, "?q=barnehage&kind=plattformer");
    assert.equal(await said(page), "Ingen treff.");
    const ways = page.getByRole("group", { name: "Her er det treff" });
    await ways.getByRole("link").first().waitFor();
    const rows = await ways.getByRole("listitem").evaluateAll((items) => items.map((item) => [item.querySelector("a").textContent, Number(item.querySelector(".antall").textContent)]));
    assert.deepEqual(rows[0], ["Søk uten filtre", all.length]);
    const kinds = new Set(all.map((at) => at.split("/")[1]));
    assert.equal(rows.length, 1 + kinds.size);
    assert.equal(rows.slice(1).reduce((sum, [, count]) => sum + count, 0), all.length);
    for (const [text, count] of [rows[0], rows[1], rows.at(-1)]) {
      await open(page, "?q=barnehage&kind=plattformer");
      await ways.getByRole("link", { name: text, exact: true }).click();
      await counts(page, count);
      assert.equal(new URL(page.url()).searchParams.get("q"), "barnehage");
      assert.ok(!(await ways.isVisible()));
    }
  }));

// --- Where the reader is

test("each filter in use is a button that takes it away, and the focus stays in the page", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune&kind=losninger&kind=aktorer&status=delt");
    for (const [name, left] of [["aktører", ["delt", "løsninger"]], ["delt", ["løsninger"]], ["løsninger", []]]) {
      await chip(page, name).focus();
      await page.keyboard.press("Enter");
      await chipped(page, left);
      assert.notEqual(await focus(page), "body");
    }
    await counts(page, (await found("kommune")).length);
    assert.equal(new URL(page.url()).search, "?q=kommune");
  }));

test("a box is ticked with the keyboard alone, and keeps the focus", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune");
    const all = await number(page);
    const part = page.locator("#sok-filtre > details").filter({ hasText: "Innsatsområder" });
    await part.locator("summary").focus();
    await page.keyboard.press("Enter");
    const first = part.getByRole("checkbox").first();
    await first.waitFor();
    await page.keyboard.press("Tab");
    assert.ok(await isFocused(first));
    const value = await first.inputValue();
    await page.keyboard.press("Space");
    await until("fewer hits", async () => (await number(page)) < all);
    await until("the button", async () => (await chips(page)).length === 1);
    const same = part.locator(`input[value="${value}"]`);
    assert.ok((await isFocused(same)) && (await same.isChecked()));
    await page.keyboard.press("Space");
    await counts(page, all);
    await until("no button", async () => (await chips(page)).length === 0);
    assert.ok((await isFocused(same)) && !(await same.isChecked()));
  }));

test("the focus is not lost when the box that was emptied is no longer offered", () =>
  visit({}, async (page) => {
    await open(page, "?q=barnehage&kind=plattformer&kind=tjenester");
    await box(page, "kind", "plattformer").focus();
    await redrawn(page, () => page.keyboard.press("Space"));
    await chipped(page, ["tjenester"]);
    assert.notEqual(await focus(page), "body");
  }));

test("the focus is not lost when the filter of the box is no longer offered", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune&losninger.type=app");
    await box(page, "losninger.type", "app").focus();
    await redrawn(page, () => page.keyboard.press("Space"));
    await chipped(page, []);
    assert.notEqual(await focus(page), "body");
  }));

test("the focus is not lost on the way back", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune&kind=losninger");
    await box(page, "kind", "aktorer").check();
    await chipped(page, ["aktører", "løsninger"]);
    await chip(page, "løsninger").focus();
    await page.goBack();
    await chipped(page, ["løsninger"]);
    assert.notEqual(await focus(page), "body");
  }));

test("the key / leads to the search field from a box", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune");
    await box(page, "kind", "losninger").focus();
    await page.keyboard.press("/");
    assert.ok(await isFocused(field(page)));
  }));

test("the box that is ticked stays where it is", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune");
    const one = box(page, "kind", "aktorer");
    await one.waitFor();
    const before = await one.boundingBox();
    await one.check();
    await chipped(page, ["aktører"]);
    // Another number may give it another place in its list, but the list stands still.
    const list = page.locator("#sok-treff > li").first();
    const [{ y }, at] = [await list.boundingBox(), await one.boundingBox()];
    assert.equal(at.y, before.y);
    await chip(page, "aktører").click();
    await chipped(page, []);
    assert.equal((await list.boundingBox()).y, y);
  }));

test("the number of hits is said anew", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune");
    const status = page.getByRole("status");
    assert.equal(await status.textContent(), `${(await found("kommune")).length} treff`);
    await status.evaluate((element) => {
      globalThis.heard = [];
      new MutationObserver(() => globalThis.heard.push(element.textContent)).observe(element, { childList: true, characterData: true, subtree: true });
    });
    await box(page, "kind", "losninger").check();
    const few = (await found("kommune")).filter((at) => at.startsWith("/losninger/")).length;
    await until("the number", () => page.evaluate((text) => globalThis.heard.at(-1) === text, `${few} treff`));
    await field(page).fill("qqqqqq");
    await until("that there are none", () => page.evaluate(() => globalThis.heard.at(-1) === "Ingen treff."));
  }));

// --- On a narrow page, and on the network

test("on a narrow page the hits come first, and nothing of the filters is fetched before they are opened", () =>
  visit(narrow, async (page) => {
    const asked = [];
    page.on("request", (request) => request.url().includes("filtre.bin") && asked.push(request.url()));
    await open(page, "?q=kommune");
    await field(page).fill("barnehage");
    await counts(page, (await found("barnehage")).length);
    assert.equal(await panel(page).evaluate((element) => element.open), false);
    assert.ok((await page.locator("#sok-treff > li").first().boundingBox()).y < 800, "the first hit is in sight");
    assert.deepEqual(asked, []);
    await panel(page).locator("summary").first().click();
    await box(page, "kind", "tjenester").check();
    await counts(page, (await found("barnehage")).filter((at) => at.startsWith("/tjenester/")).length);
    assert.equal(asked.length, 1);
    await chipped(page, ["tjenester"]);
  }));

test("on a narrow page an address with filters says which", () =>
  visit(narrow, async (page) => {
    await open(page, "?q=kommune&kind=losninger");
    await chip(page, "løsninger").click();
    await counts(page, (await found("kommune")).length);
    assert.notEqual(await focus(page), "body");
  }));

test("filters that do not come are said, and come when the network is back", () =>
  visit({ ...narrow, expected: [/Failed to load resource/] }, async (page) => {
    await open(page, "?q=kommune");
    const before = [await shown(page), await said(page)];
    await page.route(FILTERS, (route) => route.abort());
    await panel(page).locator("summary").first().click();
    await until("the fault", async () => (await said(page)).startsWith("Søket virker ikke akkurat nå."));
    assert.deepEqual(await shown(page), before[0]);
    await page.unroute(FILTERS);
    for (let turn = 0; turn < 2; turn += 1) await panel(page).locator("summary").first().click();
    await box(page, "kind", "losninger").waitFor();
    assert.equal(await said(page), before[1], "what has been mended is no longer said");
    await box(page, "kind", "losninger").check();
    await counts(page, (await found("kommune")).filter((at) => at.startsWith("/losninger/")).length);
  }));

test("filters that are opened after the site was published anew are those of the new one", () =>
  visit({ ...narrow, expected: [/Failed to load resource/] }, async (page) => {
    await open(page, "?q=kommune", large);
    await page.route("**/sok/indeks/**", (route) => {
      const file = standard.folder + new URL(route.request().url()).pathname;
      return existsSync(file) ? route.fulfill({ contentType: "application/octet-stream", body: readFileSync(file) }) : route.fulfill({ status: 404, body: "" });
    });
    await panel(page).locator("summary").first().click();
    await until("filters, or a fault", async () => (await box(page, "kind", "losninger").count()) > 0 || (await said(page)).startsWith("Søket virker ikke"));
    assert.ok(!(await said(page)).startsWith("Søket virker ikke"), await said(page));
    await box(page, "kind", "losninger").check();
    await counts(page, (await found("kommune")).filter((at) => at.startsWith("/losninger/")).length);
  }));

// --- For all

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
// The rules for light pages, and those that can tell dark ones from them.
const RULES = {
  light: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  dark: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
};

for (const [name, address, ready] of [
  ["hits with all filters open", "?q=kommune&kind=losninger&status=delt", async (page) => {
    await panel(page).evaluate((element) => (element.open = true));
    await offered(page);
  }],
  ["filters that leave nothing", "?q=barnehage&kind=plattformer&kind=datasett", (page) => page.getByRole("group", { name: "Her er det treff" }).getByRole("link").first().waitFor()],
  ["a slip", "?q=barnehge", (page) => page.getByText("Ingen skriver").waitFor()],
  ["the start page with latest searches", "", async (page) => {
    for (const words of ["fiks", "barnehage"]) {
      await field(page).fill(words);
      await field(page).press("Enter");
      await page.waitForURL((url) => url.searchParams.get("q") === words);
    }
    await open(page, "");
    await page.getByRole("region", { name: "Dine siste søk" }).waitFor();
  }],
]) {
  test(`axe-core finds nothing, light or dark, wide or narrow: ${name}`, () =>
    visit({}, async (page) => {
      await open(page, address);
      await ready(page);
      await page.evaluate(axe);
      const faults = [];
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 });
        for (const [colorScheme, rules] of Object.entries(RULES)) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          const { violations } = await page.evaluate((runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ["violations"], preload: false }), rules);
          faults.push(...violations.map(({ id, nodes }) => `${width} px, ${colorScheme}: ${id}: ${nodes.slice(0, 3).map(({ target }) => target).join("; ")}`));
        }
        if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) faults.push(`${width} px: there is something to scroll sideways`);
      }
      assert.deepEqual(faults, []);
    }));
}
