// Every sort of page, light and dark, wide and narrow: no fault that axe-core finds, nothing to scroll sideways, and no
// request, error or breach of policy on the way.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { moved, pages } from "../pages.mjs";
import { require, test, until, visit } from "../stage.mjs";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// The rules that can tell light from dark.
const COLOURS = ["color-contrast", "link-in-text-block"];

const violations = async (page, runOnly) => {
  const found = await page.evaluate((asked) => globalThis.axe.run(document, { runOnly: asked, resultTypes: ["violations"], preload: false }), runOnly);
  return found.violations.map((fault) => `${fault.id}: ${fault.nodes.slice(0, 3).map((node) => `${node.target} (${node.failureSummary?.split("\n").slice(1, 2)})`).join("; ")}`);
};

const sideways = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const fits = document.documentElement.scrollWidth <= width && document.body.scrollWidth <= width;
    if (fits) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > width + 1);
    return [`${document.documentElement.scrollWidth} px`, ...wide.slice(0, 5).map((element) => `${element.tagName}.${element.className}`)];
  });

// The search page is whole when its status has ended its first sentence.
const settled = async (page) => {
  if (page.url().includes("/sammenlign/")) await page.locator(".sammenlignet").waitFor();
  if (!page.url().includes("/sok/")) return;
  const loading = await page.locator("#sok").getAttribute("data-text-loading");
  await until("the search", async () => {
    const said = await page.locator("#sok-status").textContent();
    return said !== "" && said !== loading;
  });
};

const look = (sort, leads) =>
  test(sort.name, () =>
    visit({}, async (page) => {
      // A page that leads on would be gone before it is looked at.
      if (leads) await page.route(sort.url, async (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: readFileSync(sort.file, "utf8").replace(/<meta http-equiv="refresh"[^>]*>/, "") }));
      await page.goto(sort.url);
      await settled(page);
      await page.evaluate(axe);
      const faults = [];
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          const rules = colorScheme === "light" ? { type: "tag", values: TAGS } : { type: "rule", values: COLOURS };
          faults.push(...(await violations(page, rules)).map((fault) => `${width} px, ${colorScheme}: ${fault}`));
        }
        faults.push(...(await sideways(page)).map((fault) => `${width} px, sideways: ${fault}`));
      }
      assert.deepEqual(faults, []);
    }));

// Lists of kinds differ in nothing but their entries: the fullest stands for all.
const lists = pages.filter((sort) => sort.name.startsWith("list of ") && sort.name !== "list of losninger");
for (const sort of pages.filter((sort) => !lists.includes(sort))) look(sort, false);
look(moved, true);
