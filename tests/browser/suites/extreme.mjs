// What is longer, more, emptier, or written in another direction than anyone expects: its pages are as whole and as light as others.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { PHONE, TABLET, DESKTOP, faultsOf, sideways } from "../axe.mjs";
import { cluttered } from "../lines.mjs";
import { open, settled } from "../searching.mjs";
import { sites, test, until, visit } from "../stage.mjs";

const { extreme } = sites;
// The pages of extremes, and those that list them.
const PAGES = {
  "an entry that 2,000 others point to": "/losninger/alle-bruker/",
  "an entry with every field filled": "/losninger/alt-utfylt/",
  "an entry with nothing but what it must have": "/losninger/gammel-losning/",
  "a title of sixty words": "/ekstrem/lang-tittel/",
  "a title of sixty words, with very long ones": "/ekstrem/sammensatt-tittel/",
  "words from the right among others": "/ekstrem/hoyre-venstre/",
  "a text from the right": "/ekstrem/bare-hoyre/",
  "a list of them": "/ekstrem/",
  "tags in both directions": "/vokabular/ekstreme-merker/",
  "a search for them": "/sok/?q=tittel+skjema",
  "a comparison of them": "/sammenlign/?id=ekstrem/sammensatt-tittel&id=losninger/alt-utfylt&id=ekstrem/hoyre-venstre",
};
const goto = async (page, at) => {
  await page.goto(extreme.url + at);
  if (at.startsWith("/sok/")) await settled(page);
  if (at.startsWith("/sammenlign/")) await page.locator(".sammenlignet").waitFor();
};

for (const [name, at] of Object.entries(PAGES)) {
  test(`axe-core finds nothing, and nothing scrolls sideways: ${name}`, () =>
    visit({}, async (page) => {
      await goto(page, at);
      assert.deepEqual(await faultsOf(page), []);
    }));
}

for (const width of [DESKTOP, TABLET, PHONE]) {
  test(`no line stands over another or is cut: ${width} px`, () =>
    visit({ viewport: { width, height: 900 } }, async (page) => {
      const faults = [];
      for (const [name, at] of Object.entries(PAGES)) {
        await goto(page, at);
        faults.push(...(await cluttered(page)).map((fault) => `${name}: ${fault}`));
      }
      assert.deepEqual(faults, []);
    }));
}

// A window of 1280 × 1024 px at 400 %.
test("at four times the size everything fits, and what is chosen to be compared leaves room to read", () =>
  visit({ viewport: { width: 320, height: 256 } }, async (page) => {
    for (const at of Object.values(PAGES)) {
      await goto(page, at);
      assert.deepEqual(await sideways(page), [], at);
    }
    await page.goto(`${extreme.url}/ekstrem/`);
    const choices = page.locator("main .velg");
    for (const number of [0, 1, 2]) await choices.nth(number).click();
    await page.locator(".sammenlign-linje .knapp").waitFor();
    const box = await page.locator(".sammenlign-linje").boundingBox();
    assert.ok(box.height <= 256 / 2, `the bar takes ${box.height} of 256 px`);
    assert.deepEqual(await sideways(page), []);
  }));

// --- How many there are

test("a page that 2,000 others point to says how many, names some, and is no heavier than others", () =>
  visit({}, async (page) => {
    const html = readFileSync(path.join(extreme.folder, "losninger/alle-bruker/index.html"));
    assert.ok(gzipSync(html).length <= 30 * 1024, `${gzipSync(html).length} bytes`);
    await page.goto(`${extreme.url}/losninger/alle-bruker/`);
    const text = await page.locator("main").innerText();
    for (const said of ["2000 bruker den", "Viser 100 av 2000"]) assert.ok(text.includes(said), said);
    assert.ok((await page.locator("main *").count()) < 1000, "so many elements");
  }));

test("the page with every field shows every field of its schema", () =>
  visit({}, async (page) => {
    const read = (name) => JSON.parse(readFileSync(path.join(extreme.root, `schemas/${name}.schema.json`), "utf8"));
    const common = read("entry");
    const fields = Object.values({ ...common.properties, ...read("losninger").properties }).map((field) => (field.$ref ? common.$defs[field.$ref.split("/").at(-1)] : field));
    await page.goto(`${extreme.url}/losninger/alt-utfylt/`);
    const labels = await page.locator("main :is(dt, h2, .blikk p)").allTextContents();
    // What one may do and the steps stand at the top, under headings of their own.
    const told = fields.filter((field) => !["none", undefined].includes(field["x-show"]) && field.format !== "spdx");
    assert.ok(told.length > 40, `${told.length} fields`);
    assert.deepEqual(told.map((field) => field.title).filter((title) => !labels.some((label) => label.trim() === title)), []);
  }));

test("the page with nothing more than it must have has no heading without content", () =>
  visit({}, async (page) => {
    await page.goto(`${extreme.url}/losninger/gammel-losning/`);
    // What is said when something happens is empty until then.
    const empty = await page.locator("main :is(section, aside, dl, ul, ol, p, h2, dd):not([role=status])").evaluateAll((elements) => elements.filter((element) => element.checkVisibility() && element.textContent.replace(element.querySelector("h2")?.textContent ?? "", "").trim() === "" && element.localName !== "h2").map((element) => element.outerHTML.slice(0, 80)));
    assert.deepEqual(empty, []);
    assert.equal(await page.locator("main .prosa").count(), 0);
  }));

// --- Both directions

// What stands beside each other on a line, in the order in which it is written: nothing has changed places. Texts that are
// themselves from the right are left out.
const disordered = (page) =>
  page.evaluate(() => {
    const boxes = (node) => {
      if (node.nodeType === Node.ELEMENT_NODE) return node.checkVisibility() && !/^(absolute|fixed)$/.test(getComputedStyle(node).position) ? [...node.getClientRects()] : [];
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    };
    const isPart = (node) => (node.nodeType === Node.TEXT_NODE ? node.textContent.trim() !== "" : node.nodeType === Node.ELEMENT_NODE && getComputedStyle(node).display.startsWith("inline"));
    const faults = [];
    let pairs = 0;
    for (const holder of document.querySelectorAll("main :is(p, li, dd, td, th, h1, h2, h3, div)")) {
      if (holder.matches("p, h1") && !/\p{Script=Latin}/u.test(holder.textContent)) continue;
      const parts = [...holder.childNodes].filter(isPart);
      for (const [number, part] of parts.slice(1).entries()) {
        const before = parts[number];
        const same = (one, other) => one.top < other.bottom - 4 && other.top < one.bottom - 4 && one.width > 0 && other.width > 0;
        for (const one of boxes(before)) {
          for (const other of boxes(part).filter((other) => same(one, other))) {
            pairs += 1;
            if (other.left < one.right - 1.5) faults.push(`«${part.textContent.trim().slice(0, 20)}» stands before «${before.textContent.trim().slice(0, 20)}»`);
          }
        }
      }
    }
    return { pairs, faults };
  });

for (const at of ["/ekstrem/hoyre-venstre/", "/ekstrem/", "/ekstrem/bare-hoyre/", "/vokabular/ekstreme-merker/", "/"]) {
  test(`words from the right change no order around them: ${at}`, () =>
    visit({}, async (page) => {
      await page.goto(extreme.url + at);
      const { pairs, faults } = await disordered(page);
      assert.deepEqual(faults, []);
      assert.ok(pairs > 0, "nothing stands beside each other");
    }));
}

// Where the first and the last letter of an element stand.
const ends = (locator) =>
  locator.evaluate((element) => {
    const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    const text = node.textContent.trimEnd();
    const at = (place) => {
      const range = document.createRange();
      range.setStart(node, place);
      range.setEnd(node, place + 1);
      return range.getBoundingClientRect().left;
    };
    return [at(text.search(/\S/)), at(text.length - 1)];
  });

test("a text from the right ends at its left, with its full stop; one from the left at its right", () =>
  visit({}, async (page) => {
    await page.goto(`${extreme.url}/ekstrem/bare-hoyre/`);
    for (const part of ["h1", ".ingress", ".prosa p"]) {
      const [first, last] = await ends(page.locator(`main ${part}`).first());
      assert.ok(last < first, part);
    }
    await page.goto(`${extreme.url}/ekstrem/`);
    const links = page.locator("main .kort-tittel a");
    for (const link of await links.all()) {
      const [first, last] = await ends(link);
      const isFromRight = /^[\u0590-\u08ff]/.test((await link.textContent()).trim());
      assert.ok(isFromRight ? last < first : (await link.textContent()).length > 80 || last > first, await link.textContent());
    }
  }));

test("words from the right are found, shown and chosen as others are", () =>
  visit({}, async (page) => {
    await open(page, `?q=${encodeURIComponent("مدرسة")}`, extreme);
    await until("hits", async () => (await page.locator("#sok-treff > li").count()) > 0);
    const { faults } = await disordered(page);
    assert.deepEqual(faults, []);
    assert.ok((await page.locator("#sok-treff mark").allTextContents()).includes("مدرسة"));
    await page.locator("#sok-treff .velg").first().click();
    await page.locator(".sammenlign-linje .brikke").first().waitFor();
  }));
