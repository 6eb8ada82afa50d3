// What axe-core finds on a page, light and dark, and what makes a page scroll sideways, wide and narrow.
import { readFileSync } from "node:fs";
import { require } from "./stage.mjs";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
// All rules for light pages, and those that can tell dark ones from them.
const RULES = {
  light: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  dark: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
};

// The faults of the page as it stands, each with the scheme and the first elements that have it.
export const violations = async (page) => {
  await page.evaluate(axe);
  const faults = [];
  for (const [colorScheme, runOnly] of Object.entries(RULES)) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const found = await page.evaluate((asked) => globalThis.axe.run(document, { runOnly: asked, resultTypes: ["violations"], preload: false }), runOnly);
    const places = (nodes) => nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} (${failureSummary?.split("\n").slice(1, 2)})`).join("; ");
    faults.push(...found.violations.map(({ id, nodes }) => `${colorScheme}: ${id}: ${places(nodes)}`));
  }
  return faults;
};

// What is too small to be hit, and has no room around it (WCAG 2.2, 2.5.8); a rule of axe-core that runs only when it is named.
export const targets = async (page) => {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: { type: "rule", values: ["target-size"] }, resultTypes: ["violations"], preload: false }));
  return found.violations.flatMap(({ nodes }) => nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary.split("\n")[1].trim()}`));
};

// How wide a page is that does not fit, and what stands out of it.
export const sideways = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const fits = document.documentElement.scrollWidth <= width && document.body.scrollWidth <= width;
    if (fits) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > width + 1);
    return [`sideways: ${document.documentElement.scrollWidth} px`, ...wide.slice(0, 5).map((element) => `sideways: ${element.tagName}.${element.className}`)];
  });

// The widths that pages are looked at in: a phone, or a desktop at 400 %; a tablet; a desktop.
export const [PHONE, TABLET, DESKTOP] = [320, 768, 1440];

// The faults of the page: what axe-core finds at some widths, and what scrolls sideways at any.
export const faultsOf = async (page, looked = [DESKTOP, PHONE]) => {
  const faults = [];
  for (const width of [DESKTOP, TABLET, PHONE]) {
    await page.setViewportSize({ width, height: 900 });
    const found = looked.includes(width) ? await violations(page) : [];
    faults.push(...[...found, ...(await sideways(page))].map((fault) => `${width} px, ${fault}`));
  }
  return faults;
};
