// Filters: what they offer, and what they do to the hits and to the address.
import assert from "node:assert/strict";
import { ALL, NONE, PAGE, box, chip, chipNames, chipped, counts, everything, field, found, hits, number, offered, open, said, settled, shown, valuesOf } from "../searching.mjs";
import { sites, test, until, visit } from "../stage.mjs";

const { standard, large } = sites;

const group = (page, name) => page.locator("#sok-filtre").getByRole("group", { name, exact: true });
// The ways on when nothing is left, each with the number of hits there.
const ways = (page) => page.getByRole("group", { name: "Her er det treff" });
const rowsOf = (part) => part.getByRole("listitem").evaluateAll((items) => items.map((item) => [item.querySelector("a").textContent, Number(item.querySelector(".antall").textContent)]));
const inAddress = (filters) => filters.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join("");

// --- What is offered

for (const [words, chosen, site] of [["kommune", [], standard], ["kommune", [["kind", "losninger"]], standard], ["barnehage", [["status", "delt"]], standard], ["", [["kind", "maler"]], standard], ["kommune", [], large]]) {
  const name = site === large ? "large" : "standard";
  test(`each value says how many hits it gives: «${words}» ${inAddress(chosen)} ${name}`, () =>
    visit({}, async (page) => {
      await open(page, `?q=${words}${inAddress(chosen)}`, site);
      const values = (await offered(page)).flatMap((one) => one.values);
      assert.ok(values.length > 10);
      // The most frequent, the rarest, and one between.
      const others = values.filter(({ isOn }) => !isOn).sort((a, b) => b.count - a.count);
      for (const { name, value, count } of [0, 0.3, 1].map((share) => others[Math.floor(share * (others.length - 1))])) {
        // Of one filter, only this value: several widen.
        const kept = chosen.filter(([other]) => other !== name);
        await open(page, `?q=${words}${inAddress([...kept, [name, value]])}`, site);
        assert.equal(await number(page), count, `${name}=${value}`);
      }
    }));
}

for (const address of ["?q=barnehage", "?q=byggesak", "?q=barnehage&kind=losninger", "?kind=tjenester", "?q=qqqqqq&kind=maler"]) {
  test(`what no hit has is not offered: ${address}`, () =>
    visit({}, async (page) => {
      await open(page, address);
      const groups = await offered(page);
      const none = await page.locator("#sok").getAttribute("data-text-filter-none");
      for (const { label } of groups.filter(({ values }) => values.length === 0)) {
        assert.ok(await group(page, label).getByText(none).isVisible(), `${label} has no value, and does not say so`);
      }
      assert.deepEqual(groups.flatMap(({ values }) => values).filter(({ count, isOn }) => count === 0 && !isOn), []);
    }));
}

test("a reader who reads no boxes hears their labels", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune");
    for (const { label, values } of await offered(page)) {
      for (const { text, count } of values) {
        const named = group(page, label).getByRole("checkbox", { name: `${text} ${count}`, exact: true });
        assert.ok((await named.count()) >= 1, `${label}: ${text} ${count}`);
      }
    }
  }));

// --- What they do

test("several values of one filter widen, several filters narrow", () =>
  visit({}, async (page) => {
    const all = await found("kommune");
    const of = (kind) => all.filter((at) => at.startsWith(`/${kind}/`));
    await open(page, "?q=kommune");
    await box(page, "kind", "losninger").check();
    await counts(page, of("losninger").length);
    await box(page, "kind", "aktorer").check();
    await counts(page, of("losninger").length + of("aktorer").length);
    assert.deepEqual(await shown(page), all.filter((at) => /^\/(losninger|aktorer)\//.test(at)).slice(0, PAGE));
    await box(page, "status", "kvalitetssikret").check();
    await chipped(page, ["aktører", "kvalitetssikret", "løsninger"]);
    const narrowed = await everything(page);
    await open(page, "?q=kommune&status=kvalitetssikret");
    const approved = await everything(page);
    assert.deepEqual(narrowed, approved.filter((at) => /^\/(losninger|aktorer)\//.test(at)));
    assert.ok(narrowed.length > 0 && narrowed.length < approved.length);
  }));

test("the address holds all that was chosen, and gives the same again", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune");
    for (const [name, value, all] of [["kind", "losninger", ["løsninger"]], ["kind", "aktorer", ["aktører", "løsninger"]], ["status", "delt", ["aktører", "delt", "løsninger"]]]) {
      await box(page, name, value).check();
      await chipped(page, all);
    }
    const asked = new URL(page.url()).searchParams;
    assert.deepEqual([asked.get("q"), asked.getAll("kind").sort(), asked.getAll("status")], ["kommune", ["aktorer", "losninger"], ["delt"]]);
    const before = [await number(page), await shown(page)];
    await page.reload();
    await settled(page);
    await chipped(page, ["aktører", "delt", "løsninger"]);
    await box(page, "status", "delt").waitFor();
    assert.deepEqual([await number(page), await shown(page)], before);
    for (const [name, value] of [["kind", "losninger"], ["kind", "aktorer"], ["status", "delt"]]) assert.ok(await box(page, name, value).isChecked(), value);
    assert.ok(!(await box(page, "kind", "maler").isChecked()));
  }));

test("boxes that are ticked before the hits have come all count", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune", large);
    const held = [];
    let isHolding = true;
    await box(page, "kind", "losninger").waitFor();
    await page.route("**/sok/indeks/**", (route) => (isHolding ? held.push(route) : route.continue()));
    for (const value of ["losninger", "aktorer", "tjenester"]) await box(page, "kind", value).check();
    isHolding = false;
    for (const route of held) await route.continue();
    assert.ok(held.length > 0, "nothing was waited for");
    await chipped(page, ["aktører", "løsninger", "tjenester"]);
    await counts(page, (await found("kommune", ALL, large)).filter((at) => /^\/(losninger|aktorer|tjenester)\//.test(at)).length);
  }));

test("a filter narrows, and the way back widens again", () =>
  visit({}, async (page) => {
    await open(page, "?q=kommune");
    const all = await found("kommune");
    const expected = all.filter((at) => at.startsWith("/losninger/"));
    assert.ok(expected.length > 0 && expected.length < all.length);
    await box(page, "kind", "losninger").check();
    await page.waitForURL("**/sok/?q=kommune&kind=losninger");
    await counts(page, expected.length);
    assert.deepEqual(await shown(page), expected.slice(0, PAGE));
    await page.goBack();
    await page.waitForURL("**/sok/?q=kommune");
    await counts(page, all.length);
    assert.deepEqual(await shown(page), all.slice(0, PAGE));
    await until("the box to be empty", async () => !(await box(page, "kind", "losninger").isChecked()));
    await chipped(page, []);
    await page.goForward();
    await counts(page, expected.length);
    await until("the box to be ticked", () => box(page, "kind", "losninger").isChecked());
    await chipped(page, ["løsninger"]);
  }));

test("the way back from a filter leads to the search that was written before it", () =>
  visit({}, async (page) => {
    await open(page, "?q=fiks");
    await field(page).press("Control+A");
    await page.keyboard.type("kommune");
    await counts(page, (await found("kommune")).length);
    await box(page, "kind", "losninger").check();
    await page.waitForURL((url) => url.searchParams.get("kind") === "losninger");
    await settled(page);
    await page.goBack();
    await until("another search", () => !page.url().includes("kind="));
    assert.equal(new URL(page.url()).searchParams.get("q"), "kommune");
  }));

test("a filter alone lists everything of that sort", () =>
  visit({}, async (page) => {
    await open(page, "?kind=plattformer");
    const hits = await shown(page);
    assert.ok(hits.length > 1 && hits.every((at) => at.startsWith("/plattformer/")), hits.join());
  }));

test("an address holds the whole search", () =>
  visit({}, async (page) => {
    await open(page, "?q=s%C3%B8knad&kind=tjenester");
    const expected = (await found("søknad")).filter((at) => at.startsWith("/tjenester/"));
    assert.ok(expected.length > 0);
    assert.deepEqual(await shown(page), expected);
    assert.equal(await field(page).inputValue(), "søknad");
    await box(page, "kind", "tjenester").waitFor();
    assert.ok(await box(page, "kind", "tjenester").isChecked());
  }));

// Of each facet of a list, what its first value leads to.
const facets = (page) => page.$$eval("aside.snevre details", (all) => all.map((facet) => [facet.querySelector("a").href, Number(facet.querySelector(".antall [aria-hidden]").textContent)]));

test("each value of a facet has a list of as many as it says, without a script", () =>
  visit({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${standard.url}/behov/`);
    const offered = await facets(page);
    assert.ok(offered.length > 2);
    for (const [href, count] of offered) {
      await page.goto(href);
      const listed = await page.$$eval("li.kort", (all) => all.map((card) => card.dataset.oppforing));
      assert.equal(listed.length, count, href);
      assert.ok(listed.every((id) => id.startsWith("behov/")), href);
      const said = await page.locator(".snevret strong").innerText();
      assert.ok((await page.locator("h1").innerText()).endsWith(`: ${said}`));
      await page.getByRole("link", { name: "Vis alle", exact: true }).click();
      await page.waitForURL(`${standard.url}/behov/`);
    }
  }));

test("a list that is narrowed leads to the same search", () =>
  visit({}, async (page) => {
    await page.goto(`${standard.url}/losninger/`);
    const [[href, count]] = await facets(page);
    await page.goto(href);
    await page.getByRole("link", { name: "Kombiner flere filtre" }).click();
    await page.waitForURL((at) => at.pathname === "/sok/");
    await settled(page);
    assert.equal(await number(page), count);
    assert.ok((await shown(page)).every((at) => at.startsWith("/losninger/")));
  }));

for (const address of ["?q=barnehage&utm_source=nyhetsbrev", "?fbclid=y&q=barnehage&utm_campaign=x"]) {
  test(`what others have put into the address is no filter: ${address}`, () =>
    visit({}, async (page) => {
      const all = await found("barnehage");
      const services = all.filter((at) => at.startsWith("/tjenester/"));
      await open(page, address);
      assert.deepEqual([await number(page), await shown(page)], [all.length, all.slice(0, PAGE)]);
      await box(page, "kind", "tjenester").waitFor();
      assert.deepEqual(await chipNames(page), []);
      await box(page, "kind", "tjenester").check();
      await page.waitForURL((url) => url.searchParams.has("kind"));
      assert.equal(new URL(page.url()).search, "?q=barnehage&kind=tjenester");
      await counts(page, services.length);
      await chipped(page, ["tjenester"]);
      await open(page, `${address}&kind=tjenester`);
      assert.deepEqual(await shown(page), services.slice(0, PAGE));
      await chipped(page, ["tjenester"]);
    }));
}

test("alone, the names of kinds begin with a capital letter", () =>
  visit({}, async (page) => {
    const small = (names) => names.filter((name) => !/^\p{Lu}/u.test(name));
    await open(page, "?q=kommune&kind=losninger");
    const names = (await valuesOf(page, "kind")).map((one) => one.text);
    assert.ok(names.length > 3 && names.includes("Løsninger"), names.join());
    assert.deepEqual(small(names), []);
    assert.deepEqual(await chipNames(page), ["Løsninger"]);
    await page.getByRole("button", { name: "Fjern filteret «Løsninger»", exact: true }).waitFor();
    await open(page, "?q=barnehage&kind=plattformer");
    await ways(page).getByRole("link").first().waitFor();
    const within = (await rowsOf(ways(page))).map(([text]) => text);
    assert.ok(within.includes("Tjenester"), within.join());
    assert.deepEqual(small(within), []);
  }));

// --- When they leave nothing

for (const name of ["kind", "status"]) {
  test(`a value that no entry has leaves nothing, and can be taken away: ${name}`, () =>
    visit({}, async (page) => {
      await open(page, `?q=barnehage&${name}=finnes-ikke`);
      assert.equal(await said(page), NONE);
      assert.deepEqual(await shown(page), []);
      await chipped(page, ["finnes-ikke"]);
      await chip(page, "finnes-ikke").click();
      const all = await found("barnehage");
      await counts(page, all.length);
      await hits(page, all.slice(0, PAGE));
      await chipped(page, []);
      assert.equal(new URL(page.url()).search, "?q=barnehage");
    }));
}

test("when filters alone empty the list, it is said how many there are without, and where", () =>
  visit({}, async (page) => {
    const all = await found("barnehage");
    await open(page, "?q=barnehage&kind=plattformer");
    assert.equal(await said(page), "Ingen treff.");
    await ways(page).getByRole("link").first().waitFor();
    const rows = await rowsOf(ways(page));
    assert.deepEqual(rows[0], ["Søk uten filtre", all.length]);
    const kinds = new Set(all.map((at) => at.split("/")[1]));
    assert.equal(rows.length, 1 + kinds.size);
    assert.equal(rows.slice(1).reduce((sum, [, count]) => sum + count, 0), all.length);
    for (const [text, count] of [rows[0], rows[1], rows.at(-1)]) {
      await open(page, "?q=barnehage&kind=plattformer");
      await ways(page).getByRole("link", { name: text, exact: true }).click();
      await counts(page, count);
      assert.equal(new URL(page.url()).searchParams.get("q"), "barnehage");
      assert.ok(!(await ways(page).isVisible()));
    }
  }));

// A kind and a status of the site that no entry has both of.
const apart = async (page) => {
  await open(page, "?q=kommune");
  const [kinds, statuses] = [await valuesOf(page, "kind"), await valuesOf(page, "status")];
  for (const kind of kinds) {
    await open(page, `?kind=${kind.value}`);
    const held = (await valuesOf(page, "status")).map((one) => one.value);
    const other = statuses.find(({ value }) => !held.includes(value));
    if (other) return [kind.value, other.value];
  }
  return assert.fail("every kind has entries of every status");
};

test("when filters without words leave nothing, it is said which of them to take away, and what that gives", () =>
  visit({}, async (page) => {
    const [kind, status] = await apart(page);
    // What each of them gives alone, and what it is called.
    const alone = async (name, value) => {
      await open(page, `?${name}=${value}`);
      await box(page, name, value).waitFor();
      const names = await chipNames(page);
      assert.equal(names.length, 1, names.join());
      return { name, called: names[0], count: await number(page) };
    };
    const [ofKind, ofStatus] = [await alone("kind", kind), await alone("status", status)];
    assert.ok(ofKind.count > 0 && ofStatus.count > 0);
    const both = `?kind=${kind}&status=${status}`;
    // Where a value that no entry has is in use too, taking that away, or the other of its filter, gives nothing.
    for (const [address, listed] of [[both, [[ofKind, ofStatus], [ofStatus, ofKind]]], [`${both}&kind=finnes-ikke`, [[ofStatus, ofKind]]]]) {
      await open(page, address);
      assert.equal(await said(page), NONE);
      assert.deepEqual(await shown(page), []);
      await ways(page).getByRole("link").first().waitFor();
      assert.deepEqual((await rowsOf(ways(page))).sort(), listed.map(([taken, left]) => [`Fjern filteret «${taken.called}»`, left.count]).sort());
      for (const [taken, left] of listed) {
        await open(page, address);
        await ways(page).getByRole("link", { name: `Fjern filteret «${taken.called}»`, exact: true }).click();
        await counts(page, left.count);
        assert.ok(!new URL(page.url()).searchParams.has(taken.name));
        assert.ok(!(await ways(page).isVisible()));
      }
    }
  }));
