// Makes the index of another search, and the least page that searches it; says what that cost.
//
//   node build.mjs ENGINE TOOLS DOCUMENTS OUT
//
// ENGINE is pagefind, minisearch, elasticlunr (whose index the program itself makes: only the page is made here), or read, which
// only reads the documents: what it costs is no search's.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build as miniSearch } from "./engines/minisearch.js";
import { lines, tools } from "./tools.mjs";

const [engine, folder, documents, out] = process.argv.slice(2);
const packages = tools(folder);

// How many records Pagefind is given at once.
const AT_ONCE = 200;
// How often the system counts processor time, each second.
const TICKS = 100;

const pagefind = async (records) => {
  const { createIndex } = await packages.pagefind();
  const { index, errors } = await createIndex();
  if (errors.length > 0) throw new Error(errors.join("\n"));
  for (let at = 0; at < records.length; at += AT_ONCE) {
    const added = records.slice(at, at + AT_ONCE).map(({ id, title, summary, text }) =>
      index.addCustomRecord({ url: `/${id}/`, content: `${title}. ${summary}\n\n${text}`, language: "nb", meta: { title } }),
    );
    for (const { errors } of await Promise.all(added)) if (errors.length > 0) throw new Error(errors.join("\n"));
  }
  const written = await index.writeFiles({ outputPath: path.join(out, "pagefind") });
  if (written.errors.length > 0) throw new Error(written.errors.join("\n"));
};

const minisearch = (records) => {
  writeFileSync(path.join(out, "index.json"), miniSearch(...packages.library("minisearch"), records));
};

// A page with the library, for those that need one, and a module that opens the index and searches.
const page = (scripts, opening) => `<!doctype html>
<html lang="nb">
<meta charset="utf-8">
<title>${engine}</title>
<link rel="icon" href="data:,">
<ol data-results></ol>
<script>globalThis.define = Object.assign((made) => define.made.push(typeof made === "function" ? made() : made), { amd: true, made: [] });</script>
${scripts.map((file) => `<script src="${file}"></script>`).join("\n")}
<script type="module">
import { show, text } from "./show.js";
import { open } from "./engine.js";
await show(await open(${opening}));
</script>
</html>
`;

const lay = () => {
  const scripts = packages.files(engine);
  for (const file of scripts) copyFileSync(file, path.join(out, path.basename(file)));
  const here = (name) => new URL(`engines/${name}.js`, import.meta.url);
  copyFileSync(here("show"), path.join(out, "show.js"));
  copyFileSync(here(engine), path.join(out, "engine.js"));
  const opening = scripts.length > 0 ? '...define.made, await text("index.json")' : "";
  writeFileSync(path.join(out, "index.html"), page(scripts.map((file) => path.basename(file)), opening));
};

const memory = (process) => Number(/^VmHWM:\s+([0-9]+) kB/m.exec(readFileSync(`/proc/${process}/status`, "utf8"))[1]) * 1024;
// What the programs that this one has started have used; they are still running.
const started = () => {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").split(" ").filter((child) => child !== "");
  return children.map((child) => {
    const fields = readFileSync(`/proc/${child}/stat`, "utf8").split(") ")[1].split(" ");
    return { cpu: (Number(fields[11]) + Number(fields[12])) / TICKS, peak: memory(child) };
  });
};

mkdirSync(out, { recursive: true });
const records = engine === "elasticlunr" ? [] : lines(documents);
if (engine === "pagefind") await pagefind(records);
if (engine === "minisearch") minisearch(records);
const { user, system } = process.cpuUsage();
const all = [{ cpu: (user + system) / 1e6, peak: memory("self") }, ...started()];
const sum = (name) => all.reduce((total, one) => total + one[name], 0);
console.log(JSON.stringify({ cpu: sum("cpu"), peak: sum("peak") }));
if (engine !== "read") lay();
if (engine === "pagefind") await (await packages.pagefind()).close();
