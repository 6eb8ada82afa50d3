// What contributors write is shown as they wrote it, everywhere, and none of it runs.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { previews, sites, test, until, visit, open } from "../stage.mjs";

const { hostile } = sites;
const TITLES = {
  bilde: `<img src=x onerror="window.__x=1"> fiendtlig`,
  skript: `"><script>window.__x=1</script> fiendtlig`,
  mal: `{{ 7*7 }}{% include "base.html" %}{# #} fiendtlig`,
  tittel: `</title><script>window.__x=1</script> fiendtlig`,
  entiteter: `&lt;b&gt; &amp;amp; &#x3C;script&#x3E; &nbsp; fiendtlig`,
  hoyre: `שלום עולם مرحبا fiendtlig`,
};

// Nothing has run, nothing is there that could: no script but the site's own, no handler, no frame, no unsafe address.
const harmless = async (page) => {
  const found = await page.evaluate(() => {
    const faults = [];
    if (globalThis.__x !== undefined) faults.push("a script of a contributor has run");
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith("on") || name === "style" || name === "srcdoc") faults.push(`${element.tagName} ${name}=${value}`);
        if (/^(href|src|action|formaction|data)$/.test(name) && /^\s*(javascript|data|vbscript|blob):/i.test(value)) faults.push(`${element.tagName} ${name}=${value}`);
      }
    }
    // Data runs nowhere; what it may say is asked elsewhere.
    const isData = (script) => ["application/ld+json", "speculationrules"].includes(script.type) && !script.src;
    for (const script of document.scripts) if (!isData(script) && (!script.src.startsWith(location.origin) || script.text !== "")) faults.push(script.outerHTML);
    for (const other of document.querySelectorAll("iframe, object, embed, base, style")) faults.push(other.outerHTML);
    for (const image of document.images) if (!image.currentSrc.startsWith(location.origin)) faults.push(image.outerHTML);
    return faults;
  });
  assert.deepEqual(found, []);
};

for (const [slug, title] of Object.entries(TITLES)) {
  test(`as text on its own page: ${slug}`, () =>
    visit({}, async (page) => {
      await page.goto(`${hostile.url}/ting/${slug}/`);
      assert.equal(await page.locator("h1").textContent(), title);
      assert.ok((await page.title()).startsWith(title.replaceAll("\u00a0", " ").trim()), await page.title());
      await harmless(page);
    }));
}

test("as text in lists and on the front page", () =>
  visit({}, async (page) => {
    for (const at of ["/", "/ting/"]) {
      await page.goto(hostile.url + at);
      const titles = await page.locator("main .kort-tittel a").allTextContents();
      assert.deepEqual([...titles].sort(), Object.values(TITLES).sort(), at);
      await harmless(page);
    }
  }));

test("as text among the hits of a search", () =>
  visit({}, async (page) => {
    await page.goto(`${hostile.url}/sok/?q=fiendtlig`);
    await page.locator("#sok-treff li").nth(5).waitFor();
    const titles = await page.locator("#sok-treff .treff-tittel a").allTextContents();
    assert.deepEqual([...titles].sort(), Object.values(TITLES).sort());
    const summaries = await page.locator("#sok-treff .treff-sammendrag").allTextContents();
    assert.ok(summaries.includes("</p></li><script>window.__x=1</script>"), summaries.join("\n"));
    await harmless(page);
  }));

test("as text in the filters of a search", () =>
  visit({}, async (page) => {
    await page.goto(`${hostile.url}/sok/?q=fiendtlig`);
    await page.locator("#sok-treff li").first().waitFor();
    const filters = page.locator("#sok-filtre > details");
    await filters.first().waitFor();
    await filters.evaluateAll((all) => all.forEach((one) => (one.open = true)));
    const holds = (text) => async () => (await page.locator("#sok-filtre label").allTextContents()).some((label) => label.includes(text));
    await until("an image's name as text", holds("<svg onload=window.__x=1>"));
    await until("a script as text", holds(`"><script>window.__x=1</script>`));
    await harmless(page);
  }));

for (const query of [`<img src=x onerror=window.__x=1>`, `"><script>window.__x=1</script>`, `javascript:window.__x=1`, `{{ 7*7 }}`, `%00%ff`, `__proto__ constructor`]) {
  test(`an address with a hostile search: ${query}`, () =>
    visit({}, async (page) => {
      await page.goto(`${hostile.url}/sok/?q=${encodeURIComponent(query)}&kind=${encodeURIComponent(query)}&__proto__=${encodeURIComponent(query)}`);
      const loading = await page.locator("#sok").getAttribute("data-text-loading");
      const said = () => page.locator("#sok-status").textContent();
      await until("the search", async () => !["", loading].includes(await said()));
      assert.equal(await page.locator("#sok input[name=q]").inputValue(), query);
      assert.notEqual(await said(), await page.locator("#sok").getAttribute("data-text-failed"), "the search fails");
      await harmless(page);
    }));
}

test("vocabularies, codes and relations too", () =>
  visit({}, async (page) => {
    for (const [at, text] of [
      ["/vokabular/emne/", "Subjects </title><script>window.__x=1</script>"],
      ["/vokabular/emne/a/", "<svg onload=window.__x=1>"],
      ["/vokabular/emne/b/", "{{ 7*7 }} {% raw %}"],
    ]) {
      await page.goto(hostile.url + at);
      assert.equal(await page.locator("h1").textContent(), text);
      await harmless(page);
    }
    await page.goto(`${hostile.url}/ting/skript/`);
    assert.ok((await page.locator("main").innerText()).includes("From <img src=x onerror=window.__x=1>"));
    await harmless(page);
  }));

test("a text full of HTML is read as it was written", () =>
  visit({}, async (page) => {
    await page.goto(`${hostile.url}/ting/bilde/`);
    const text = await page.locator(".prosa").innerText();
    for (const written of [`<img src=x onerror="window.__x=1">`, `<a href="javascript:window.__x=1">press</a>`, `<iframe srcdoc="<script>parent.__x=1</script>"></iframe>`, `</h2><script>window.__x=1</script>`]) {
      assert.ok(text.includes(written), written);
    }
    assert.equal(await page.locator(".prosa img, .prosa iframe, .prosa script").count(), 0);
    await page.goto(`${hostile.url}/ting/mal/`);
    assert.ok((await page.locator(".prosa").innerText()).includes("{{ 7*7 }} and {% if true %}x{% endif %}"));
  }));

// What `build` refuses, the preview shows all the same.
test("the preview of a catalogue with unsafe links runs none of them", () =>
  visit({ expected: [/status of 404/] }, async (page) => {
    const { root, url } = previews.attacked;
    mkdirSync(path.join(root, "content/ting/lenker"), { recursive: true });
    writeFileSync(
      path.join(root, "content/ting/lenker/index.md"),
      `---
title: Unsafe links
summary: 'javascript:window.__x=1'
merke: 'javascript:window.__x=1'
tekst: ['javascript:window.__x=1', 'data:text/html,<script>window.__x=1</script>', 'https://a@b.example', 'JaVaScRiPt:window.__x=1']
---

[one](javascript:window.__x=1) [two](JaVaScRiPt:window.__x=1) [three](<java\tscript:window.__x=1>) [four](&#106;avascript:window.__x=1)
[five](data:text/html,<script>window.__x=1</script>) [six](vbscript:x) [seven](//evil.example/x) [eight](https://user:pass@evil.example/)
![nine](javascript:window.__x=1) ![ten](https://evil.example/pixel.png) ![eleven](//evil.example/pixel.png) <javascript:window.__x=1>

[twelve]

[twelve]: javascript:window.__x=1
`,
    );
    await until("the new entry", async () => (await open(page, `${url}/ting/lenker/`)).status() === 200);
    assert.equal(await page.locator("h1").textContent(), "Unsafe links");
    await harmless(page);
    const words = await page.locator(".prosa").innerText();
    for (const word of ["one", "two", "three", "four", "five", "six", "eight", "twelve"]) assert.ok(words.includes(word), word);
    assert.equal(await page.locator(".prosa img").count(), 0);
    // A picture that lies elsewhere is only named: it is fetched when a reader asks for it, not before.
    const away = await page.locator(".prosa a[href*='evil.example']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.deepEqual(away, ["https://evil.example/pixel.png"]);
    await page.locator("#allmenning-funn li").first().waitFor();
    await harmless(page);
    await open(page, `${url}/ting/bilde/`);
    await page.locator("#allmenning-funn").waitFor();
    await harmless(page);
  }), 90_000);
