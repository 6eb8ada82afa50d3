// Filters, and where the reader is: that nobody loses the place over them, on narrow pages, on a poor network, and with axe-core.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { faultsOf } from "../axe.mjs";
import { FAILED, INDEX, box, chip, chipped, chips, counts, drawn, field, found, isFocused, lossy, number, offered, open, panel, said, settled, shown } from "../searching.mjs";
import { sites, test, until, visit } from "../stage.mjs";

const { standard, large } = sites;
const FILTERS = "**/sok/indeks/filtre.bin*";
const narrow = { viewport: { width: 390, height: 800 } };

const focus = (page) => page.evaluate(() => document.activeElement.localName);
// Does something, and waits until the filters are drawn anew.
const redrawn = async (page, act) => {
  await page.evaluate(() => {
    globalThis.isDrawn = false;
    new MutationObserver(() => (globalThis.isDrawn = true)).observe(document.getElementById("sok-filtre"), { childList: true, subtree: true });
  });
  await act();
  await until("the filters", () => page.evaluate(() => globalThis.isDrawn));
};

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

// Whether those who look at the page see an element: it has room, and nothing covers it or cuts it away.
const isSeen = (locator) =>
  locator.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const isThere = (share) => element.contains(document.elementFromPoint(x + share * width, y + height / 2));
    return height >= 24 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && [0.2, 0.5, 0.8].every(isThere);
  });

test("on a wide page a link leads past the filters to the hits, and is seen only when it has the focus", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune");
    await box(page, "kind", "losninger").waitFor();
    const past = page.getByRole("link", { name: "Hopp til treffene", exact: true });
    await past.waitFor({ state: "attached" });
    assert.ok(!(await isSeen(past)), "it is seen before it has the focus");
    await field(page).focus();
    for (let turn = 0; turn < 4 && !(await isFocused(past)); turn += 1) await page.keyboard.press("Tab");
    assert.ok(await isFocused(past), "four keys do not lead to it");
    await until("the link to be seen", () => isSeen(past));
    await page.keyboard.press("Tab");
    assert.ok(await panel(page).evaluate((element) => element.contains(document.activeElement)), "the filters come after it");
    await until("the link to be gone", async () => !(await isSeen(past)));
    await page.keyboard.press("Shift+Tab");
    assert.ok(await isFocused(past));
    await page.keyboard.press("Enter");
    await drawn(page);
    await settled(page);
    await page.keyboard.press("Tab");
    await until("the focus on the first hit", () => isFocused(page.locator("#sok-treff .treff-tittel a").first()));
    assert.equal(await number(page), (await found("kommune")).length);
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
  visit({ ...narrow, ...lossy }, async (page) => {
    await open(page, "?q=kommune");
    const before = [await shown(page), await said(page)];
    await page.route(FILTERS, (route) => route.abort());
    await panel(page).locator("summary").first().click();
    await until("the fault", async () => (await said(page)).startsWith(FAILED));
    assert.deepEqual(await shown(page), before[0]);
    await page.unroute(FILTERS);
    for (let turn = 0; turn < 2; turn += 1) await panel(page).locator("summary").first().click();
    await box(page, "kind", "losninger").waitFor();
    assert.equal(await said(page), before[1], "what has been mended is no longer said");
    await box(page, "kind", "losninger").check();
    await counts(page, (await found("kommune")).filter((at) => at.startsWith("/losninger/")).length);
  }));

test("filters that are opened after the site was published anew are those of the new one", () =>
  visit({ ...narrow, ...lossy }, async (page) => {
    await open(page, "?q=kommune", large);
    await page.route(INDEX, (route) => {
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
      assert.deepEqual(await faultsOf(page), []);
    }));
}
