// Entries side by side: chosen where they are met, compared in a table whose address can be shared.
import assert from "node:assert/strict";
import { violations } from "../axe.mjs";
import { sites, test, until, visit } from "../stage.mjs";
import { named } from "../truth.mjs";

const { standard } = sites;
const lossy = { expected: [/Failed to load resource/] };
const MAY = "Får du bruke den?";
const NOTHING = "Ikke oppgitt";
// Two with the same licence, one with none, and one of another kind.
const [OKR, CLI, ROS, PUNKT] = ["losninger/okr-tracker", "losninger/okdata-cli", "losninger/rosinator", "plattformer/punkt"];

const title = (id) => named(id).title;
const button = (page, name) => page.getByRole("button", { name: `Sammenlign «${name}»`, exact: true });
const remover = (page, name) => page.getByRole("button", { name: `Ta bort «${name}»`, exact: true });
const go = (page) => page.getByRole("link", { name: "Vis sammenligningen" });
const isPressed = async (page, name) => (await button(page, name).getAttribute("aria-pressed")) === "true";
const address = (ids) => `${standard.url}/sammenlign/?${ids.map((id) => `id=${encodeURIComponent(id)}`).join("&")}`;
const focus = (page) => page.evaluate(() => (document.activeElement?.checkVisibility() ? document.activeElement.localName : "body"));
const narrow = { viewport: { width: 320, height: 900 } };

// The entries on a list, as it names them.
const cards = (page) => page.locator("main .kort-tittel a").evaluateAll((links) => links.map((link) => ({ name: link.textContent.trim(), id: link.getAttribute("href").slice(1, -1) })));
const choose = async (page, name) => {
  await button(page, name).click();
  await until(`${name} chosen`, () => isPressed(page, name));
};
// Where the link of the bar leads.
const leads = async (page) => {
  await go(page).waitFor();
  const { pathname, searchParams } = new URL(await go(page).getAttribute("href"), standard.url);
  assert.equal(pathname, "/sammenlign/");
  return searchParams.getAll("id");
};
const led = (page, ids) => until(`a link to ${ids}`, async () => (await go(page).count()) > 0 && (await leads(page)).join() === ids.join());
const sideways = async (page, what) => {
  const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= width, `${what} is ${wide} px wide`);
};

// The table: its columns, and its rows with their headings, cells and whether they are marked.
const table = async (page, columns) => {
  await until(`a table of ${columns}`, async () => (await page.locator("main table tr").first().locator("a[href]").count()) === columns);
  return page.locator("main table").evaluate((element) => {
    const words = (cell) => cell.innerText.replace(/\s+/g, " ").trim();
    const [head, ...rows] = element.rows;
    return {
      columns: [...head.querySelectorAll("th a[href]")].map((link) => ({ href: link.getAttribute("href"), text: link.textContent.trim() })),
      rows: rows.map((row) => ({
        heading: words(row.querySelector("th") ?? row),
        scope: row.querySelector("th")?.scope,
        cells: [...row.querySelectorAll("td")].map(words),
        marks: [...row.querySelectorAll("td")].map((cell) => cell.innerHTML.replace(/\s+/g, " ").trim()),
        isMarked: row.classList.contains("ulik"),
      })),
    };
  });
};
const row = ({ rows }, heading) => rows.find((row) => row.heading.startsWith(heading)) ?? assert.fail(`no row «${heading}» among ${rows.map(({ heading }) => heading).join(", ")}`);

// --- Choosing

test("two that are chosen on a list are led to the comparison, and one is not enough", () =>
  visit({}, async (page) => {
    await page.goto(`${standard.url}/losninger/`);
    const listed = await cards(page);
    assert.ok(listed.length > 4);
    for (const { name } of listed) assert.equal(await button(page, name).count(), 1, `the button of ${name}`);
    const [first, second] = listed;
    assert.equal(await button(page, first.name).getAttribute("aria-pressed"), "false");
    await choose(page, first.name);
    await page.getByText(`Valgt: ${first.name}. Velg minst én til.`).first().waitFor();
    assert.equal(await go(page).count(), 0);
    await choose(page, second.name);
    await page.getByText("2 er valgt.").first().waitFor();
    assert.deepEqual(await leads(page), [first.id, second.id]);
    const box = await go(page).boundingBox();
    assert.ok(box.y > 450 && box.y + box.height <= 900, "the bar is at the bottom of the window");
    await button(page, first.name).click();
    await until("one left", async () => !(await isPressed(page, first.name)) && (await go(page).count()) === 0);
    assert.ok(await isPressed(page, second.name));
  }));

test("the choice follows to another list, to the search and to the page of an entry", () =>
  visit({}, async (page) => {
    await page.goto(`${standard.url}/losninger/`);
    const [first] = await cards(page);
    await choose(page, first.name);
    await page.goto(`${standard.url}/plattformer/`);
    const [other] = await cards(page);
    await choose(page, other.name);
    await led(page, [first.id, other.id]);
    await page.goto(`${standard.url}/sok/?q=rosinator`);
    await page.locator("#sok-treff > li").first().waitFor();
    await choose(page, title(ROS));
    await led(page, [first.id, other.id, ROS]);
    await page.goto(`${standard.url}/${OKR}/`);
    await led(page, [first.id, other.id, ROS]);
    await choose(page, title(OKR));
    await led(page, [first.id, other.id, ROS, OKR]);
    await page.goto(`${standard.url}/losninger/`);
    await until("the first still chosen", () => isPressed(page, first.name));
    await go(page).click();
    await page.waitForURL("**/sammenlign/?**");
    const { columns } = await table(page, 4);
    assert.deepEqual(columns.map(({ href }) => href), [first.id, other.id, ROS, OKR].map((id) => `/${id}/`));
  }));

test("every hit of a search has its button, also after another search", () =>
  visit({}, async (page) => {
    const titles = () => page.locator("#sok-treff .treff-tittel a").allTextContents();
    await page.goto(`${standard.url}/sok/?q=okr-tracker`);
    await page.locator("#sok-treff > li").first().waitFor();
    await choose(page, title(OKR));
    await page.locator("#sok input[name=q]").fill("rosinator");
    await until("other hits", async () => (await titles())[0] === title(ROS));
    for (const name of await titles()) assert.equal(await button(page, name).count(), 1, `the button of ${name}`);
    await choose(page, title(ROS));
    await page.locator("#sok input[name=q]").fill("okr-tracker");
    await until("the first hits", async () => (await titles())[0] === title(OKR));
    await until("the button still pressed", () => isPressed(page, title(OKR)));
    await led(page, [OKR, ROS]);
  }));

test("a fifth is refused with words, and welcome when another is taken away", () =>
  visit({}, async (page) => {
    await page.goto(`${standard.url}/losninger/`);
    const [one, two, three, four, five] = await cards(page);
    for (const { name } of [one, two, three, four]) await choose(page, name);
    await button(page, five.name).click();
    const words = page.getByText("Du kan sammenligne fire. Ta bort en først.").first();
    await words.waitFor();
    assert.ok(await words.evaluate((element) => element.closest('[role="status"], [role="alert"], [aria-live]') !== null), "it is not spoken");
    assert.equal(await isPressed(page, five.name), false);
    assert.deepEqual(await leads(page), [one, two, three, four].map(({ id }) => id));
    await remover(page, two.name).click();
    await until("three left", async () => !(await isPressed(page, two.name)));
    await choose(page, five.name);
    await led(page, [one, three, four, five].map(({ id }) => id));
  }));

test("each can be taken away in the bar, and the focus is not lost", () =>
  visit({}, async (page) => {
    await page.goto(`${standard.url}/losninger/`);
    const chosen = (await cards(page)).slice(0, 3);
    for (const { name } of chosen) await choose(page, name);
    for (const { name } of [chosen[1], chosen[2], chosen[0]]) {
      await remover(page, name).focus();
      await page.keyboard.press("Enter");
      await until(`${name} taken away`, async () => !(await isPressed(page, name)));
      await remover(page, name).waitFor({ state: "hidden" });
      assert.notEqual(await focus(page), "body", `the focus is lost with ${name}`);
    }
    assert.equal(await go(page).count(), 0);
  }));

test("with the keyboard alone from the list to the table", () =>
  visit({}, async (page) => {
    await page.goto(`${standard.url}/maler/`);
    const [first, second] = await cards(page);
    const walk = async (what, locator) => {
      for (let turn = 0; turn < 250; turn += 1) {
        await page.keyboard.press("Tab");
        if ((await locator.count()) > 0 && (await locator.evaluate((element) => element === document.activeElement))) return;
      }
      assert.fail(`${what} is not reached`);
    };
    await walk("the first button", button(page, first.name));
    await page.keyboard.press("Space");
    await until("the first", () => isPressed(page, first.name));
    assert.ok(await button(page, first.name).evaluate((element) => element === document.activeElement), "the focus stays on the button");
    await walk("the second button", button(page, second.name));
    await page.keyboard.press("Enter");
    await until("the second", () => isPressed(page, second.name));
    await walk("the link", go(page));
    await page.keyboard.press("Enter");
    await page.waitForURL("**/sammenlign/?**");
    assert.deepEqual((await table(page, 2)).columns.map(({ text }) => text), [first.name, second.name]);
  }));

test("what has the focus is not hidden by the bar", () =>
  visit({ viewport: { width: 1280, height: 600 } }, async (page) => {
    await page.goto(`${standard.url}/losninger/`);
    const listed = await cards(page);
    for (const { name } of listed.slice(0, 2)) await choose(page, name);
    await button(page, listed[1].name).focus();
    for (let turn = 0; turn < 30; turn += 1) {
      await page.keyboard.press("Tab");
      const hidden = await page.evaluate(() => {
        const element = document.activeElement;
        const box = element.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + box.width / 2, Math.min(box.y + box.height / 2, innerHeight - 1));
        return element === document.body || element.contains(top) || top?.contains(element) ? null : element.outerHTML.slice(0, 100);
      });
      assert.equal(hidden, null);
    }
  }));

// --- Comparing

test("the table has a column for each and marks the rows where they differ", () =>
  visit({}, async (page) => {
    await page.goto(address([OKR, CLI, ROS]));
    const found = await table(page, 3);
    assert.deepEqual(found.columns, [OKR, CLI, ROS].map((id) => ({ href: `/${id}/`, text: title(id) })));
    assert.ok(found.rows.length >= 5, `${found.rows.length} rows`);
    assert.deepEqual(found.rows.filter(({ scope, heading, cells }) => scope !== "row" || heading === "" || cells.length !== 3 || cells.some((cell) => cell === "")), []);
    const differ = ({ cells }) => new Set(cells).size > 1;
    assert.deepEqual(found.rows.filter((row) => differ(row) && !row.isMarked).map(({ heading }) => heading), [], "differ, and are not marked");
    assert.deepEqual(found.rows.filter((row) => row.isMarked && new Set(row.marks).size === 1).map(({ heading }) => heading), [], "are marked, and do not differ");
    const may = row(found, MAY);
    assert.match(may.cells[0], /MIT/);
    assert.match(may.cells[1], /MIT/);
    assert.doesNotMatch(may.cells[2], /MIT/);
    assert.ok(may.isMarked);
    assert.ok(found.rows.some(({ cells }) => cells.includes(NOTHING) && cells.some((cell) => cell !== NOTHING)), `nobody says nothing: ${JSON.stringify(found.rows)}`);
    assert.deepEqual(found.rows.filter(({ cells }) => cells.every((cell) => cell === NOTHING)).map(({ heading }) => heading), [], "rows that nobody fills");
    await page.getByText("3 oppføringer er sammenlignet.").first().waitFor();
  }));

test("rows where they are alike are not marked", () =>
  visit({}, async (page) => {
    await page.goto(address([OKR, CLI]));
    const found = await table(page, 2);
    const alike = found.rows.filter(({ cells }) => cells[0] === cells[1]);
    assert.ok(alike.some(({ isMarked }) => !isMarked), "every row is marked");
    assert.ok(found.rows.some(({ isMarked }) => isMarked), "no row is marked");
    assert.equal(row(found, MAY).isMarked, row(found, MAY).cells[0] !== row(found, MAY).cells[1]);
  }));

test("the address can be shared: another reader sees the same table", async () => {
  let [shared, mine] = [];
  await visit({}, async (page) => {
    await page.goto(`${standard.url}/losninger/`);
    for (const { name } of (await cards(page)).slice(0, 2)) await choose(page, name);
    await go(page).click();
    await page.waitForURL("**/sammenlign/?**");
    [mine, shared] = [await table(page, 2), page.url()];
  });
  await visit({}, async (page) => {
    await page.goto(shared);
    assert.deepEqual(await table(page, 2), mine);
  });
});

test("an unknown entry is said, and the others are shown", () =>
  visit(lossy, async (page) => {
    await page.goto(address([OKR, "losninger/finnes-ikke", PUNKT]));
    const { columns } = await table(page, 2);
    assert.deepEqual(columns.map(({ href }) => href), [`/${OKR}/`, `/${PUNKT}/`]);
    await page.getByText("1 av oppføringene finnes ikke eller kunne ikke hentes.").first().waitFor();
  }));

test("hostile addresses do nothing", () =>
  visit(lossy, async (page) => {
    const bad = ["../x", "losninger/../../x", "<script>window.__x=1</script>", "<img src=x onerror=window.__x=1>", "javascript:window.__x=1", "//evil.example/x", "https://evil.example/x", "losninger\\x", "%2e%2e/x", "__proto__", "", "losninger/okr-tracker/../x", "losninger/okr-tracker?x"];
    const asked = [];
    page.on("request", (request) => request.resourceType() !== "document" && asked.push(request.url().replace(standard.url, "")));
    for (const id of bad) {
      await page.goto(address([OKR, id, PUNKT]));
      const { columns } = await table(page, 2);
      assert.deepEqual(columns.map(({ href }) => href), [`/${OKR}/`, `/${PUNKT}/`], id);
      assert.equal(await page.evaluate(() => globalThis.__x), undefined, id);
      assert.deepEqual(await page.locator("main").evaluate((main) => [...main.querySelectorAll("img, iframe, script, [onerror], a[href^='javascript:']")].map((element) => element.outerHTML)), [], id);
    }
    assert.deepEqual(asked.filter((at) => /\/x(\/|\.|\?|$)|evil|script>|<|%3C|__proto__|\.\.|%2e%2e/i.test(at)), []);
    await page.goto(address(bad.slice(0, 4)));
    await page.locator("h1").waitFor();
    await until("that nothing is left to compare", async () => !(await page.locator("main").innerText()).includes("Henter oppføringene"));
    assert.equal(await page.locator("main table:visible").count(), 0);
  }));

test("without entries the page says how to choose them", () =>
  visit({}, async (page) => {
    await page.goto(`${standard.url}/sammenlign/`);
    await page.getByText("Velg «Sammenlign» på oppføringer i en liste eller i søket").first().waitFor();
    assert.equal(await page.locator("main table:visible").count(), 0);
  }));

test("without scripts the page says that it needs them, and there are no buttons that do nothing", () =>
  visit({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address([OKR, PUNKT]));
    assert.match(await page.locator("main").innerText(), /Sammenligningen trenger JavaScript\./);
    for (const at of ["/losninger/", `/${OKR}/`]) {
      await page.goto(standard.url + at);
      assert.equal(await page.getByRole("button", { name: /^Sammenlign/ }).count(), 0, at);
    }
  }));


test("axe-core finds nothing in the table, nor on a list with the bar, light or dark", () =>
  visit({}, async (page) => {
    const faults = [];
    const look = async (what) => {
      faults.push(...(await violations(page)).map((fault) => `${what}, ${fault}`));
    };
    await page.goto(address([OKR, CLI, ROS, PUNKT]));
    await table(page, 4);
    await look("the table");
    await page.goto(`${standard.url}/losninger/`);
    for (const { name } of (await cards(page)).slice(0, 2)) await choose(page, name);
    await go(page).waitFor();
    await look("the bar");
    assert.deepEqual(faults, []);
  }));

test("on a narrow screen neither the table nor the bar makes the page scroll sideways", () =>
  visit(narrow, async (page) => {
    await page.goto(address([OKR, CLI, ROS, PUNKT]));
    await table(page, 4);
    await sideways(page, "the table");
    await page.goto(`${standard.url}/losninger/`);
    for (const { name } of (await cards(page)).slice(0, 4)) await choose(page, name);
    await go(page).waitFor();
    await sideways(page, "the list with its bar");
    await go(page).click();
    await page.waitForURL("**/sammenlign/?**");
    assert.equal((await table(page, 4)).columns.length, 4);
  }));
