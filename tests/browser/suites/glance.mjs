// The page of an entry answers at the top what a municipality asks first, and tells search engines what it is about.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { sites, test, visit } from "../stage.mjs";
import { codes, day, decisions, entries, field, gather, isWithdrawn, ladder, list, repository, schema, squeezed, text, usable, users } from "../truth.mjs";

const { standard, hostile } = sites;
const TRUST = "Er den vurdert?";
const MAY = "Får du bruke den?";
const WHO = "Hvem bruker den?";
const BEGIN = "Hvordan kommer du i gang?";
const STEPS = ["ta_i_bruk", "slik_faar_du_tilgang", "slik_bruker_du_malen"];
const LINKS = ["nedlasting", "kildekode", "dokumentasjon", "nettside"];
const STATES = ["status_changed_means", "status_partial_means"].map((key) => new RegExp(text(key).replaceAll(".", "\\.").replace(/\{\w+\}/g, ".+")));

// The entries whose pages say all that they have: of what is withdrawn, only the reason is left.
const whole = entries().filter((entry) => !isWithdrawn(entry));
const schemas = new Map([...new Set(entries().map(({ kind }) => kind))].map((kind) => [kind, schema(kind).properties]));
const has = (kind, names) => names.some((name) => name in schemas.get(kind));
const begins = ({ kind }) => kind !== "aktorer" && has(kind, [...STEPS, ...LINKS]);
const holds = (whole, part) => squeezed(whole).toLowerCase().includes(squeezed(part).toLowerCase());

// What the top of every page says, and where its links lead; read once for all tests.
const read = () =>
  visit({}, async (page) => {
    await gather(page, standard, whole.map(({ at }) => at));
    read.found = await page.evaluate(() =>
      [...globalThis.docs].map(([at, doc]) => {
        const links = (element) => [...element.querySelectorAll("a[href]")].map((link) => ({ href: link.getAttribute("href"), text: globalThis.words(link) }));
        const prose = doc.querySelector(".prosa");
        const sections = [...doc.querySelectorAll(".blikk > section")].map((section) => ({
          heading: [...section.querySelectorAll("h2")].map((heading) => globalThis.words(heading)).join(" | "),
          isBefore: !prose || Boolean(section.compareDocumentPosition(prose) & Node.DOCUMENT_POSITION_FOLLOWING),
          words: globalThis.words(section),
          links: links(section).map((link) => {
            const target = link.href.startsWith("#") ? doc.getElementById(decodeURIComponent(link.href.slice(1))) : null;
            return { ...link, target: target && globalThis.words(/^H\d$/.test(target.tagName) ? target.parentElement : target) };
          }),
        }));
        return { at, sections, links: links(doc) };
      }),
    );
    return read.found;
  });
let reading;
// Every entry with what its page says.
const pages = async () => {
  await (reading ??= read());
  const found = new Map(read.found.map((page) => [page.at, page]));
  assert.deepEqual(whole.filter(({ at }) => !found.has(at)).map(({ id }) => id), [], "entries without a page");
  return whole.map((entry) => ({ entry, page: found.get(entry.at), section: (heading) => found.get(entry.at).sections.find((section) => section.heading === heading) }));
};
// The faults that `look` finds on the pages of the entries, each with the name of the entry.
const faultless = async (look, least) => {
  const faults = [];
  let seen = 0;
  for (const one of await pages()) {
    const found = look(one);
    if (found === null) continue;
    seen += 1;
    faults.push(...[found].flat().filter(Boolean).map((fault) => `${one.entry.id}: ${fault}`));
  }
  assert.deepEqual(faults, []);
  assert.ok(seen >= least, `only ${seen} entries were looked at`);
};

test("every page asks what its sort of entry can answer, in the same order, before its text", () =>
  faultless(({ entry, page }) => {
    const headings = page.sections.map(({ heading }) => heading);
    const expected = [TRUST, ...("lisens" in schemas.get(entry.kind) ? [MAY] : []), ...(usable().includes(entry.kind) ? [WHO] : []), ...(begins(entry) ? [BEGIN] : [])];
    const known = begins(entry) ? headings : headings.filter((heading) => heading !== BEGIN);
    return [
      known.join() !== expected.join() && `${headings.join(", ")}, not ${expected.join(", ")}`,
      page.sections.some(({ isBefore }) => !isBefore) && "an answer comes after the text",
    ];
  }, 150));

test("every page says how far the editors have come, and what that means", () =>
  faultless(({ section }) => {
    const { words, links } = section(TRUST) ?? { words: "", links: [] };
    const step = ladder().find(({ code }) => links.some(({ href }) => href === `/status/${code}/`));
    if (!step) return `no link to a status: ${words}`;
    const link = links.find(({ href }) => href === `/status/${step.code}/`);
    // What is approved in part, or was approved and has changed, is explained by that.
    const isExplained = holds(words, step.meaning) || STATES.some((state) => state.test(words));
    return [!link.text.includes(step.label) && `${step.code} is called ${link.text}`, !isExplained && `what ${step.code} means is not said: ${words}`];
  }, 150));

// The status that the files decide, where that can be told without the program: its code and its day.
const decided = (entry) => {
  const all = decisions(entry);
  const last = all.at(-1);
  if (!last) return { code: "delt" };
  const step = ladder().find(({ code }) => code === last.status);
  if (!step.isApproving) return { code: last.status, date: last.date };
  const by = new Set(all.filter(({ status, digest }) => status === last.status && digest === entry.digest).map(({ by }) => by));
  const isOver = last.review_by && last.review_by < standard.today;
  return by.size >= step.editors && !isOver ? { code: last.status, date: last.date } : null;
};

test("the status is the one that was decided, with the day", () =>
  faultless(({ entry, section }) => {
    const expected = decided(entry);
    if (expected === null) return null;
    const { words, links } = section(TRUST);
    return [
      !links.some(({ href }) => href === `/status/${expected.code}/`) && `is not ${expected.code}: ${words}`,
      expected.date && !words.includes(day(expected.date)) && `does not say ${day(expected.date)}: ${words}`,
      !expected.date && words.includes(text("glance_decided")) && `has a day, and was never decided: ${words}`,
    ];
  }, 150));

test("an approval that no longer holds is not shown as one", () =>
  faultless(({ entry, section }) => {
    if (entry.id !== "losninger/okr-tracker") return null;
    const { words, links } = section(TRUST);
    return [words.includes("Kvalitetssikret") && !words.includes("Endret siden") && `does not say that it is changed: ${words}`, !links.some(({ href }) => href.startsWith("/status/")) && "no status"];
  }, 1));

test("the licence is a link, and is explained in plain words", () => {
  const licences = codes("lisenser");
  return faultless(({ entry, section }) => {
    const code = field(entry, "lisens");
    if (code === "" || !("lisens" in schemas.get(entry.kind))) return null;
    const licence = licences.find((licence) => licence.code === code);
    const { words, links } = section(MAY);
    const link = links.find(({ text }) => text.includes(licence.label));
    const parts = [["Du kan", "du_kan"], ["Du må", "du_maa"], ["Du kan ikke", "du_kan_ikke"]].filter(([, member]) => licence.said(member));
    return [
      !link && `no link that is called ${licence.label}`,
      link && !existsSync(path.join(standard.folder, decodeURIComponent(link.href), "index.html")) && `${link.href} is no page`,
      link && !link.href.includes(`/${code.toLowerCase().replaceAll(".", "-")}/`) && `${link.href} is not ${code}`,
      parts.length < 2 && "the test knows too little of this licence",
      ...parts.map(([label, member]) => !(words.includes(label) && holds(words, licence.said(member))) && `${label} ${licence.said(member)}: ${words}`),
      holds(words, text("glance_may_unknown")) && "has a licence, and says to ask",
    ];
  }, 60);
});

test("where no licence is given, the page says to ask the owner", () =>
  faultless(({ entry, section }) => {
    if (field(entry, "lisens") !== "" || !("lisens" in schemas.get(entry.kind))) return null;
    const { words } = section(MAY);
    return [!holds(words, text("glance_may_unknown")) && words, /Du kan(?! ikke)|Du må/.test(words) && `promises something: ${words}`];
  }, 10));

test("the organisations that use it are counted and named, as their own files say", () =>
  faultless(({ entry, section }) => {
    const expected = users().get(entry.id) ?? [];
    if (expected.length === 0) return null;
    const { words, links } = section(WHO);
    const listed = links.filter(({ href }) => href.startsWith("/aktorer/"));
    const names = (list) => list.map(({ at, href = at, title, text = title }) => `${text} ${href}`).sort().join("; ");
    return [
      !new RegExp(`(^|\\D)${expected.length} bruker den`).test(words) && `${expected.length} is not said: ${words}`,
      words.includes(text("glance_who_none")) && `says that nobody does: ${words}`,
      names(listed) !== names(expected) && `${names(listed)}, not ${names(expected)}`,
    ];
  }, 10));

test("the users are counted by county", () =>
  faultless(({ entry, section }) => {
    const counties = new Map();
    for (const user of users().get(entry.id) ?? []) if (field(user, "fylke")) counties.set(field(user, "fylke"), (counties.get(field(user, "fylke")) ?? 0) + 1);
    if (counties.size === 0) return null;
    const { words } = section(WHO);
    const label = (code) => codes("fylker").find((county) => county.code === code).label;
    const wrong = [...counties].filter(([code, count]) => !new RegExp(`${label(code)}\\W{0,4}${count}(?!\\d)|(?<!\\d)${count} (i )?${label(code)}`).test(words));
    const names = users().get(entry.id).map(({ title }) => title).join(" ");
    const others = codes("fylker").filter(({ code, label }) => !counties.has(code) && !names.includes(label) && words.includes(label));
    return [...wrong.map(([code, count]) => `${label(code)} ${count}: ${words}`), ...others.map(({ label }) => `${label} has nobody: ${words}`)];
  }, 3));
test("where nobody has told that they use it, that is said", () =>
  faultless(({ entry, section }) => {
    if (!usable().includes(entry.kind) || users().has(entry.id)) return null;
    const { words, links } = section(WHO);
    return [!words.includes(text("glance_who_none")) && words, links.some(({ href }) => href.startsWith("/aktorer/")) && "names somebody"];
  }, 50));

test("the first step is told, with a link to the others that leads to them", () =>
  faultless(({ entry, section }) => {
    const steps = STEPS.filter((name) => name in schemas.get(entry.kind)).map((name) => list(entry, name)).find((steps) => steps.length > 0);
    if (!steps) return null;
    const { words, links } = section(BEGIN);
    const rest = links.find(({ text }) => /^Se .* steg til$/.test(text));
    const faults = [!holds(words, steps[0]) && `${steps[0]}: ${words}`];
    if (steps.length === 1) return [...faults, rest && "leads to steps that are not there"];
    const count = steps.length === 2 ? "ett" : String(steps.length - 1);
    if (!rest) return [...faults, `no link to ${count} others: ${words}`];
    return [...faults, rest.text !== `Se ${count} steg til` && `${rest.text}, not ${count}`, !(rest.target && holds(rest.target, steps.at(-1))) && `${rest.href} does not lead to the steps`];
  }, 30));

test("without steps there is a link to where one begins, or a word that there is none", () =>
  faultless(({ entry, section }) => {
    if (!begins(entry) || STEPS.some((name) => list(entry, name).length > 0)) return null;
    const given = LINKS.filter((name) => name in schemas.get(entry.kind)).map((name) => field(entry, name)).filter(Boolean);
    const { words, links } = section(BEGIN);
    if (given.length === 0) return !words.includes(text("glance_begin_none")) && words;
    return !links.some(({ href }) => given.includes(href)) && `none of ${given.join(", ")}`;
  }, 10));

test("telling of use and asking lead to the right form, filled in", () =>
  faultless(({ entry, page }) => {
    const form = (label, file, title) => {
      const link = page.links.find((link) => link.text === label);
      if (!link) return usable().includes(entry.kind) && `no link «${label}»`;
      const { origin, pathname, searchParams } = new URL(link.href, standard.url);
      const asked = [origin + pathname, ...["template", "title", "oppforing"].map((name) => searchParams.get(name))];
      const expected = [`${repository()}/issues/new`, file, title.replace("{name}", entry.title), entry.id];
      return asked.join(" ") !== expected.join(" ") && `${asked.join(" ")}, not ${expected.join(" ")}`;
    };
    const isOffered = page.links.some(({ text }) => text === "Vi bruker denne");
    return [isOffered && !usable().includes(entry.kind) && "cannot be used", form("Vi bruker denne", "3-vi-bruker-denne.yml", text("used_title")), form("Still et spørsmål", "5-spor.yml", text("question_title"))];
  }, 150));

test("all four answers stand above the fold, and nothing scrolls sideways on a narrow page", () =>
  visit({}, async (page) => {
    const at = `${standard.url}/losninger/okr-tracker/`;
    await page.goto(at);
    const headings = page.locator(".blikk > section h2");
    assert.deepEqual(await headings.allInnerTexts(), [TRUST, MAY, WHO, BEGIN]);
    const ends = await headings.evaluateAll((all) => all.map((element) => element.getBoundingClientRect()).map(({ bottom, height }) => (height > 0 ? bottom : Infinity)));
    assert.deepEqual(ends.filter((end) => end > 900), [], `they end at ${ends}`);
    await page.setViewportSize({ width: 320, height: 900 });
    for (const other of [at, `${standard.url}/programvare/decidim/`, `${standard.url}/plattformer/fiks-plattformen/`]) {
      await page.goto(other);
      assert.ok(await headings.first().isVisible());
      const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(wide <= width, `${other} is ${wide} px wide`);
    }
  }));

// --- For search engines

// Every script of JSON-LD on these pages, with the heading of its page.
const scripts = (page) =>
  page.evaluate(() =>
    [...globalThis.docs].map(([at, doc]) => ({
      at,
      title: doc.querySelector("h1").textContent.trim(),
      texts: [...doc.querySelectorAll('script[type="application/ld+json"]')].map((script) => script.textContent),
      others: [...doc.querySelectorAll("script:not([src])")].filter((script) => /^$|javascript|module/.test(script.type)).map((script) => script.textContent.slice(0, 80)),
    })),
  );
const nodes = (value) => (Array.isArray(value) ? value.flatMap(nodes) : value && typeof value === "object" ? [value, ...Object.values(value).flatMap(nodes)] : []);
const is = (node, type) => [node["@type"]].flat().includes(type);

// What is wrong with the description of one page.
const wrong = ({ at, title, texts, others }, site) => {
  if (others.length > 0) return [`another script: ${others}`];
  if (texts.length !== 1) return [`${texts.length} scripts`];
  let data;
  try {
    data = JSON.parse(texts[0]);
  } catch (error) {
    return [`${error.message}: ${texts[0].slice(0, 200)}`];
  }
  const all = nodes(data);
  const own = all.find((node) => node.url === site.url + at && !is(node, "ListItem") && !is(node, "BreadcrumbList"));
  const trails = all.filter((node) => is(node, "BreadcrumbList"));
  const steps = trails[0]?.itemListElement ?? [];
  return [
    ![data].flat().every((part) => part["@context"] === "https://schema.org") && `the context is ${[data].flat().map((part) => part["@context"])}`,
    !own && `nothing has the address ${site.url + at}: ${texts[0].slice(0, 300)}`,
    own && own.name !== title && `is called ${own.name}, not ${title}`,
    own && !own["@type"] && "is of no type",
    trails.length !== 1 && `${trails.length} trails`,
    (steps.length < 2 || steps.some(({ position }, index) => position !== index + 1)) && `positions ${steps.map(({ position }) => position)}`,
    steps.some((step) => !(step.name ?? step.item?.name)) && "a step without a name",
  ].filter(Boolean);
};

test("every page of an entry describes itself in JSON-LD", () =>
  visit({}, async (page) => {
    await gather(page, standard, entries().map(({ at }) => at));
    const found = await scripts(page);
    assert.equal(found.length, entries().length);
    // Of what is withdrawn only the reason is left: it may be silent, but not wrong.
    const silent = new Set(entries().filter(isWithdrawn).map(({ at }) => at));
    const spoken = found.filter(({ at, texts }) => !silent.has(at) || texts.length > 0);
    assert.deepEqual(spoken.flatMap((one) => wrong(one, standard).map((fault) => `${one.at}: ${fault}`)), []);
    const titles = new Map(found.map(({ at, title }) => [at, title]));
    assert.deepEqual(whole.filter(({ at, title }) => titles.get(at) !== title).map(({ id }) => id), [], "the title is not that of the file");
  }));

test("titles full of markup do not break it, and nothing in it runs", () =>
  visit({}, async (page) => {
    const paths = ["bilde", "skript", "mal", "tittel", "entiteter", "hoyre"].map((slug) => `/ting/${slug}/`);
    await gather(page, hostile, paths);
    const found = await scripts(page);
    assert.equal(found.length, paths.length);
    assert.deepEqual(found.flatMap((one) => wrong(one, hostile).map((fault) => `${one.at}: ${fault}`)), []);
    for (const at of paths) {
      await page.goto(hostile.url + at);
      assert.equal(await page.locator('script[type="application/ld+json"]').count(), 1, at);
      assert.equal(await page.evaluate(() => globalThis.__x), undefined, at);
    }
  }));
