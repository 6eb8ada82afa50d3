// Opens the page of each search over a slow network, once for every query, and asks some of them many queries at once.
//
//   node measure.mjs CHROMIUM SEARCHES
//
// SEARCHES is a file with a list of {folder, page, cold, asked}: the folder that is served, the path of the search page in it, queries to
// come with, each with the number of hits to wait for, and queries to ask all at once. The answer is a list of {visits, found}.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { start } from "./chromium.mjs";
import { asked, cold } from "./cold.mjs";
import { serve } from "./host.mjs";

const [program, searches] = process.argv.slice(2);

// The paths of all files in a folder.
const files = (folder, at = "/") =>
  readdirSync(path.join(folder, at), { withFileTypes: true }).flatMap((item) =>
    item.isDirectory() ? files(folder, `${at}${item.name}/`) : [`${at}${item.name}`],
  );

const measure = async (browser, { folder, page, ...queries }) => {
  const host = await serve(folder);
  try {
    // What is fetched later is not compressed first.
    for (const file of files(folder)) await host.prepared(file);
    const visits = [];
    for (const [query, count] of queries.cold) visits.push(await cold(browser, `${host.url}${page}?q=${encodeURIComponent(query)}`, count));
    return { visits, found: await asked(browser, host.url + page, queries.asked) };
  } finally {
    host.close();
  }
};

const browser = await start(program);
try {
  const measured = [];
  for (const search of JSON.parse(readFileSync(searches, "utf8"))) measured.push(await measure(browser, search));
  console.log(JSON.stringify(measured));
} finally {
  await browser.close();
}
process.exit();
