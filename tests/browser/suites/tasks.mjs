// What a new reader comes to do, from the front page and with no explanation: with a finger on a phone, and with the keyboard alone.
// Whatever is pressed counts as a step, and so does a search that is written; three must do.
import assert from "node:assert/strict";
import { found, settled } from "../searching.mjs";
import { sites, test, until, visit } from "../stage.mjs";
import { codes, entries, field, isWithdrawn, list, named, users } from "../truth.mjs";

const { standard } = sites;
const WAYS = {
  "a finger on a phone": { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  "the keyboard alone": { viewport: { width: 1280, height: 900 } },
};

// A reader: what is pressed, how it is done, and how many steps it took.
const reader = (page, isTouching) => {
  let steps = 0;
  // Tab by tab, from where the focus is, until it is there; what lies between is passed without a look.
  const reach = async (target) => {
    const between = await target.evaluate((element) => {
      const isStop = (stop) => stop.tabIndex >= 0 && !stop.disabled && stop.checkVisibility({ visibilityProperty: true });
      const stops = [...document.querySelectorAll("a[href], button, input, summary, [tabindex]")].filter(isStop);
      return stops.indexOf(element) - stops.indexOf(document.activeElement);
    });
    for (let turn = 0; turn < between - 1; turn += 1) await page.keyboard.press("Tab");
    for (let turn = 0; turn < 300; turn += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`the keyboard does not reach ${target}`);
  };
  // What is there may stand further down, but must be seen and have a name.
  const press = async (target, key = "Enter") => {
    steps += 1;
    await target.waitFor({ state: "visible" });
    if (isTouching) return target.tap();
    await reach(target);
    return page.keyboard.press(key);
  };
  return {
    press,
    // Follows a link to another page.
    follow: async (target) => {
      const before = page.url();
      await press(target);
      await until("another page", () => page.url() !== before);
      await page.waitForLoadState("domcontentloaded");
    },
    search: async (words) => {
      steps += 1;
      const input = page.getByRole("searchbox", { name: "Søk i katalogen" });
      if (isTouching) await input.tap();
      else await reach(input);
      await page.keyboard.type(words);
      await page.keyboard.press("Enter");
      await page.waitForURL("**/sok/?q=*");
      await settled(page);
    },
    // No more steps than that were needed.
    within: (most) => assert.ok(steps <= most, `${steps} steps`),
  };
};

const task = (name, run) => {
  for (const [way, options] of Object.entries(WAYS)) {
    test(`${name}: ${way}`, () =>
      visit(options, async (page) => {
        await page.goto(`${standard.url}/`);
        await run(page, reader(page, options.hasTouch));
      }));
  }
};
const hit = (page, title) => page.locator("#sok-treff").getByRole("link", { name: title, exact: true });
const section = (page, name) => page.getByRole("region", { name, exact: true });
const path = (page) => new URL(page.url()).pathname;

// --- The tasks

task("a template to start from, for an assessment of privacy", async (page, reader) => {
  const template = named("maler/dpia-mal");
  await reader.search("dpia");
  // It is the first that is found, and the list says what sort of thing it is.
  const first = page.locator("#sok-treff > li").first();
  assert.equal(await first.getByRole("link").first().textContent(), template.title);
  assert.ok((await first.innerText()).includes("Mal"));
  await reader.follow(hit(page, template.title));
  const files = section(page, "Vedlegg").getByRole("link");
  const word = files.filter({ hasText: ".docx" });
  const [download] = await Promise.all([page.waitForEvent("download"), reader.press(word)]);
  assert.match(download.suggestedFilename(), /\.docx$/);
  assert.equal(await download.failure(), null);
  reader.within(3);
});

// Something that is used by somebody whose county is told, and stands among what is used the most.
const shared = () => {
  const near = (one) => field(one, "fylke") !== "";
  const all = [...users()].map(([id, who]) => ({ entry: named(id), who: who.filter(near) })).filter(({ entry, who }) => entry.title !== undefined && !isWithdrawn(entry) && who.length > 0);
  return all.sort((one, other) => other.who.length - one.who.length || one.entry.id.localeCompare(other.entry.id));
};

task("who near me uses it", async (page, reader) => {
  const front = await page.getByRole("region", { name: "Mest brukt" }).getByRole("link").allTextContents();
  const { entry, who } = shared().find(({ entry }) => front.includes(entry.title));
  await reader.follow(page.getByRole("region", { name: "Mest brukt" }).getByRole("link", { name: entry.title, exact: true }));
  const told = section(page, "Hvem bruker den?");
  const [one] = who;
  assert.ok((await told.innerText()).includes(one.title), one.title);
  const county = codes("fylker").find(({ code }) => code === field(one, "fylke")).label;
  await reader.follow(told.getByRole("link", { name: county, exact: true }));
  assert.equal(await page.locator("h1").innerText(), county);
  await reader.follow(page.locator("main").getByRole("link", { name: one.title, exact: true }));
  assert.equal(path(page), one.at);
  assert.ok((await page.locator("main").innerText()).includes(entry.title), "its page does not say what it uses");
  reader.within(3);
});

task("what those near me use, beginning with the county", async (page, reader) => {
  const [{ entry, who }] = shared();
  const county = codes("fylker").find(({ code }) => code === field(who[0], "fylke")).label;
  await reader.follow(page.locator("main").getByRole("link", { name: "Fylker", exact: true }));
  await reader.follow(page.locator("main").getByRole("link", { name: county, exact: true }));
  await reader.follow(page.locator("main").getByRole("link", { name: who[0].title, exact: true }));
  assert.ok((await page.locator("main").innerText()).includes(entry.title));
  reader.within(3);
});

task("whether I may change it", async (page, reader) => {
  const entry = named("losninger/okr-tracker");
  await reader.search("okr");
  await reader.follow(hit(page, entry.title));
  const may = await section(page, "Får du bruke den?").innerText();
  const licence = codes("lisenser").find(({ code }) => code === field(entry, "lisens"));
  for (const [question, member] of [["Du kan", "du_kan"], ["Du må", "du_maa"], ["Du kan ikke", "du_kan_ikke"]]) {
    assert.ok(may.replace(/\s+/g, " ").includes(`${question} ${licence.said(member)}`) || may.includes(licence.said(member)), `${question}: ${may}`);
  }
  assert.match(may, /endre/);
  // It stands where the page opens, or one screen further down.
  const { y } = await section(page, "Får du bruke den?").boundingBox();
  assert.ok(y < 2 * page.viewportSize().height, `${y} px down`);
  reader.within(2);
});

// A topic that somebody has an open need in.
const unmet = () => {
  const needs = entries().filter((entry) => entry.kind === "behov" && field(entry, "status") === "apent" && !isWithdrawn(entry));
  const topic = codes("los").find(({ code }) => needs.some((need) => list(need, "temaer").includes(code)));
  return { topic, needs: needs.filter((need) => list(need, "temaer").includes(topic.code)) };
};

task("what is missing in my field", async (page, reader) => {
  const { topic, needs } = unmet();
  await reader.search(topic.label);
  const filter = page.locator("#sok-filtre");
  // Where there is room the filters stand open, as soon as the first hits are there.
  if (page.viewportSize().width < 960) await reader.press(page.getByText("Snevre inn", { exact: true }));
  await filter.locator("details[data-filled]").first().waitFor();
  await reader.press(filter.getByRole("checkbox", { name: /^Behov/ }), "Space");
  await until("the needs alone", () => page.url().includes("kind=behov"));
  await settled(page);
  const shown = await page.locator("#sok-treff .treff-tittel a").allTextContents();
  const expected = await found(topic.label);
  for (const need of needs) {
    assert.ok(expected.includes(need.at), `${need.id} is not found by ${topic.label}`);
    assert.ok(shown.includes(need.title), `${need.title} is not among ${shown}`);
  }
  for (const kind of await page.locator("#sok-treff .treff-type").allTextContents()) assert.match(kind, /^behov$/i);
  // Which of them nobody has met is said beside each.
  assert.ok((await page.locator("#sok-treff > li").first().innerText()).match(/Åpent|Noen arbeider med det|Dekket/));
  reader.within(3);
});

// The page of one says what is like it, and why.
task("two that do the same, beside each other", async (page, reader) => {
  const entry = named("losninger/digisos-soknad");
  await reader.search("digisos søknad");
  await reader.follow(hit(page, entry.title));
  const alike = section(page, "Ligner på denne").getByRole("listitem").first();
  assert.match(await alike.innerText(), /Begge har: \S/);
  const other = await alike.getByRole("link").first().textContent();
  await reader.follow(alike.getByRole("link", { name: `Sammenlign de to (denne og «${other}»)`, exact: true }));
  await page.locator(".sammenlignet").waitFor();
  assert.deepEqual(await page.locator(".sammenlignet thead a[href]").allTextContents(), [entry.title, other]);
  reader.within(3);
});

// Two choices and the way to the comparison are three already, so that this takes one more.
task("any two, beside each other", async (page, reader) => {
  await reader.search("skjema");
  const titles = (await page.locator("#sok-treff .treff-tittel a").allTextContents()).slice(0, 2);
  for (const title of titles) await reader.press(page.getByRole("button", { name: `Sammenlign «${title}»`, exact: true }));
  await reader.follow(page.getByRole("link", { name: "Vis sammenligningen" }));
  await page.locator(".sammenlignet").waitFor();
  assert.deepEqual(await page.locator(".sammenlignet thead a[href]").allTextContents(), titles);
  reader.within(4);
});
