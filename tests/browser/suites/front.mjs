// The front page says what is used, what is missing, and who answers for what; the truth is in the files.
import assert from "node:assert/strict";
import { sites, test, until, visit } from "../stage.mjs";
import { codes, editors, entries, field, kinds, schema, under, users, vocabularies } from "../truth.mjs";

const { standard } = sites;
const OPEN = ["apent", "paagaar"];
const MOST = 5;

const open = async (page, heading) => {
  await page.goto(`${standard.url}/`);
  return (await under(page, heading)) ?? assert.fail(`no heading «${heading}»`);
};
const shown = (page) => page.locator("#sok-treff .treff-tittel a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));

test("the most used entries come in the order of how many use them", () =>
  visit({}, async (page) => {
    const { links } = await open(page, "Mest brukt");
    const ids = new Set(entries().map(({ id }) => id));
    const organisations = /^\/aktorer\//;
    const listed = [...new Set(links.map(({ href }) => href).filter((href) => ids.has(href.slice(1, -1)) && !organisations.test(href)))];
    const count = (href) => users().get(href.slice(1, -1))?.length ?? 0;
    const counts = listed.map(count);
    assert.ok(listed.length > 0, "nothing is listed");
    assert.deepEqual(counts, [...counts].sort((a, b) => b - a), listed.join(", "));
    assert.ok(counts.every((count) => count > 0), `used by nobody: ${listed.filter((href) => count(href) === 0)}`);
    const missed = [...users()].filter(([id, list]) => !listed.includes(`/${id}/`) && list.length > counts.at(-1)).map(([id]) => id);
    assert.deepEqual(missed, [], "used by more than the last that is listed");
  }));

test("what somebody misses is open, and the link to all finds exactly as many", () =>
  visit({}, async (page) => {
    const wanted = entries().filter((entry) => entry.kind === "behov" && OPEN.includes(field(entry, "status"))).map(({ at }) => at);
    const { links } = await open(page, "Dette mangler noen");
    const listed = [...new Set(links.map(({ href }) => href).filter((href) => /^\/behov\/.+\//.test(href)))];
    assert.deepEqual(listed.filter((href) => !wanted.includes(href)), [], "not open");
    assert.equal(listed.length, Math.min(MOST, wanted.length));
    assert.ok(wanted.length > MOST, "a catalogue with so few needs tests nothing");
    const all = links.find(({ text }) => text === `Se alle ${wanted.length}`);
    assert.ok(all, `no link to all ${wanted.length} among ${links.map(({ text }) => text).join(", ")}`);
    await page.locator(`main a[href="${all.href}"]`, { hasText: all.text }).click();
    await page.waitForURL((url) => url.pathname === "/sok/");
    await until("the hits", async () => (await page.locator("#sok-status").textContent()) === `${wanted.length} treff`);
    await until("all of them", async () => (await shown(page)).length === Math.min(20, wanted.length));
    assert.deepEqual((await shown(page)).filter((href) => !wanted.includes(href)), []);
  }));

// What a domain may be called: the kind of a folder, or the code of a vocabulary.
const labels = (domain) => {
  if (!kinds().includes(domain)) return vocabularies().flatMap((name) => codes(name)).filter(({ code }) => code === domain).map(({ label }) => label.toLowerCase());
  const { title, "x-kind": { label } } = schema(domain);
  return [domain, title, label.nb.one, label.nb.many].map((name) => name.toLowerCase());
};

test("each domain stands with the editor who answers for it", () =>
  visit({}, async (page) => {
    const { rows, links } = await open(page, "Hvem svarer for hva?");
    const captains = editors().filter(({ role }) => role === "kaptein");
    const domains = captains.flatMap((captain) => captain.domains.map((domain) => ({ captain: captain.name, domain, names: labels(domain) })));
    const [right, wrong] = [new Set(), []];
    for (const row of rows) {
      const here = captains.map(({ name }) => name).filter((name) => row.includes(name));
      const rest = here.reduce((text, name) => text.replaceAll(name, "\n"), row);
      const parts = rest.toLowerCase().split(/[\n\t,;:·()]|\s–\s/).map((part) => part.trim());
      for (const { captain, domain, names } of domains.filter(({ names }) => names.some((name) => parts.includes(name)))) {
        const others = here.filter((name) => !domains.some((other) => other.captain === name && other.names.some((label) => names.includes(label))));
        if (!here.includes(captain) || others.length > 0 || /Ledig/.test(row)) wrong.push(`${domain}: ${row}`);
        else right.add(domain);
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(right.size >= 6, `only ${[...right]} in ${rows.join(" | ")}`);
    assert.ok(links.some(({ href }) => href === "/redaksjon/"), "no way to all editors");
  }));

test("nothing on the front page scrolls sideways on a narrow screen", () =>
  visit({ viewport: { width: 320, height: 900 } }, async (page) => {
    for (const heading of ["Mest brukt", "Dette mangler noen", "Hvem svarer for hva?"]) await open(page, heading);
    const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(wide <= width, `${wide} px`);
  }));
