// Pages in several languages: the way between them, with the keyboard alone and on a phone, and that every word is said in its own.
import assert from "node:assert/strict";
import { sites, test, visit } from "../stage.mjs";

const { standard } = sites;

// Goes on with Tab until what has the focus is the link in that language.
const tabTo = async (page, tag) => {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((tag) => document.activeElement?.matches(`a[hreflang="${tag}"]`), tag)) return;
  }
  assert.fail(`no way to «${tag}» with the keyboard`);
};

const spoken = (page) => page.evaluate(() => [document.documentElement.lang, document.querySelector("h1").closest("[lang]").lang]);

for (const at of ["/losninger/evaka/", "/om/"])
  test(`the keyboard leads from one language to the other and back: ${at}`, () =>
    visit({}, async (page) => {
      await page.goto(standard.url + at);
      await tabTo(page, "en");
      await page.keyboard.press("Enter");
      await page.waitForURL(`${standard.url}${at}en/`);
      assert.deepEqual(await spoken(page), ["en", "en"]);
      assert.equal(await page.locator("[aria-current=true][lang]").innerText(), "English");
      assert.equal(await page.locator("button[type=submit]").first().innerText(), "Search");
      await tabTo(page, "nb");
      await page.keyboard.press("Enter");
      await page.waitForURL(standard.url + at);
      assert.deepEqual(await spoken(page), ["nb", "nb"]);
    }));

test("on a phone the languages stand apart, large enough for a finger", () =>
  visit({ viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true }, async (page) => {
    await page.goto(`${standard.url}/losninger/evaka/`);
    const items = page.locator(".sprakvalg li");
    const [first, second] = await Promise.all([items.nth(0).boundingBox(), items.nth(1).boundingBox()]);
    assert.ok(second.x - first.x - first.width >= 16, "a gap between them");
    assert.ok(second.height >= 24 && second.width >= 24);
    await page.getByRole("link", { name: "English" }).tap();
    await page.waitForURL("**/losninger/evaka/en/");
  }));

test("what is not translated says its own language, and the rest none", () =>
  visit({}, async (page) => {
    await page.goto(`${standard.url}/losninger/evaka/en/`);
    const marked = await page.$$eval("main [lang]:not(.sprakvalg [lang])", (all) => all.map((element) => [element.lang, element.textContent.trim()]));
    assert.ok(marked.length > 0 && marked.every(([lang]) => lang === "nb"), JSON.stringify(marked));
    const words = marked.map(([, text]) => text).join(" ");
    assert.match(words, /Utviklere eller|millioner euro|Samarbeidet/);
    const plain = await page.$$eval("main p, main li, main dd", (all) => all.filter((element) => !element.closest("[lang=nb]") && !element.querySelector("[lang]")).map((element) => element.textContent));
    assert.ok(!plain.some((text) => /\b(ikke|eller|og)\b/.test(text)), plain.filter((text) => /\b(ikke|eller|og)\b/.test(text)).join(" | "));
  }));
