// The orders of a kind's list, the overviews to print, and how one refers to a page; the truth is in the files.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { faultsOf } from "../axe.mjs";
import { sites, test, until, visit } from "../stage.mjs";
import { entries, field, isWithdrawn, kinds, list, named, usable, users } from "../truth.mjs";

const { standard } = sites;
const LIST = "/losninger/";
const ORDERS = { Nyeste: "nyeste", "Mest brukt": "mest-brukt", "A–Å": "alfabetisk" };

const sheet = (at) => `${standard.url}${at}oversikt/`;
const shown = (page) => page.locator(".liste > .kort").evaluateAll((cards) => cards.map((card) => card.dataset.oppforing));

// All entries of a list: those of its first page, and of those that follow.
const whole = async (page, address) => {
  const all = [];
  for (let next = address; next; ) {
    await page.goto(next);
    all.push(...(await shown(page)));
    const link = page.locator(".sidetall a[rel=next]");
    next = (await link.count()) > 0 ? standard.url + (await link.getAttribute("href")) : null;
  }
  return all;
};

// The day that an entry is sorted by.
const day = (id) => {
  const { date, history } = JSON.parse(readFileSync(path.join(standard.folder, id, "index.json"), "utf8"));
  return date ?? history?.changed ?? "";
};

test("each order holds the same entries, in an order that is true", () =>
  visit({}, async (page) => {
    const own = await whole(page, standard.url + LIST);
    assert.ok(own.length > 20, "a list so short tests nothing");
    for (const order of Object.values(ORDERS)) {
      const sorted = await whole(page, `${standard.url}${LIST}sortert/${order}/`);
      assert.deepEqual([...sorted].sort(), [...own].sort(), order);
      if (order === "alfabetisk") {
        const titles = sorted.map((id) => named(id).title);
        assert.deepEqual(titles, [...titles].sort(new Intl.Collator("no").compare));
      }
      if (order === "mest-brukt") {
        const count = (id) => (users().get(id) ?? []).filter((user) => !isWithdrawn(user)).length;
        const byUse = own.map((id, place) => ({ id, place })).sort((a, b) => count(b.id) - count(a.id) || a.place - b.place);
        assert.deepEqual(sorted, byUse.map(({ id }) => id));
        assert.ok(count(sorted[0]) > 0, "nothing is used");
      }
      if (order === "nyeste") {
        const days = sorted.map(day);
        assert.deepEqual(days, [...days].sort().reverse(), sorted.join(", "));
      }
    }
  }));

test("only what others can use is sorted by use", () =>
  visit({}, async (page) => {
    for (const kind of kinds()) {
      await page.goto(`${standard.url}/${kind}/`);
      const labels = await page.locator(".sortering a").allInnerTexts();
      const many = entries().filter((entry) => entry.kind === kind && !isWithdrawn(entry)).length > 1;
      const wanted = many ? ["Anbefalt", "Nyeste", ...(usable().includes(kind) ? ["Mest brukt"] : []), "A–Å"] : [];
      assert.deepEqual(labels, wanted, kind);
    }
  }));

test("the keyboard chooses an order, and the page says which it has", () =>
  visit({ javaScriptEnabled: false }, async (page) => {
    await page.goto(standard.url + LIST);
    const current = page.getByRole("navigation", { name: "Sorter etter:" }).locator("[aria-current=true]");
    assert.deepEqual(await current.allInnerTexts(), ["Anbefalt"]);
    for (const [label, order] of Object.entries(ORDERS)) {
      await page.getByRole("link", { name: label, exact: true }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(`${standard.url}${LIST}sortert/${order}/`);
      assert.deepEqual(await current.allInnerTexts(), [label]);
      const looks = await current.evaluate((link) => [getComputedStyle(link).fontWeight, getComputedStyle(link.closest("ul").querySelector("a:not([aria-current])")).fontWeight]);
      assert.notEqual(looks[0], looks[1], "only its colour marks the order");
      assert.ok((await page.title()).startsWith(`Løsninger – ${label}`), await page.title());
    }
  }));

test("several filters are combined in the search, with the kind chosen", () =>
  visit({}, async (page) => {
    await page.goto(standard.url + LIST);
    await page.getByRole("link", { name: "Kombiner flere filtre" }).click();
    await page.waitForURL(`${standard.url}/sok/?kind=losninger`);
    const total = entries().filter((entry) => entry.kind === "losninger" && !isWithdrawn(entry)).length;
    await until("the hits", async () => (await page.locator("#sok-status").textContent()) === `${total} treff`);
  }));

// The organisation that most of the catalogue names as its owner, and what it owns.
const owner = () => {
  const owned = new Map();
  for (const entry of entries().filter((entry) => entry.kind === "losninger" && !isWithdrawn(entry))) {
    const eier = field(entry, "eier");
    if (eier) owned.set(eier, [...(owned.get(eier) ?? []), entry]);
  }
  return [...owned].sort((a, b) => b[1].length - a[1].length)[0];
};

test("an overview holds what points to an entry, with its numbers", () =>
  visit({ javaScriptEnabled: false }, async (page) => {
    const [id, owned] = owner();
    await page.goto(`${standard.url}/${id}/`);
    await page.getByRole("link", { name: "Oversikt til utskrift" }).click();
    await page.waitForURL(sheet(`/${id}/`));
    assert.equal((await page.locator("h1").innerText()).trim(), `Oversikt: ${named(id).title}`);
    assert.match(await page.locator(".hode").innerText(), /Laget 22\. november 2026/);
    const tables = await page.locator("table").evaluateAll((all) =>
      all.map((table) => ({ caption: table.caption.textContent, rows: [...table.tBodies[0].rows].map((row) => row.querySelector("a")?.getAttribute("href")), columns: table.tHead.rows[0].cells.length, cells: [...table.rows].map((row) => row.cells.length) })),
    );
    for (const { caption, rows, columns, cells } of tables) {
      assert.ok(caption.includes(`(${rows.length})`), `${caption} has ${rows.length} rows`);
      assert.ok(columns >= 3 && columns <= 6 && cells.every((count) => count === columns), `${caption}: ${cells}`);
    }
    const listed = tables.flatMap(({ rows }) => rows);
    assert.deepEqual(owned.filter(({ at }) => !listed.includes(at)).map(({ at }) => at), [], "not in the overview");
    assert.ok((await page.locator(".hode").innerText()).includes(`${new Set(listed).size} oppføring`), "the number of entries");
  }));

test("an overview of a code holds the entries of its list, by kind", () =>
  visit({}, async (page) => {
    const at = "/vokabular/fagomraader/oppvekst/";
    const all = (await whole(page, standard.url + at)).map((id) => `/${id}/`);
    await page.goto(standard.url + at);
    await page.getByRole("link", { name: "Oversikt til utskrift" }).click();
    await page.waitForURL(sheet(at));
    const rows = await page.locator("tbody a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.deepEqual([...rows].sort(), [...all].sort());
    for (const table of await page.locator("table").all()) {
      const kindsHere = new Set(await table.locator("tbody a").evaluateAll((links) => links.map((link) => link.getAttribute("href").split("/")[1])));
      assert.equal(kindsHere.size, 1, [...kindsHere].join(", "));
    }
  }));

test("an overview has no fault, and its tables are reached and moved with the keyboard", () =>
  visit({}, async (page) => {
    await page.goto(sheet(`/${owner()[0]}/`));
    assert.deepEqual(await faultsOf(page), []);
    const first = page.locator(".tabell").first();
    await first.focus();
    assert.equal(await page.evaluate(() => document.activeElement.className), "tabell");
    const room = await first.evaluate((box) => box.scrollWidth - box.clientWidth);
    if (room > 0) {
      await page.keyboard.press("ArrowRight");
      await until("the table to move", () => first.evaluate((box) => box.scrollLeft > 0));
    }
  }));

test("on paper an overview is its tables alone, with the address at the end", () =>
  visit({}, async (page) => {
    const address = sheet(`/${owner()[0]}/`);
    await page.goto(address);
    const line = page.locator(".utskrift-adresse");
    assert.equal(await line.isVisible(), false);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    for (const gone of ["header.topp", "nav.meny", "footer.bunn", "nav.brodsmuler", "form.sok"]) assert.equal(await page.locator(gone).first().isVisible(), false, gone);
    assert.equal(await page.locator("button:visible").count(), 0);
    assert.ok(await line.isVisible());
    assert.equal((await line.innerText()).trim(), address);
    const looks = await page.evaluate(() => {
      const of = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
      return { letters: of("tbody td", "color"), link: of("tbody a", "textDecorationLine"), colour: of("tbody a", "color"), head: of("thead", "display"), row: of("tbody tr", "breakInside"), box: of(".tabell", "overflowX"), paper: of("html", "backgroundColor") };
    });
    assert.deepEqual(looks, { letters: "rgb(0, 0, 0)", link: "none", colour: "rgb(0, 0, 0)", head: "table-header-group", row: "avoid", box: "visible", paper: "rgb(255, 255, 255)" });
  }));

const cited = () => entries().find((entry) => entry.kind === "losninger" && !isWithdrawn(entry) && field(entry, "eier"));

test("a page says how one refers to it, and a letter tells the same", () =>
  visit({ javaScriptEnabled: false }, async (page) => {
    const entry = cited();
    await page.goto(standard.url + entry.at);
    const part = page.getByRole("region", { name: "Vis til denne siden" });
    const text = await part.locator(".henvisning").innerText();
    for (const words of [entry.title, named(field(entry, "eier")).title, "Allmenning", "Sist endret", `${standard.url}${entry.at}`]) assert.ok(text.includes(words), `«${words}» in ${text}`);
    const mail = new URL(await part.getByRole("link", { name: "Send i e-post" }).getAttribute("href"));
    assert.equal(mail.protocol, "mailto:");
    const said = new URLSearchParams(mail.search.replaceAll("+", "%2B"));
    assert.deepEqual([...said], [["subject", entry.title], ["body", standard.url + entry.at]]);
    assert.equal(await part.getByRole("button").count(), 0, "a button that needs a script");
  }));

test("a button copies the address, and says so", () =>
  visit({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    const entry = cited();
    await page.goto(standard.url + entry.at);
    const part = page.getByRole("region", { name: "Vis til denne siden" });
    await part.getByRole("button", { name: "Kopier lenke" }).focus();
    await page.keyboard.press("Enter");
    await until("the word of it", async () => (await part.getByRole("status").innerText()) === "Lenken er kopiert.");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), standard.url + entry.at);
  }));

test("a button that may not copy says that too", () =>
  visit({}, async (page) => {
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
    });
    await page.goto(standard.url + cited().at);
    const part = page.getByRole("region", { name: "Vis til denne siden" });
    await part.getByRole("button", { name: "Kopier lenke" }).click();
    await until("the word of it", async () => (await part.getByRole("status").innerText()).startsWith("Lenken ble ikke kopiert."));
  }));
