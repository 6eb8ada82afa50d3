// An organisation's own design tokens: its colours, its font and its corners are on every page, light and dark, and all of it
// can be read.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { violations } from "../axe.mjs";
import { sites, test, until, visit } from "../stage.mjs";

const SCHEMES = ["light", "dark"];
const PROFILES = ["fjell", "fjord"];
const FAMILIES = ["accent", "neutral", "info", "success", "warning", "danger"];

// The tokens of a file, for light and for dark: what is said once holds for both.
const tokens = (name) => {
  const text = readFileSync(new URL(`../../profiles/${name}.css`, import.meta.url), "utf8");
  const found = { light: new Map(), dark: new Map() };
  for (const [, token, value] of text.matchAll(/^\s*(--ds-[a-z-]+): (.*);$/gm)) {
    if (!found.light.has(token)) found.light.set(token, value);
    found.dark.set(token, value);
  }
  return found;
};
const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const rgb = (hex) => `rgb(${channels(hex).join(", ")})`;
const plain = (family) => family.replace(/["']/g, "").replace(/\s*,\s*/g, ",");

// Every sort of page: where it is, the links that tell its colour, and what must have come.
const PAGES = [
  ["front", "/", null],
  ["list", "/losninger/", null],
  ["entry", "/losninger/okr-tracker/", ".prosa :is(p, li) > a[href]"],
  ["search with hits", "/sok/?q=kommune", null],
  ["numbers", "/tall/", "main table a[href]"],
];
const open = async (page, site, at) => {
  await page.goto(site.url + at);
  if (at.startsWith("/sok/")) await until("hits", async () => /treff$/.test(await page.locator("#sok-status").textContent()) && (await page.locator("#sok-treff > li").count()) > 5);
};

// What the page looks like, as the browser computes it.
const drawn = (page, names, links) =>
  page.evaluate(
    ([names, links]) => {
      const style = (element) => getComputedStyle(element);
      const seen = (element) => element.checkVisibility({ visibilityProperty: true });
      const root = style(document.documentElement);
      // The ground of the page: a body that has none of its own shows that of the root.
      const ground = [document.body, document.documentElement].map((element) => style(element).backgroundColor).find((colour) => colour !== "rgba(0, 0, 0, 0)");
      return {
        tokens: names.map((name) => [name, root.getPropertyValue(name).trim()]),
        header: style(document.querySelector("body > header, header")).backgroundColor,
        body: ground,
        fonts: [...document.querySelectorAll("body, h1, h2, main p, main a, input, button")].filter(seen).map((element) => [element.localName, style(element).fontFamily]),
        all: [...document.querySelectorAll("main a[href]")].filter(seen).map((link) => [link.textContent.trim(), style(link).color]),
        chosen: links === null ? null : [...document.querySelectorAll(links)].filter(seen).map((link) => [link.textContent.trim(), style(link).color]),
        corners: [...new Set([...document.querySelectorAll("body *")].filter(seen).flatMap((element) => [style(element).borderTopLeftRadius, style(element).borderBottomRightRadius]))],
      };
    },
    [names, links],
  );

for (const name of PROFILES) {
  for (const colorScheme of SCHEMES) {
    test(`the tokens of ${name} are on every page: ${colorScheme}`, () =>
      visit({ colorScheme }, async (page) => {
        const own = tokens(name)[colorScheme];
        const colours = new Set([...own.values()].filter((value) => value.startsWith("#")).map(rgb));
        const link = rgb(own.get("--ds-color-accent-text-subtle"));
        const faults = [];
        for (const [sort, at, links] of PAGES) {
          await open(page, sites[name], at);
          const found = await drawn(page, [...own.keys()], links);
          const wrong = (what) => faults.push(`${sort}: ${what}`);
          const others = found.tokens.filter(([token, value]) => plain(value) !== plain(own.get(token)));
          if (others.length > 0) wrong(`${others.length} tokens are others, as ${others[0].join(" ")}, not ${own.get(others[0][0])}`);
          if (found.header !== rgb(own.get("--ds-color-accent-base-active"))) wrong(`the header is ${found.header}`);
          if (found.body !== rgb(own.get("--ds-color-neutral-background-default"))) wrong(`the body is ${found.body}`);
          const fonts = found.fonts.filter(([, family]) => plain(family) !== plain(own.get("--ds-font-family")));
          if (fonts.length > 0 || found.fonts.length < 5) wrong(`the font is another in ${fonts.slice(0, 3).join("; ")}`);
          const strange = found.all.filter(([, colour]) => !colours.has(colour));
          if (strange.length > 0) wrong(`links in colours of nobody: ${strange.slice(0, 3).join("; ")}`);
          if (!found.all.some(([, colour]) => colour === link)) wrong(`no link is ${link}`);
          const off = found.chosen?.filter(([, colour]) => colour !== link) ?? [];
          if (off.length > 0 || found.chosen?.length === 0) wrong(`links are not ${link}: ${off.slice(0, 3).join("; ")}`);
          if (!found.corners.includes(own.get("--ds-border-radius-md"))) wrong(`no corner is ${own.get("--ds-border-radius-md")}: ${found.corners}`);
        }
        assert.deepEqual(faults, []);
      }));
  }

  test(
    `axe-core finds nothing on the pages of ${name}, light or dark`,
    () =>
      visit({}, async (page) => {
        const faults = [];
        for (const [sort, at] of PAGES) {
          await open(page, sites[name], at);
          faults.push(...(await violations(page)).map((fault) => `${sort}, ${fault}`));
        }
        assert.deepEqual(faults, []);
      }),
    90_000,
  );
}

// --- The files themselves

const luminance = (hex) => {
  const [red, green, blue] = channels(hex).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [most, least] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (most + 0.05) / (least + 0.05);
};
const GROUNDS = ["background-default", "background-tinted", "surface-default", "surface-tinted", "surface-hover", "surface-active"];

test("the files promise what the pages are measured by: every pair of colours has contrast", () => {
  const faults = [];
  for (const name of PROFILES) {
    for (const [scheme, own] of Object.entries(tokens(name))) {
      const colour = (family, step) => own.get(`--ds-color-${family}-${step}`) ?? assert.fail(`${name} has no ${family}-${step}`);
      const need = (what, one, other, least) => contrast(one, other) < least && faults.push(`${name}, ${scheme}: ${what}: ${contrast(one, other).toFixed(2)}`);
      for (const family of FAMILIES) {
        for (const ground of GROUNDS) {
          for (const under of [family, "neutral"]) {
            for (const text of ["text-subtle", "text-default"]) need(`${family}-${text} on ${under}-${ground}`, colour(family, text), colour(under, ground), 4.5);
            for (const border of ["border-default", "border-strong"]) need(`${family}-${border} on ${under}-${ground}`, colour(family, border), colour(under, ground), 3);
          }
          need(`visited on ${family}-${ground}`, own.get("--ds-link-color-visited"), colour(family, ground), 4.5);
        }
        for (const base of ["base-default", "base-hover", "base-active"]) {
          for (const text of ["base-contrast-default", "base-contrast-subtle"]) need(`${family}-${text} on ${base}`, colour(family, text), colour(family, base), 4.5);
        }
      }
      assert.equal(own.size, FAMILIES.length * 16 + 5);
    }
  }
  assert.deepEqual(faults, []);
});

test("the two files are told apart by every colour that is looked for, and light from dark", () => {
  const all = PROFILES.flatMap((name) => Object.values(tokens(name)));
  for (const token of ["--ds-color-accent-base-active", "--ds-color-accent-text-subtle", "--ds-color-neutral-background-default"]) {
    assert.equal(new Set(all.map((own) => own.get(token))).size, all.length, token);
  }
});
