// What the suites of the search have in common: what the program itself finds, what the search page shows and says, and how
// to wait for it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { sites, stage, until } from "./stage.mjs";

const { standard } = sites;
// How many hits are shown at a time, and more than any query has.
export const PAGE = 20;
export const ALL = 5000;
export const INDEX = "**/sok/indeks/**";
export const FAILED = "Søket virker ikke akkurat nå.";
export const NONE = "Ingen treff.";
// For pages that are to lose files on the way.
export const lossy = { expected: [/Failed to load resource/] };

// What `allmenning find` has for a query: titles and paths, or the paths alone.
export const foundTitled = async (query, most = ALL, site = standard) => {
  const { stdout } = await promisify(execFile)(stage.program, ["find", "-n", String(most), "--root", site.root, "--today", site.today, "--", query], { timeout: 20_000 });
  const hits = stdout.split("\n\n").filter((hit) => hit.trim() !== "");
  return hits.map((hit) => {
    const [title, place] = hit.split("\n");
    return { title, path: `/${place.trim().split(" · ")[0]}/` };
  });
};
export const found = async (query, most = ALL, site = standard) => (await foundTitled(query, most, site)).map((hit) => hit.path);

// --- What the page shows

export const field = (page) => page.locator("#sok input[name=q]");
export const said = (page) => page.locator("#sok-status").textContent();
export const shownTitled = (page) => page.locator("#sok-treff > li .treff-tittel a").evaluateAll((links) => links.map((link) => ({ title: link.textContent, path: link.getAttribute("href") })));
export const shown = async (page) => (await shownTitled(page)).map((hit) => hit.path);
export const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);
// The query in the address.
export const query = (page) => new URL(page.url()).searchParams.get("q");
// How many hits are said.
export const number = async (page) => {
  const [, count] = /^(\d+) treff$/.exec(await said(page)) ?? [];
  return count === undefined ? ((await said(page)) === NONE ? 0 : NaN) : Number(count);
};

// --- Waiting for it

const isBusy = async (page) => (await page.locator("#sok-treff[aria-busy]").count()) > 0;
// Waits until the search has said its last word, and shown what it shows at once.
export const settled = async (page) => {
  const loading = await page.locator("#sok").getAttribute("data-text-loading");
  await until("the search", async () => !["", loading].includes(await said(page)) && !(await isBusy(page)));
};
export const open = async (page, address, site = standard) => {
  await page.goto(`${site.url}/sok/${address}`);
  await settled(page);
};
// Waits until exactly these hits are shown.
export const hits = (page, paths) => until(`the hits ${paths.slice(0, 3)} …`, async () => JSON.stringify(await shown(page)) === JSON.stringify(paths), 30_000);
// Waits until so many hits are said, and those that are shown at once are there.
export const counts = (page, wanted) => until(`${wanted} hits`, async () => (await number(page)) === wanted && !(await isBusy(page)));
// Waits until the browser has drawn what there is.
export const drawn = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
// All hits, also those that are shown on demand.
export const everything = async (page) => {
  for (const more = page.locator("#sok-flere"); await more.isVisible(); ) {
    const length = (await shown(page)).length;
    await more.click();
    await until("more hits", async () => (await shown(page)).length > length);
  }
  return shown(page);
};
// Writes as a reader does, over what stood there, and waits for the search of each letter.
export const write = async (page, words) => {
  await field(page).press("Control+A");
  for (let length = 1; length <= words.length; length += 1) {
    await page.keyboard.type(words[length - 1]);
    if (words[length - 1] !== " ") await until(`a search for ${words.slice(0, length)}`, () => query(page) === words.slice(0, length));
  }
};

// --- The filters

// The panel, the box of a value, and the button that takes a value away.
export const panel = (page) => page.locator("details.sok-filter");
export const box = (page, name, value) => page.locator(`#sok-filtre input[name="${name}"][value="${value}"]`);
export const chip = (page, name) => page.getByRole("button", { name: new RegExp(`^Fjern filteret «${name}»$`, "i") });
// What all the buttons say: as it is written, or in lower case.
export const chipNames = (page) => page.getByRole("group", { name: "Filtre i bruk" }).getByRole("button").allTextContents();
export const chips = async (page) => (await chipNames(page)).map((name) => name.toLowerCase());
export const chipped = (page, wanted) => until(`the buttons ${wanted}`, async () => JSON.stringify((await chips(page)).sort()) === JSON.stringify(wanted));
// The filters that are offered, each with its values, their numbers, and whether they are chosen; opens all of them.
export const offered = async (page) => {
  const groups = page.locator("#sok-filtre > details");
  await groups.first().waitFor();
  for (const one of await groups.all()) {
    await one.evaluate((element) => (element.open = true));
    await until("the values of a filter", () => one.evaluate((element) => "filled" in element.dataset));
  }
  return groups.evaluateAll((all) =>
    all.map((one) => ({
      label: one.querySelector("summary").textContent,
      values: [...one.querySelectorAll("label")].map((label) => ({ name: label.control.name, value: label.control.value, text: label.querySelector("span").textContent, count: Number(label.querySelector(".antall").textContent), isOn: label.control.checked })),
    })),
  );
};
// The values of one filter that is offered, the rarest first.
export const valuesOf = async (page, name) => {
  const values = (await offered(page)).flatMap((one) => one.values).filter((one) => one.name === name);
  assert.ok(values.length > 0, `${name} is not offered`);
  return values.sort((a, b) => a.count - b.count);
};

// --- The network

// What the page itself names is the browser's to fetch; all else the scripts ask for.
export const isAskedByScripts = (request, site) => {
  const named = readFileSync(path.join(site.folder, "sok/index.html"), "utf8").match(/(?<=<script src=")[^"]+/g);
  return ["fetch", "script", "other"].includes(request.resourceType()) && !named.includes(new URL(request.url()).pathname);
};
