// What readers get from the search: hits as they write, a way back, help when there is none, and all of it with the keyboard
// alone, without scripts, on a poor network and while the site is published anew.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { kinds, pages, text } from "../pages.mjs";
import { sites, stage, test, until, visit } from "../stage.mjs";

const { standard, large, hostile } = sites;
const PAGE = 20;
const ALL = 5000;
const INDEX = "**/sok/indeks/**";
const FAILED = "Søket virker ikke akkurat nå.";
const lossy = { expected: [/Failed to load resource/] };

// The paths that `allmenning find` has for a query.
const found = async (query, most, site = standard) => {
  const { stdout } = await promisify(execFile)(stage.program, ["find", "-n", String(most), "--root", site.root, "--today", site.today, "--", query], { timeout: 20_000 });
  const hits = stdout.split("\n\n").filter((hit) => hit.trim() !== "");
  return hits.map((hit) => `/${hit.split("\n")[1].trim().split(" · ")[0]}/`);
};

const field = (page) => page.locator("#sok input[name=q]");
const said = (page) => page.locator("#sok-status").textContent();
const told = (page) => page.locator("#sok-fortalt").innerText();
const shown = (page) => page.locator("#sok-treff .treff-tittel a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);
const query = (page) => new URL(page.url()).searchParams.get("q");
const latest = (page) => page.getByRole("region", { name: "Dine siste søk" });

// Waits until the search has said its last word, and shown what it shows at once.
const settled = (page) => until("the search", async () => !["", "Søker …"].includes(await said(page)) && (await page.locator("#sok-treff[aria-busy]").count()) === 0);
const open = async (page, address, site = standard) => {
  await page.goto(`${site.url}/sok/${address}`);
  await settled(page);
};
// Waits until exactly these hits are shown.
const hits = (page, paths) => until(`the hits ${paths.slice(0, 3)} …`, async () => JSON.stringify(await shown(page)) === JSON.stringify(paths), 30_000);
// All hits, also those that are shown on demand.
const everything = async (page) => {
  for (const more = page.locator("#sok-flere"); await more.isVisible(); ) {
    const length = (await shown(page)).length;
    await more.click();
    await until("more hits", async () => (await shown(page)).length > length);
  }
  return shown(page);
};
// Writes as a reader does, over what stood there, and waits for the search of each letter.
const write = async (page, words) => {
  await field(page).press("Control+A");
  for (let length = 1; length <= words.length; length += 1) {
    await page.keyboard.type(words[length - 1]);
    if (words[length - 1] !== " ") await until(`a search for ${words.slice(0, length)}`, () => query(page) === words.slice(0, length));
  }
};

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
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
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
    const help = page.getByRole("region", { name: "Finner du ikke det du leter etter?" });
    const repository = /repository = "(.*?)"/.exec(readFileSync(path.join(standard.root, "allmenning.toml"), "utf8"))[1];
    assert.ok((await help.getByRole("link", { name: "Etterspør en løsning" }).getAttribute("href")).startsWith(`${repository}/issues/new`));
    assert.equal(await help.getByRole("link", { name: "Se hva andre etterspør" }).getAttribute("href"), "/behov/");
    const rows = await help.locator("li:has(.antall)").evaluateAll((items) => items.map((item) => [item.querySelector("a").getAttribute("href"), item.querySelector(".antall [aria-hidden]").textContent]));
    assert.deepEqual(rows.map(([href]) => href).sort(), kinds(standard));
    for (const [href, count] of rows) {
      await open(page, `?kind=${href.slice(1, -1)}`);
      assert.equal(await said(page), `${count} treff`, href);
      assert.ok(!(await help.isVisible()), "there is no help where there are hits");
    }
  }));

test("unknown words among known ones do not empty the list", () =>
  visit({}, async (page) => {
    for (const [words, known] of [["kommune qqqqqq", "kommune"], ["qqqqqq barnehage", "barnehage"], ["qqqqqq xzxzxz dpia", "dpia"]]) {
      await open(page, `?q=${encodeURIComponent(words)}`);
      assert.deepEqual(await shown(page), await found(known, PAGE), words);
      assert.ok((await shown(page)).length > 0);
    }
  }));

// --- The latest searches

const remembered = async (page, site = standard) => {
  await open(page, "", site);
  return (await latest(page).isVisible()) ? latest(page).getByRole("link").allTextContents() : [];
};
const search = async (page, words) => {
  await field(page).fill(words);
  await page.keyboard.press("Enter");
  await until(`the search for ${words}`, () => query(page) === words);
};

test("the latest searches are listed: newest first, each once, at most six", () =>
  visit({}, async (page) => {
    assert.deepEqual(await remembered(page), []);
    for (const words of ["fiks", "arkiv", "dpia", "arkiv"]) await search(page, words);
    assert.deepEqual(await remembered(page), ["arkiv", "dpia", "fiks"]);
    await write(page, "barnehage");
    await page.locator("#sok-treff a").first().click();
    await page.waitForURL((url) => url.pathname !== "/sok/");
    assert.deepEqual(await remembered(page), ["barnehage", "arkiv", "dpia", "fiks"]);
    for (const words of ["økonomi", "ros", "skole"]) await search(page, words);
    assert.deepEqual(await remembered(page), ["skole", "ros", "økonomi", "barnehage", "arkiv", "dpia"]);
    await latest(page).getByRole("link", { name: "økonomi" }).click();
    await hits(page, await found("økonomi", PAGE));
  }));

for (const [from, at] of [["the front page", "/"], ["the top of another page", "/losninger/"]]) {
  test(`a search from ${from} is among the latest`, () =>
    visit({}, async (page) => {
      await page.goto(standard.url + at);
      await page.locator("input[name=q]:visible").first().fill("fiks");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/sok/?q=fiks");
      await settled(page);
      assert.deepEqual(await remembered(page), ["fiks"]);
    }));
}

test("a search that is made before all of the page has come is among the latest", () =>
  visit({}, async (page) => {
    const held = [];
    await page.route("**/*.js", (route) => (isAskedByScripts(route.request(), standard) ? held.push(route) : route.continue()));
    await page.goto(`${standard.url}/sok/`, { waitUntil: "domcontentloaded" });
    await settled(page);
    await search(page, "fiks");
    await hits(page, await found("fiks", PAGE));
    for (const route of held) await route.continue();
    await page.locator("#sok-filtre input").first().waitFor();
    await page.unroute("**/*.js");
    assert.deepEqual(await remembered(page), ["fiks"]);
  }));

test("the latest searches are forgotten on demand", () =>
  visit({}, async (page) => {
    await open(page, "");
    await search(page, "fiks");
    assert.deepEqual(await remembered(page), ["fiks"]);
    await latest(page).getByRole("button", { name: "Glem søkene" }).press("Enter");
    await latest(page).waitFor({ state: "hidden" });
    assert.ok(await page.evaluate(() => document.activeElement !== document.body), "the focus is lost");
    assert.deepEqual(await remembered(page), []);
  }));

test("what was only being written is not remembered", () =>
  visit({}, async (page) => {
    await open(page, "");
    await write(page, "fiks");
    await hits(page, await found("fiks", PAGE));
    assert.deepEqual(await remembered(page), []);
  }));

test("a browser that stores nothing, or rubbish, breaks nothing", () =>
  visit({}, async (page) => {
    await open(page, "");
    await search(page, "fiks");
    await page.evaluate(() => Object.keys(localStorage).forEach((name) => localStorage.setItem(name, `{"fiks": [`)));
    assert.deepEqual(await remembered(page), []);
    await page.addInitScript(() => Object.defineProperty(globalThis, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } }));
    assert.deepEqual(await remembered(page), []);
    await page.getByLabel("Tasten / fører til søkefeltet").click();
    await search(page, "arkiv");
    await hits(page, await found("arkiv", PAGE));
    await page.locator("#sok-treff a").first().click();
    await page.waitForURL((url) => url.pathname !== "/sok/");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.type), "search");
  }));

// --- The key /

for (const width of [1280, 390]) {
  test(`the key / leads to the search field of every sort of page: ${width} px`, () =>
    visit({ viewport: { width, height: 800 }, expected: [/status of 404/] }, async (page) => {
      for (const sort of ["front", "list of losninger", "entry of losninger", "about: om", "search", "search with hits", "search without hits", "not found"]) {
        await page.goto(pages.find(({ name }) => name === sort).url);
        if (sort.startsWith("search")) await settled(page);
        const one = page.locator("input[type=search]:visible").first();
        await one.fill("barnehager");
        await one.blur();
        await page.keyboard.press("/");
        assert.ok(await isFocused(one), sort);
        await page.keyboard.type("av/på");
        assert.equal(await one.inputValue(), "av/på", `${sort}: what stood there is written over; in the field, the key is a letter`);
        await one.blur();
        for (const other of ["Control", "Alt", "Meta"]) {
          await page.keyboard.press(`${other}+/`);
          assert.ok(!(await isFocused(one)), `${sort}, with ${other}`);
        }
      }
    }));
}

test("the key / can be turned off, for all pages and for good", () =>
  visit({}, async (page) => {
    const leads = async (at) => {
      await page.goto(standard.url + at);
      await page.keyboard.press("/");
      return page.evaluate(() => document.activeElement.type === "search");
    };
    const choice = page.getByLabel("Tasten / fører til søkefeltet");
    await open(page, "");
    assert.ok(await choice.isChecked());
    await choice.uncheck();
    for (const at of ["/sok/", "/", "/losninger/"]) assert.ok(!(await leads(at)), at);
    await open(page, "");
    assert.ok(!(await choice.isChecked()));
    await choice.check();
    for (const at of ["/sok/", "/", "/losninger/"]) assert.ok(await leads(at), at);
  }));

// --- With the keyboard alone, and without scripts

test("from the front page to an entry with the keyboard alone", () =>
  visit({}, async (page) => {
    await page.goto(`${standard.url}/`);
    await page.keyboard.press("/");
    await page.keyboard.type("byggesak");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/sok/?q=byggesak");
    await settled(page);
    await page.keyboard.press("/");
    const first = page.locator("#sok-treff a").first();
    const title = await first.textContent();
    for (let turn = 0; turn < 60 && !(await isFocused(first)); turn += 1) await page.keyboard.press("Tab");
    assert.ok(await isFocused(first), "sixty keys do not lead to the first hit");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname !== "/sok/");
    assert.equal(await page.locator("h1").textContent(), title);
  }));

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

// --- On the network

// What the page itself names is the browser's to fetch; all else the scripts ask for.
const isAskedByScripts = (request, site) => {
  const named = readFileSync(path.join(site.folder, "sok/index.html"), "utf8").match(/(?<=<script src=")[^"]+/g);
  return ["fetch", "script", "other"].includes(request.resourceType()) && !named.includes(new URL(request.url()).pathname);
};

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
