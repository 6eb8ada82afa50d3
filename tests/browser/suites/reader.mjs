// What readers get as they write, what is marked in it and said about it, and the ways on when there is nothing; without scripts,
// and from the browser's own field too.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { kinds, pages, text } from "../pages.mjs";
import { INDEX, PAGE, drawn, everything, field, found, hits, isFocused, open, panel, query, said, shown, write } from "../searching.mjs";
import { sites, test, until, visit } from "../stage.mjs";

const { standard, large, hostile } = sites;

const told = (page) => page.locator("#sok-fortalt").innerText();
const help = (page) => page.getByRole("region", { name: "Finner du ikke det du leter etter?" });

// --- As the reader writes

test("hits come as the reader writes, and the field keeps focus and text", () =>
  visit({}, async (page) => {
    await open(page, "");
    await field(page).click();
    for (const words of ["fiks", "fiks arkiv"]) {
      await page.keyboard.type(words.slice((await field(page).inputValue()).length), { delay: 20 });
      await hits(page, await found(words, PAGE));
      assert.ok(await isFocused(field(page)));
      assert.equal(await field(page).inputValue(), words);
      assert.equal(await field(page).evaluate((element) => element.selectionStart), words.length);
    }
  }));

test("one step back leads to the search before, however many letters were written", () =>
  visit({}, async (page) => {
    await open(page, "?q=fiks");
    const before = await shown(page);
    await write(page, "økonomi");
    await hits(page, await found("økonomi", PAGE));
    await page.goBack();
    await hits(page, before);
    assert.equal(query(page), "fiks");
    assert.equal(await field(page).inputValue(), "fiks");
    await page.goForward();
    await hits(page, await found("økonomi", PAGE));
    assert.equal(await field(page).inputValue(), "økonomi");
  }));

test("the key of return makes a search one of its own", () =>
  visit({}, async (page) => {
    await open(page, "");
    await write(page, "fiks");
    await page.keyboard.press("Enter");
    await page.keyboard.type(" arkiv");
    await hits(page, await found("fiks arkiv", PAGE));
    await page.goBack();
    await hits(page, await found("fiks", PAGE));
    assert.equal(await field(page).inputValue(), "fiks");
    await page.goBack();
    await until("the start page", async () => (await page.locator("#sok-treff > li:visible").count()) === 0);
    assert.equal(await field(page).inputValue(), "");
  }));

test("an emptied field leads back to the start page", () =>
  visit({}, async (page) => {
    await open(page, "?q=fiks");
    await field(page).press("Control+A");
    await page.keyboard.press("Delete");
    await page.getByRole("heading", { name: "Finn fram uten å søke" }).waitFor();
    assert.deepEqual(await shown(page), []);
    assert.ok(await isFocused(field(page)));
  }));

for (const address of ["?q=", "?q=&utm_source=nyhetsbrev", "?fbclid=y"]) {
  test(`without words and filters it is the start page: ${address}`, () =>
    visit({}, async (page) => {
      await open(page, address);
      await page.getByRole("heading", { name: "Finn fram uten å søke" }).waitFor();
      assert.equal(await said(page), await page.locator("#sok").getAttribute("data-text-hint"));
      assert.deepEqual(await shown(page), []);
      assert.equal(await field(page).inputValue(), "");
      for (const part of [panel(page), help(page)]) assert.ok(!(await part.isVisible()));
      await field(page).fill("fiks");
      await hits(page, await found("fiks", PAGE));
    }));
}

test("what comes late does not take the place of what was asked for last", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune", large);
    const held = [];
    let [isHolding, underway] = [true, 0];
    await page.route(INDEX, (route) => (isHolding ? held.push(route) : route.continue()));
    page.on("request", () => (underway += 1));
    for (const end of ["requestfinished", "requestfailed"]) page.on(end, () => (underway -= 1));
    await field(page).fill("økonomi");
    await until("a request", () => held.length > 0);
    isHolding = false;
    await field(page).fill("barnehage");
    const expected = await found("barnehage", PAGE, large);
    await hits(page, expected);
    await field(page).press("End");
    await page.keyboard.type(" ");
    for (const route of held) await route.continue();
    await until("the late answers", () => underway === 0);
    await drawn(page);
    assert.deepEqual(await shown(page), expected);
    assert.equal(await field(page).inputValue(), "barnehage ");
  }));

// Where the field and the first hit stand, in every picture that the browser draws.
const watch = (page) =>
  page.evaluate(() => {
    globalThis.places = new Set();
    const look = () => {
      for (const [name, selector] of [["field", "#sok-felt"], ["list", "#sok-treff > li"]]) {
        const box = document.querySelector(selector)?.getBoundingClientRect();
        globalThis.places.add(box?.height > 0 ? `${name} ${[box.x, box.y, box.width].map(Math.round)}` : `no ${name}`);
      }
      requestAnimationFrame(look);
    };
    look();
  });
const places = (page) => page.evaluate(() => [...globalThis.places]);

for (const width of [1280, 390]) {
  test(`nothing moves while hits are replaced, on a slow network too: ${width} px`, () =>
    visit({ viewport: { width, height: 900 } }, async (page) => {
      await open(page, "?q=fiks");
      // Slower than the time after which the page says that it searches.
      await page.route(INDEX, (route) => setTimeout(() => route.continue().catch(() => {}), 300));
      await watch(page);
      for (const words of ["kommune", "byggesak"]) {
        await field(page).fill(words);
        await hits(page, await found(words, PAGE));
      }
      const stood = await places(page);
      assert.equal(stood.length, 2, stood.join("; "));
    }));
}

test("nothing moves when something is said about the words", () =>
  visit({}, async (page) => {
    await open(page, "?q=barnehage");
    await watch(page);
    await field(page).fill("barnehge");
    await until("what is said", async () => (await told(page)) !== "");
    await field(page).fill("barnehage");
    await until("nothing more said", async () => (await told(page)) === "");
    const stood = await places(page);
    assert.equal(stood.length, 2, stood.join("; "));
  }));

// --- What is marked, and what is said about the words

// The marked words of all hits, and those that hold `part` but are not marked.
const marks = (page, part) =>
  page.locator("#sok-treff :is(.treff-tittel a, .treff-sammendrag)").evaluateAll((texts, letters) => {
    const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
    const plain = texts.map((text) => [...text.childNodes].map((node) => (node.nodeName === "MARK" ? " " : node.textContent)).join(""));
    return { marked: texts.flatMap((text) => [...text.querySelectorAll("mark")].map((mark) => mark.textContent.toLowerCase())), missed: plain.flatMap(words).filter((word) => word.includes(letters)) };
  }, part);

// A query, the letters that no word is left unmarked with, what all its forms hold, also those of nynorsk, and some of them.
for (const [words, within, part, forms] of [
  ["barnehage", "barnehag", /barnehag/, ["barnehage", "barnehager", "barnehageplass"]],
  ["søknader", "søknad", /søknad/, ["søknad", "søknaden"]],
  ["kommune", "kommune", /kommun/, ["kommunene", "kommunar", "kommunenummer", "fylkeskommune"]],
  ["løsning", "løsning", /løsning|løysing/, ["løsninger", "løysing", "fellesløsning"]],
]) {
  test(`what was sought is marked in all its forms, and nothing else: «${words}»`, () =>
    visit({}, async (page) => {
      await open(page, `?q=${encodeURIComponent(words)}`);
      await everything(page);
      const { marked, missed } = await marks(page, within);
      assert.deepEqual(missed, []);
      for (const form of forms) assert.ok(marked.includes(form), `${form} is among ${[...new Set(marked)]}`);
      assert.deepEqual(marked.filter((word) => !part.test(word)), []);
    }));
}

test("small words are not marked, and without words nothing is", () =>
  visit({}, async (page) => {
    await open(page, "?q=s%C3%B8knad+om+barnehage");
    const { marked } = await marks(page, "");
    assert.ok(marked.includes("søknad") && marked.includes("barnehage") && !marked.includes("om"), marked.join());
    await open(page, "?kind=tjenester");
    assert.ok((await shown(page)).length > 0);
    assert.equal(await page.locator("mark").count(), 0);
  }));

for (const words of ["<b>fiendtlig</b>", "script", `"><img src=x onerror=window.__x=1> fiendtlg`]) {
  test(`text stays text where it is marked: ${words}`, () =>
    visit({}, async (page) => {
      await open(page, `?q=${encodeURIComponent(words)}`, hostile);
      const titles = await page.locator("#sok-treff .treff-tittel a").allTextContents();
      assert.ok(titles.includes(`"><script>window.__x=1</script> fiendtlig`), titles.join("\n"));
      assert.ok((await page.locator("#sok-treff mark").count()) > 0);
      const sorts = await page.locator("#sok-treff :is(.treff-tittel a, .treff-sammendrag) *, #sok-fortalt *").evaluateAll((all) => all.map((element) => element.localName));
      assert.deepEqual([...new Set(sorts)].filter((name) => !["mark", "p", "a", "q"].includes(name)), []);
      assert.equal(await page.evaluate(() => globalThis.__x), undefined);
    }));
}

test("a slip is said, and leads to the right word", () =>
  visit({}, async (page) => {
    for (const [slip, right] of [["barnehge", "barnehage"], ["søknad barnehge", "søknad barnehage"], ["Barnehge!", "barnehage!"]]) {
      await open(page, `?q=${encodeURIComponent(slip)}`);
      assert.equal(await told(page), "Ingen skriver «barnehge». Viser treff for barnehage.");
      assert.deepEqual(await shown(page), await found(slip, PAGE));
      assert.ok((await shown(page)).includes("/tjenester/barnehageplass/"));
      assert.ok((await marks(page, "")).marked.includes("barnehage"));
      await page.locator("#sok-fortalt").getByRole("link", { name: "barnehage" }).click();
      await until("the right word", () => query(page) === right);
      await hits(page, await found(right, PAGE));
      assert.equal(await told(page), "");
      assert.equal(await field(page).inputValue(), right);
    }
  }));

test("an abbreviation is shown with what it stands for", () =>
  visit({}, async (page) => {
    await open(page, "?q=rpa");
    assert.match(await told(page), /^Viser også treff for .*robotprosess.*\.$/);
    assert.ok((await shown(page)).includes("/maler/robotprosess-beskrivelse/"));
  }));

// --- Nothing found

test("when nothing is found, it is said, and there are ways on", () =>
  visit({}, async (page) => {
    await open(page, "?q=qqqqqq");
    assert.equal(await said(page), "Ingen treff.");
    assert.deepEqual(await shown(page), []);
    const repository = /repository = "(.*?)"/.exec(readFileSync(path.join(standard.root, "allmenning.toml"), "utf8"))[1];
    assert.ok((await help(page).getByRole("link", { name: "Etterspør en løsning" }).getAttribute("href")).startsWith(`${repository}/issues/new`));
    assert.equal(await help(page).getByRole("link", { name: "Se hva andre etterspør" }).getAttribute("href"), "/behov/");
    const rows = await help(page).locator("li:has(.antall)").evaluateAll((items) => items.map((item) => [item.querySelector("a").getAttribute("href"), item.querySelector(".antall [aria-hidden]").textContent]));
    assert.deepEqual(rows.map(([href]) => href).sort(), kinds(standard));
    for (const [href, count] of rows) {
      await open(page, `?kind=${href.slice(1, -1)}`);
      assert.equal(await said(page), `${count} treff`, href);
      assert.ok(!(await help(page).isVisible()), "there is no help where there are hits");
    }
  }));

test("when nothing is found, the lists are a way on too", () =>
  visit({}, async (page) => {
    const lists = (part) => part.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")).filter((href) => href.startsWith("/vokabular/")));
    await open(page, "");
    const offered = await lists(page.locator("#sok-inngang"));
    assert.ok(offered.length > 3, offered.join());
    await open(page, "?q=qqqqqq");
    await help(page).getByRole("heading", { name: "Etter tema og andre lister" }).waitFor();
    assert.deepEqual(await lists(help(page)), offered);
    const answers = await page.evaluate((all) => Promise.all(all.map(async (href) => [href, (await fetch(href)).status])), offered);
    assert.deepEqual(answers.filter(([, status]) => status !== 200), []);
  }));

test("unknown words among known ones do not empty the list", () =>
  visit({}, async (page) => {
    for (const [words, known] of [["kommune qqqqqq", "kommune"], ["qqqqqq barnehage", "barnehage"], ["qqqqqq xzxzxz dpia", "dpia"]]) {
      await open(page, `?q=${encodeURIComponent(words)}`);
      assert.deepEqual(await shown(page), await found(known, PAGE), words);
      assert.ok((await shown(page)).length > 0);
    }
  }));

// --- Without scripts

test("without scripts the search page says so, and offers kinds, statuses and lists that work", () =>
  visit({ javaScriptEnabled: false }, async (page) => {
    for (const address of ["", "?q=fiks"]) {
      await page.goto(`${standard.url}/sok/${address}`);
      const notice = page.locator("main noscript");
      assert.ok(await notice.locator("p").isVisible());
      assert.match(await notice.innerText(), /Søket trenger JavaScript/);
      const links = await page.locator("main a:visible").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
      for (const kind of kinds(standard)) assert.ok(links.includes(kind), kind);
      for (const start of ["/status/", "/vokabular/"]) assert.ok(links.filter((href) => href.startsWith(start)).length > 3, start);
      for (const href of new Set(links)) assert.ok(existsSync(path.join(standard.folder, href, "index.html")), href);
      assert.ok(!(await page.getByLabel("Tasten / fører til søkefeltet").isVisible()), "what does nothing is not offered");
    }
    await page.locator("main").getByRole("link", { name: "Løsninger", exact: true }).click();
    await page.waitForURL(`${standard.url}/losninger/`);
    assert.ok((await page.locator("main ol li a").count()) > 0);
  }));

// --- From the browser's own field

test("every page tells browsers how to search", () =>
  visit({}, async (page) => {
    const silent = pages.filter((sort) => !/<link rel="search" type="application\/opensearchdescription\+xml" title="[^"]+" href="[^"]+">/.test(text(sort)));
    assert.deepEqual(silent.map(({ name }) => name), []);
    await page.goto(`${standard.url}/losninger/`);
    const { type, fault, template } = await page.evaluate(async () => {
      const answer = await fetch(document.querySelector("link[rel=search]").href);
      const description = new DOMParser().parseFromString(await answer.text(), "application/xml");
      const ways = [...description.querySelectorAll("Url")].map((url) => [url.getAttribute("type"), url.getAttribute("template")]);
      return { type: answer.headers.get("content-type"), fault: description.querySelector("parsererror")?.textContent, template: new Map(ways).get("text/html") };
    });
    assert.match(type, /xml/);
    assert.equal(fault, undefined);
    assert.ok(template.includes("{searchTerms}"), template);
    await page.goto(template.replace("{searchTerms}", encodeURIComponent("økonomi")));
    await hits(page, await found("økonomi", PAGE));
  }));
