// The catalogue in numbers: tables that anyone can read, with bars that are true to them.
import assert from "node:assert/strict";
import { faultsOf } from "../axe.mjs";
import { sites, test, until, visit } from "../stage.mjs";
import { codes, entries, isWithdrawn, ladder, list } from "../truth.mjs";

const { standard } = sites;

// Every table: its columns, and the rows with their names, numbers, links and bars.
const tables = async (page) => {
  await page.goto(`${standard.url}/tall/`);
  return page.evaluate(() => {
    const number = (cell) => {
      const copy = cell.cloneNode(true);
      copy.querySelectorAll("svg").forEach((picture) => picture.remove());
      const said = copy.textContent.replace(/\s/g, "");
      return /^\d+$/.test(said) ? Number(said) : null;
    };
    const headings = [...document.querySelectorAll("main h2")];
    return [...document.querySelectorAll("main table")].map((table) => ({
      heading: headings.filter((heading) => heading.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1)?.textContent.trim() ?? "",
      columns: [...table.querySelectorAll("thead th")].map((cell) => ({ scope: cell.scope, text: cell.textContent.trim() })),
      rows: [...table.querySelectorAll("tbody tr")].map((row) => ({
        names: [...row.querySelectorAll("th")].map((cell) => ({ scope: cell.scope, text: cell.textContent.replace(/\s+/g, " ").trim() })),
        numbers: [...row.querySelectorAll("td")].map(number).filter((value) => value !== null),
        href: row.querySelector("a[href]")?.getAttribute("href") ?? null,
        bars: [...row.querySelectorAll("svg rect")].map((bar) => Number(bar.getAttribute("width"))),
        pictures: row.querySelectorAll("svg").length,
      })),
    }));
  });
};
const titled = async (page, heading) => (await tables(page)).find((table) => table.heading === heading) ?? assert.fail(`no table under «${heading}»`);

// How many entries each linked page or search says that it has.
const counts = async (page, hrefs) => {
  const found = new Map();
  for (const href of hrefs) {
    await page.goto(standard.url + href);
    if (href.startsWith("/sok/")) {
      const said = () => page.locator("#sok-status").textContent();
      await until(`the hits of ${href}`, async () => /^\d+ treff$/.test(await said()));
      found.set(href, parseInt(await said(), 10));
    } else {
      // The paragraph that counts the list; those of narrower topics stand in lists.
      const said = (await page.locator("main p").allInnerTexts()).map((text) => /^(\d+) oppføring(er)?(?!\p{L})/u.exec(text.trim())?.[1]).find(Boolean);
      const listed = await page.locator("main .kort-tittel a").count();
      if ((await page.locator('main a[rel="next"]').count()) === 0) assert.equal(listed, Number(said ?? listed), `${href} lists`);
      found.set(href, Number(said ?? listed));
    }
  }
  return found;
};

test("each table has a column header, row headers and numbers", () =>
  visit({}, async (page) => {
    const found = await tables(page);
    assert.ok(found.length >= 5, `${found.length} tables`);
    const faults = found.flatMap(({ heading, columns, rows }) => [
      (columns.length === 0 || columns.some(({ scope, text }) => scope !== "col" || text === "")) && `${heading}: columns ${JSON.stringify(columns)}`,
      rows.length === 0 && `${heading}: no rows`,
      ...rows.map(({ names, numbers }) => (names.length !== 1 || names[0].scope !== "row" || names[0].text === "" || numbers.length !== 1) && `${heading}: ${JSON.stringify({ names, numbers })}`),
    ]);
    assert.deepEqual(faults.filter(Boolean), []);
    for (const heading of ["Slik vokser katalogen", "Redaksjonens vurdering", "Bruk etter sted", "Lisenser", "Sist endret"]) assert.ok(found.some((table) => table.heading === heading), heading);
    assert.equal(await page.getByRole("table").count(), found.length, "each is a table for assistive technology too");
  }));

test("the pictures are hidden from assistive technology", () =>
  visit({}, async (page) => {
    await page.goto(`${standard.url}/tall/`);
    const pictures = page.locator("main svg");
    assert.ok((await pictures.count()) > 10);
    const open = await pictures.evaluateAll((all) => all.filter((picture) => !picture.closest('[aria-hidden="true"]') || picture.querySelector("a, [tabindex], title")).map((picture) => picture.outerHTML.slice(0, 120)));
    assert.deepEqual(open, []);
    assert.equal(await page.locator("main").getByRole("img").count(), 0);
  }));

test("the bars are as long as their numbers say", () =>
  visit({}, async (page) => {
    const faults = [];
    for (const { heading, rows } of await tables(page)) {
      const drawn = rows.map(({ names, numbers, bars }) => ({ name: names[0]?.text, number: numbers[0], width: bars.length > 0 ? Math.min(...bars) : 0 }));
      const most = drawn.reduce((best, row) => (row.number > best.number ? row : best));
      if (!(most.width > 10)) faults.push(`${heading}: the longest bar is ${most.width}`);
      faults.push(...drawn.filter(({ number, width }) => !(Math.abs(width - (number / most.number) * most.width) <= 1)).map(({ name, number, width }) => `${heading}, ${name}: ${number} is ${width}, and ${most.number} is ${most.width}`));
      if (rows.some(({ numbers, pictures }) => numbers[0] > 0 && pictures === 0)) faults.push(`${heading}: a number without a bar`);
    }
    assert.deepEqual(faults, []);
  }));

test("the statuses add up to all entries, and are as many as on their pages", () =>
  visit({}, async (page) => {
    const { rows } = await titled(page, "Redaksjonens vurdering");
    const labels = ladder().map(({ label }) => label);
    assert.deepEqual(rows.filter(({ names }) => !labels.some((label) => names[0].text.includes(label))).map(({ names }) => names[0].text), [], "no step of the ladder");
    const sum = rows.reduce((sum, { numbers }) => sum + numbers[0], 0);
    await page.goto(`${standard.url}/`);
    const total = Number(/Katalogen har (\d+) oppføring/.exec(await page.locator("main").innerText())[1]);
    assert.equal(sum, total, "the front page counts otherwise");
    const all = entries();
    assert.ok([all.length, all.filter((entry) => !isWithdrawn(entry)).length].includes(total), `${total} of ${all.length} files`);
    const linked = rows.filter(({ href }) => href !== null);
    assert.deepEqual(rows.filter(({ href, numbers }) => href === null && numbers[0] > 0).map(({ names }) => names[0].text), [], "a number that leads nowhere");
    assert.ok(linked.length >= 4);
    const found = await counts(page, linked.map(({ href }) => href));
    assert.deepEqual(linked.map(({ href, numbers }) => [href, numbers[0]]), linked.map(({ href }) => [href, found.get(href)]));
  }));

// The topics that entries have, with all that is above them.
const filled = (topics) => {
  const above = new Map(topics.map(({ code, broader }) => [code, broader]));
  const found = new Set();
  for (const code of entries().flatMap((entry) => list(entry, "temaer"))) for (let at = code; at; at = above.get(at)) found.add(at);
  return found;
};

test("the topics of Los are as many as on their pages, and those without content are named", () =>
  visit({}, async (page) => {
    const topics = codes("los");
    const has = filled(topics);
    const table = (await tables(page)).find(({ rows }) => rows.some(({ href }) => href?.startsWith("/vokabular/los/") || /[?&][^=]*temaer=/.test(href ?? ""))) ?? assert.fail("no table of Los");
    // What stands between the table of Los and the next heading.
    const named = await page.evaluate((first) => {
      const table = [...document.querySelectorAll("main table")].find((table) => table.querySelector(`a[href="${first}"]`));
      const next = [...document.querySelectorAll("main h2")].find((heading) => table.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING);
      const range = document.createRange();
      range.setStartAfter(table);
      next ? range.setEndBefore(next) : range.setEndAfter(document.querySelector("main").lastChild);
      return range.toString().replace(/\s+/g, " ");
    }, table.rows.find(({ href }) => href).href);
    const heads = topics.filter(({ broader }) => broader === "");
    assert.equal(heads.length, 14);
    const listed = table.rows.filter(({ numbers }) => numbers[0] > 0).map(({ names }) => names[0].text);
    assert.match(named, /Uten innhold:/);
    const without = named.slice(named.indexOf("Uten innhold:") + "Uten innhold:".length).split(/[,;.]| og /).map((name) => name.trim());
    const isWithout = ({ label }) => named.includes(label) && (without.includes(label) || label.includes(" og ") || label.includes(","));
    const stands = (topic) => [listed.includes(topic.label) && "listed", isWithout(topic) && "without"].filter(Boolean).join(" and ");
    const wrong = heads.map((topic) => [topic.label, has.has(topic.code) ? "listed" : "without", stands(topic)]);
    assert.deepEqual(wrong.filter(([, expected, found]) => expected !== found), [], named);
    assert.deepEqual(listed.filter((label) => !topics.some((topic) => topic.label === label)), [], "no topics of Los");
    const linked = table.rows.filter(({ href }) => href !== null);
    assert.ok(linked.length >= listed.length);
    const found = await counts(page, linked.map(({ href }) => href));
    assert.deepEqual(linked.map(({ href, numbers }) => [href, numbers[0]]), linked.map(({ href }) => [href, found.get(href)]));
  }), 90_000);


test("axe-core finds nothing in the numbers, and they fit a narrow screen", () =>
  visit({}, async (page) => {
    await page.goto(`${standard.url}/tall/`);
    assert.deepEqual(await faultsOf(page), []);
  }));
