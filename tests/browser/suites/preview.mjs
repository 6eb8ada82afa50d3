// The preview: a page that is open follows the files, and says what is wrong with them. It never stops asking for news,
// so nothing here waits for the network to fall silent.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { previews, require, test, until, visit, open } from "../stage.mjs";

const { root, url } = previews.edited;
const file = (name) => path.join(root, name);
const read = (name) => readFileSync(file(name), "utf8");
const write = (name, text) => writeFileSync(file(name), text);
const BIL = "content/ting/bil.md";

// Does something with the files and puts them back, whatever happens.
const edited = async (name, text, use) => {
  const before = existsSync(file(name)) ? read(name) : null;
  mkdirSync(path.dirname(file(name)), { recursive: true });
  write(name, text);
  try {
    await use();
  } finally {
    if (before === null) rmSync(file(name));
    else write(name, before);
  }
};

const calm = async (page) => {
  await open(page, `${url}/ting/bil/`);
  await until("the page as it was", async () => {
    if ((await page.locator("h1").allTextContents())[0] === "Bil" && (await page.locator("#allmenning-funn").count()) === 0) return true;
    await open(page, `${url}/ting/bil/`);
    return false;
  });
};

test("an edit is seen in the open page", () =>
  visit({}, async (page) => {
    await calm(page);
    await edited(BIL, read(BIL).replace("title: Bil", "title: Buss"), () => page.locator("h1", { hasText: "Buss" }).waitFor());
    await page.locator("h1", { hasText: /^Bil$/ }).waitFor();
  }));

test("so is one that is saved by renaming, and a new entry in its list", () =>
  visit({}, async (page) => {
    await calm(page);
    const before = read(BIL);
    write("content/ting/bil.md~", before.replace("En bil på veien.", "En bil i garasjen."));
    renameSync(file("content/ting/bil.md~"), file(BIL));
    await page.locator(".prosa", { hasText: "garasjen" }).waitFor();
    write(BIL, before);
    await page.locator(".prosa", { hasText: "på veien" }).waitFor();
    await open(page, `${url}/personer/`);
    await edited("content/personer/ny.md", "---\ntitle: Ny person\n---\n\nNy her.\n", () => page.locator(".kort-tittel", { hasText: "Ny person" }).waitFor());
    await until("the list as it was", async () => (await page.locator(".kort-tittel", { hasText: "Ny person" }).count()) === 0);
  }));

test("a fault is shown over the page, with its place and a way to mend it, and goes with the fault", () =>
  visit({}, async (page) => {
    await calm(page);
    await edited(BIL, read(BIL).replace("farge: gronn", "farge: blaa"), async () => {
      const overlay = page.locator("#allmenning-funn");
      await overlay.waitFor();
      const text = await overlay.innerText();
      assert.match(text, /1 feil/);
      assert.match(text, /blaa/);
      assert.match(text, /content\/ting\/bil\.md:\d+:\d+/);
      assert.match(text, /gronn/, "the help says what is allowed");
    });
    await until("the overlay to go", async () => (await page.locator("#allmenning-funn").count()) === 0);
  }));

test("the overlay is reached and closed with the keyboard, and axe finds nothing wrong with it", () =>
  visit({ viewport: { width: 320, height: 700 } }, async (page) => {
    await calm(page);
    await edited(BIL, read(BIL).replace("farge: gronn", "farge: blaa"), async () => {
      const overlay = page.locator("#allmenning-funn");
      await overlay.waitFor();
      const reached = [];
      for (let turn = 0; turn < 200; turn += 1) {
        await page.keyboard.press("Tab");
        const stop = await page.evaluate(() => {
          const element = document.activeElement.closest("#allmenning-funn") && document.activeElement;
          return element && { tag: element.tagName, drawn: getComputedStyle(element).outlineStyle !== "none" };
        });
        if (stop) reached.push(stop);
        if (stop?.tag === "BUTTON") break;
      }
      assert.deepEqual(reached.map((stop) => stop.tag), ["SUMMARY", "A", "BUTTON"]);
      assert.ok(reached.every((stop) => stop.drawn), "the focus is seen");
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing to scroll sideways");
      await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const { violations } = await page.evaluate(() => globalThis.axe.run("#allmenning-funn", { preload: false }));
        assert.deepEqual(violations.map((fault) => `${colorScheme}: ${fault.id} ${fault.nodes[0].target}`), []);
      }
      await page.keyboard.press("Enter");
      await until("the overlay to go", async () => (await overlay.count()) === 0);
    });
  }));

test("a message with markup in it is text in the overlay too", () =>
  visit({}, async (page) => {
    await calm(page);
    await edited(BIL, read(BIL).replace("farge: gronn", "farge: '<img src=x onerror=window.__x=1>'"), async () => {
      const overlay = page.locator("#allmenning-funn");
      await overlay.waitFor();
      assert.ok((await overlay.innerText()).includes("<img src=x onerror=window.__x=1>"));
      assert.equal(await overlay.locator("img").count(), 0);
      assert.equal(await page.evaluate(() => globalThis.__x), undefined);
    });
  }));

test("a template that breaks is said on the page, and the page is back when it is mended", () =>
  // The page of the fault names no icon, so that the browser asks for one that is not there.
  visit({ expected: [/status of (500|404)/] }, async (page) => {
    await calm(page);
    const template = "themes/standard/templates/entry.html";
    await edited(template, read(template).replace("{{ entry.title }}", "{{ entry.title"), async () => {
      await until("the fault", async () => (await page.locator("body").innerText()).includes("entry.html"));
      assert.match(await page.locator("body").innerText(), /entry\.html:\d+/, "with its place");
    });
    await page.locator("h1", { hasText: /^Bil$/ }).waitFor();
    await edited(template, read(template).replace("{{ entry.title }}", "{{ entry.nothing_of_the_kind }}"), async () => {
      await until("the fault", async () => (await page.locator("body").innerText()).includes("nothing_of_the_kind"));
    });
    await page.locator("h1", { hasText: /^Bil$/ }).waitFor();
    await edited(template, read(template).replace("{{ entry.title }}", "{{ entry.title }}!"), () => page.locator("h1", { hasText: "Bil!" }).waitFor());
    await page.locator("h1", { hasText: /^Bil$/ }).waitFor();
  }), 90_000);

test("a style that changes is seen, and the preview keeps to the site's own policy", () =>
  visit({}, async (page) => {
    await calm(page);
    const style = "themes/standard/assets/stil.css";
    await edited(style, `${read(style)}\nh1 { letter-spacing: 7px !important; }\n`, () =>
      until("the new style", () => page.locator("h1").evaluate((element) => getComputedStyle(element).letterSpacing === "7px").catch(() => false)));
    await until("the old style", () => page.locator("h1").evaluate((element) => getComputedStyle(element).letterSpacing !== "7px").catch(() => false));
  }));

test("the search works in the preview, and knows of the last edit", () =>
  visit({}, async (page) => {
    await calm(page);
    await edited(BIL, read(BIL).replace("title: Bil", "title: Sparkesykkel"), async () => {
      await page.locator("h1", { hasText: "Sparkesykkel" }).waitFor();
      await open(page, `${url}/sok/?q=sparkesykkel`);
      await page.locator("#sok-treff a", { hasText: "Sparkesykkel" }).waitFor();
    });
  }));

test("an address that leads nowhere has its page, which leads on", () =>
  visit({ expected: [/status of 404/] }, async (page) => {
    const answer = await open(page, `${url}/ting/finnes-ikke/`);
    assert.equal(answer.status(), 404);
    await page.locator("main a").first().click();
    await page.waitForURL((at) => !at.pathname.includes("finnes-ikke"));
  }));
