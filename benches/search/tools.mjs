// The packages of the other searches, where `npm ci` has put them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const PAGEFIND = "pagefind/lib/index.js";
// What libraries need for Norwegian.
const NORWEGIAN = ["lunr-languages/min/lunr.stemmer.support.min.js", "lunr-languages/min/lunr.no.min.js"];
// The libraries that are the same in Node and in a page, with the file for pages.
const LIBRARIES = { elasticlunr: "elasticlunr/elasticlunr.min.js", minisearch: "minisearch/dist/umd/index.js" };

export const tools = (folder) => {
  const modules = path.join(folder, "node_modules");
  const require = createRequire(path.join(folder, "package.json"));
  return {
    pagefind: () => import(pathToFileURL(path.join(modules, PAGEFIND))),
    // The files of a library for a page, in their order; and for Node what they export.
    files: (engine) => (engine in LIBRARIES ? [LIBRARIES[engine], ...NORWEGIAN].map((file) => path.join(modules, file)) : []),
    library: (engine) => [engine, ...NORWEGIAN].map(require),
  };
};

// A file with an object of JSON on each line.
export const lines = (file) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
