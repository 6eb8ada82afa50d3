// With the keyboard alone: past the navigation, through every page to its end, always seeing where one is.
import assert from "node:assert/strict";
import { pages } from "../pages.mjs";
import { sites, test, until, visit } from "../stage.mjs";

const { standard } = sites;
const page_of = (name) => pages.find((page) => page.name === name) ?? assert.fail(`no page ${name}`);

// What has the focus: how it is drawn, and where it stands.
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const all = [...document.querySelectorAll("*")];
    return {
      number: all.indexOf(element),
      name: `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""} «${(element.textContent || element.getAttribute("name") || "").trim().slice(0, 40)}»`,
      drawn: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      inMain: Boolean(element.closest("main")),
    };
  });

// Everything that the keyboard must reach.
const expected = (page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll("*")];
    const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    const seen = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
    // What is hidden from those who do not point must be out of their way, too.
    const pointed = (element) => element.closest("[aria-hidden='true']") !== null && element.tabIndex < 0;
    const reachable = (element) => !element.disabled && !pointed(element) && seen(element);
    return [...document.querySelectorAll(wanted)].filter(reachable).map((element) => all.indexOf(element));
  });

const walk = async (page) => {
  const steps = [];
  const seen = new Set();
  for (let turn = 0; turn < 700; turn += 1) {
    await page.keyboard.press("Tab");
    const step = await focused(page);
    if (!step || seen.has(step.number)) break;
    seen.add(step.number);
    steps.push(step);
  }
  return steps;
};

for (const sort of ["front", "entry with everything", "search", "not found"]) {
  test(`the first key shows the way past the navigation: ${sort}`, () =>
    visit({}, async (page) => {
      await page.goto(page_of(sort).url);
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press("Tab");
      const link = page.locator("a.hopp").first();
      assert.ok(await link.evaluate((element) => element === document.activeElement), "the skip link has the focus");
      const box = await link.boundingBox();
      assert.ok(box && box.x >= 0 && box.y >= 0 && box.height >= 24, "the skip link is seen");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      const next = await focused(page);
      assert.ok(next?.inMain, `the next stop is in main, not ${next?.name}`);
    }));
}

for (const sort of ["front", "list of losninger", "entry with everything", "vocabulary", "search with hits", "rule", "paginated list"]) {
  for (const width of [1280, 320]) {
    test(
      `the whole page can be walked: ${sort}, ${width} px`,
      () =>
        visit({ viewport: { width, height: 800 } }, async (page) => {
          await page.goto(page_of(sort).url);
          if (sort.startsWith("search")) await page.locator("#sok-treff li").nth(10).waitFor();
          if (sort.startsWith("search")) await until("the buttons", async () => (await page.locator("#sok-treff .velg").count()) === 20);
          if (sort.startsWith("search") && width > 1000) await page.locator('#sok-filtre details[data-filter="status"][data-filled]').waitFor();
          const wanted = await expected(page);
          const steps = await walk(page);
          const reached = new Set(steps.map((step) => step.number));
          const missed = await page.evaluate(
            (numbers) => numbers.map((number) => document.querySelectorAll("*")[number].outerHTML.slice(0, 120)),
            wanted.filter((number) => !reached.has(number)),
          );
          assert.deepEqual(missed, [], "not reached");
          assert.deepEqual(steps.filter((step) => !step.drawn).map((step) => step.name), [], "the focus is not seen on");
          assert.deepEqual(steps.filter((step) => !step.seen).map((step) => step.name), [], "out of sight with the focus");
        }),
      90_000,
    );
  }
}

test("the menu of a narrow page opens, closes and gives the focus back", () =>
  visit({ viewport: { width: 320, height: 700 } }, async (page) => {
    await page.goto(`${standard.url}/`);
    const button = page.locator("header button[popovertarget]:visible").first();
    await button.focus();
    await page.keyboard.press("Enter");
    const link = page.locator("header nav a").first();
    await link.waitFor({ state: "visible" });
    await page.keyboard.press("Tab");
    const step = await focused(page);
    assert.match(step.name, /^(a|button)/);
    await page.keyboard.press("Escape");
    await link.waitFor({ state: "hidden" });
    assert.ok(await button.evaluate((element) => element === document.activeElement), "the focus is back on the button");
  }));

test("a search is made and followed with the keyboard alone", () =>
  visit({}, async (page) => {
    await page.goto(`${standard.url}/`);
    await page.locator("main input[name=q]").focus();
    await page.keyboard.type("fiks");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/sok/?q=fiks");
    const first = page.locator("#sok-treff a").first();
    await first.waitFor();
    const title = await first.innerText();
    for (let turn = 0; turn < 100 && !(await first.evaluate((element) => element === document.activeElement)); turn += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.pathname.startsWith("/sok/"));
    assert.equal(await page.locator("h1").innerText(), title);
  }));

