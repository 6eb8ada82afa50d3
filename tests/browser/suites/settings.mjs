// What readers have set for themselves: colours of their own, no motion, more room between letters; and fingers, which need room, too.
import assert from "node:assert/strict";
import { DESKTOP, PHONE, sideways, targets } from "../axe.mjs";
import { cluttered } from "../lines.mjs";
import { chosen, pages } from "../pages.mjs";
import { open, settled } from "../searching.mjs";
import { sites, test, until, visit } from "../stage.mjs";

const { standard, everything, extreme } = sites;
const PAGES = [...chosen, ...["search", "entry with everything", "paginated list", "vocabulary", "about: om"].map((name) => pages.find((page) => page.name === name))];
PAGES.push({ name: "entry with pictures", url: `${extreme.url}/losninger/alle-bruker/` });
const goto = async (page, { url }) => {
  await page.goto(url);
  if (url.includes("/sok/")) await settled(page);
  if (url.includes("/sammenlign/")) await page.locator(".sammenlignet").waitFor();
};
// What `look` finds on every page, each fault with the page's name.
const faultless = async (page, look) => {
  const faults = [];
  for (const sort of PAGES) {
    await goto(page, sort);
    faults.push(...(await look(page)).map((fault) => `${sort.name}: ${fault}`));
  }
  assert.deepEqual(faults, []);
};

// --- Colours of their own

// The colours of the reader's system, as the browser computes them.
const system = (page) =>
  page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement("i"));
    const colour = (name) => {
      probe.style.setProperty("background-color", name);
      probe.style.setProperty("forced-color-adjust", "none");
      return getComputedStyle(probe).backgroundColor;
    };
    const found = Object.fromEntries(["Canvas", "CanvasText", "LinkText"].map((name) => [name, colour(name)]));
    probe.remove();
    return found;
  });

// What has an edge only by its colour, and so none where the reader's colours take its place.
const edgeless = (page, canvas) =>
  page.evaluate((canvas) => {
    const EDGED = "main button, main .knapp, header button, input:not([type=checkbox], [type=hidden]), .status, .merkelapp, .brikke, .rute, .blikk, .fakta-boks, .snevre, .varsel, .sammenlign-linje";
    const seen = [...document.querySelectorAll(EDGED)].filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1);
    const hasEdge = (element) => {
      const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(element);
      return parseFloat(borderTopWidth) >= 1 && borderTopStyle !== "none" && borderTopColor !== canvas;
    };
    return seen.filter((element) => !hasEdge(element)).map((element) => `no edge: ${element.localName}.${element.className} «${element.textContent.trim().slice(0, 20)}»`);
  }, canvas);

// The parts of pictures that are not in the reader's colours.
const painted = (page, colours) =>
  page.evaluate(({ Canvas, CanvasText, LinkText }) => {
    const wanted = [
      [".kart rect", "fill", Canvas],
      [".kart rect", "stroke", CanvasText],
      [".kart text", "fill", CanvasText],
      [".graf line", "stroke", CanvasText],
      [".graf .graf-midt, .graf .graf-navn, .graf .graf-slag", "fill", CanvasText],
      [".graf a circle, .graf a text:not(.graf-slag)", "fill", LinkText],
      [".soyle rect", "fill", CanvasText],
    ];
    return wanted.flatMap(([parts, property, colour]) => {
      const found = [...document.querySelectorAll(parts)].map((part) => getComputedStyle(part)[property]).filter((found) => found !== colour);
      return found.slice(0, 1).map((found) => `${property} of ${parts} is ${found}, not ${colour}`);
    });
  }, colours);

for (const colorScheme of ["light", "dark"]) {
  test(`in the reader's own colours everything that has an edge keeps it, and pictures are seen: ${colorScheme}`, () =>
    visit({ forcedColors: "active", colorScheme }, async (page) => {
      await page.goto(`${standard.url}/`);
      const colours = await system(page);
      assert.equal(new Set(Object.values(colours)).size, 3, JSON.stringify(colours));
      await faultless(page, async () => [...(await edgeless(page, colours.Canvas)), ...(await painted(page, colours))]);
      // So that all of it has been met.
      await goto(page, { url: `${extreme.url}/losninger/alle-bruker/` });
      for (const part of [".kart rect", ".graf circle", ".status", ".blikk"]) assert.ok((await page.locator(part).count()) > 0, part);
    }));
}

test("in the reader's own colours the focus is seen on every sort of control, and what is chosen looks so", () =>
  visit({ forcedColors: "active" }, async (page) => {
    await open(page, "?q=kommune");
    const { Canvas } = await system(page);
    await page.locator("#sok-treff .velg").nth(3).waitFor();
    const ring = (locator) =>
      locator.evaluate((element) => {
        element.focus({ focusVisible: true });
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
        return { outlineStyle, width: parseFloat(outlineWidth), outlineColor };
      });
    await page.keyboard.press("Tab");
    for (const part of ["header a", "header nav a", "#sok-felt", "#sok button", "#sok-treff .treff-tittel a", "#sok-treff .velg", "details.sok-filter > summary", "#sok-filtre input", "footer a"]) {
      const { outlineStyle, width, outlineColor } = await ring(page.locator(part).first());
      assert.ok(outlineStyle !== "none" && width >= 2 && outlineColor !== Canvas, `${part}: ${outlineStyle} ${width} ${outlineColor}`);
    }
    const mark = (locator) => locator.evaluate((element) => getComputedStyle(element, "::before").content);
    const choice = page.locator("#sok-treff .velg").first();
    const before = await mark(choice);
    await choice.click();
    await until("the choice", async () => (await choice.getAttribute("aria-pressed")) === "true");
    assert.notEqual(await mark(choice), before);
    await page.goto(`${standard.url}/losninger/`);
    const here = page.locator("header nav a[aria-current]");
    assert.ok(parseFloat(await here.evaluate((element) => getComputedStyle(element).borderBottomWidth)) >= 2);
  }));

// The mark of a status is told from those of others by its shape: the fuller, the further up.
test("in the reader's own colours the steps of the ladder still differ", () =>
  visit({ forcedColors: "active" }, async (page) => {
    await page.goto(`${standard.url}/status/`);
    const shapes = await page.locator("main .status").evaluateAll((all) =>
      all.map((one) => {
        const style = getComputedStyle(one, "::before");
        return [style.backgroundColor, style.backgroundImage, style.borderTopLeftRadius, style.height].join(" ");
      }),
    );
    assert.ok(shapes.length >= 5);
    assert.ok(new Set(shapes).size >= 5, shapes.join("\n"));
  }));

// --- No motion

test("where motion is not wanted, nothing moves for longer than a hundredth of a second", () =>
  visit({ reducedMotion: "reduce" }, async (page) => {
    await faultless(page, () =>
      page.evaluate(() => {
        const long = (value) => value.split(",").some((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 1 : 1000) > 10);
        const faults = [];
        for (const element of document.querySelectorAll("*")) {
          for (const part of [null, "::before", "::after", "::backdrop"]) {
            const { transitionDuration, animationDuration, animationName, scrollBehavior } = getComputedStyle(element, part);
            if (long(transitionDuration) || (animationName !== "none" && long(animationDuration)) || scrollBehavior === "smooth") faults.push(`${element.localName}.${element.className}${part ?? ""}`);
          }
        }
        return [...new Set(faults), ...document.getAnimations().map((animation) => `it moves: ${animation.animationName ?? animation.transitionProperty}`)];
      }),
    );
  }));

test("where motion is wanted, a jump within the page glides", () =>
  visit({ reducedMotion: "no-preference" }, async (page) => {
    await page.goto(`${standard.url}/`);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "smooth");
  }));

// --- Fingers

// Controls that are no links have no exception: they are never part of a sentence.
const small = (page) =>
  page.evaluate(() => {
    const box = (element) => (element.matches("[type=checkbox], [type=radio]") && element.labels[0] ? element.labels[0] : element).getBoundingClientRect();
    const controls = [...document.querySelectorAll("button, input:not([type=hidden]), select, summary, .knapp")];
    return controls
      .filter((element) => !element.disabled && element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => box(element).width < 24 || box(element).height < 24)
      .map((element) => `${element.localName}.${element.className} is ${box(element).width} × ${box(element).height}`);
  });

for (const width of [PHONE, DESKTOP]) {
  test(`what is to be hit is large enough, or has room around it: ${width} px`, () =>
    visit({ viewport: { width, height: 900 }, hasTouch: width === PHONE }, (page) => faultless(page, async () => [...(await small(page)), ...(await targets(page))])));
}

test("on a phone the menu, the filters and what is chosen can be hit with a finger", () =>
  visit({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, async (page) => {
    await page.goto(`${everything.url}/ting/`);
    await page.locator("header .meny-knapp:visible").tap();
    await page.locator("header nav a").first().waitFor({ state: "visible" });
    assert.deepEqual([...(await small(page)), ...(await targets(page))], []);
    await open(page, "?q=kommune");
    await page.locator("details.sok-filter > summary").tap();
    const filter = page.locator("#sok-filtre > details").nth(2);
    await filter.locator("summary").tap();
    await filter.locator("label").first().tap();
    for (const number of [0, 1]) await page.locator("#sok-treff .velg").nth(number).tap();
    await page.locator(".sammenlign-linje .knapp").waitFor();
    assert.deepEqual([...(await small(page)), ...(await targets(page))], []);
  }));

// --- More room between letters (WCAG 2.2, 1.4.12)

for (const width of [PHONE, DESKTOP]) {
  test(`with more room between letters, words and lines nothing is cut or covered: ${width} px`, () =>
    visit({ viewport: { width, height: 900 } }, (page) =>
      faultless(page, async () => {
        await page.evaluate(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }");
          document.adoptedStyleSheets = [sheet];
        });
        return [...(await sideways(page)), ...(await cluttered(page))];
      })));
}
