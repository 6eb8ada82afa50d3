// The first ten of every query, from the searches that work in Node as they do in a page.
//
//   node rank.mjs ENGINE TOOLS INDEX QUERIES
//
// QUERIES is a list of texts as JSON; the answer is a list of lists of ids.
import { readFileSync } from "node:fs";
import { open as elasticlunr } from "./engines/elasticlunr.js";
import { open as minisearch } from "./engines/minisearch.js";
import { tools } from "./tools.mjs";

const [engine, folder, index, queries] = process.argv.slice(2);
const open = { elasticlunr, minisearch }[engine];
const search = open(...tools(folder).library(engine), readFileSync(index, "utf8"));
const found = JSON.parse(readFileSync(queries, "utf8")).map((query) => search(query).map(({ id }) => id));
console.log(JSON.stringify(found));
