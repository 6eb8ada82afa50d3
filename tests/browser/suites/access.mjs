// Every sort of page, light and dark, wide and narrow: no fault that axe-core finds, nothing to scroll sideways, and no
// request, error or breach of policy on the way. In bokmål all of them; in nynorsk and English, whose words have other lengths,
// those that stand for all.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DESKTOP, PHONE, TABLET, faultsOf } from "../axe.mjs";
import { chosen, moved, pages, translated } from "../pages.mjs";
import { settled } from "../searching.mjs";
import { test, visit } from "../stage.mjs";

// A page that a script fills is whole when it has.
const whole = async (page) => {
  if (page.url().includes("/sammenlign/")) await page.locator(".sammenlignet").waitFor();
  if (page.url().includes("/sok/")) await settled(page);
};

const look = (sort, leads, looked) =>
  test(sort.name, () =>
    visit({}, async (page) => {
      // A page that leads on would be gone before it is looked at.
      if (leads) await page.route(sort.url, async (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: readFileSync(sort.file, "utf8").replace(/<meta http-equiv="refresh"[^>]*>/, "") }));
      await page.goto(sort.url);
      await whole(page);
      assert.deepEqual(await faultsOf(page, looked), []);
    }));

// Lists of kinds differ in nothing but their entries: the fullest stands for all.
const lists = pages.filter((sort) => sort.name.startsWith("list of ") && sort.name !== "list of losninger");
for (const sort of pages.filter((sort) => !lists.includes(sort))) look(sort, false, chosen.includes(sort) ? [DESKTOP, TABLET, PHONE] : [DESKTOP, PHONE]);
look(moved, true, [DESKTOP, PHONE]);
for (const sort of ["nn", "en"].flatMap(translated)) look(sort, false, [TABLET]);
