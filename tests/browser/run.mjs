// Runs the suites, some at a time, and says of each test on one line how it went. The tests of one suite keep their order.
import { readdirSync } from "node:fs";
import { browser, close, stage, tests } from "./stage.mjs";

// How long all of it may take, in milliseconds.
const ALL = 790_000;
const LANES = 3;

const suites = [];
for (const name of readdirSync(new URL("suites/", import.meta.url)).filter((name) => name.endsWith(".mjs")).sort()) {
  await import(`./suites/${name}`);
  const named = tests.splice(0).map((test) => ({ ...test, name: `${name.replace(".mjs", "")}: ${test.name}` }));
  suites.push(named.filter((test) => test.name.includes(stage.filter)));
}

const end = Date.now() + ALL;
let failed = 0;

const judge = async ({ name, run, time }) => {
  const left = Math.min(time, end - Date.now());
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${Math.max(0, Math.round(left / 1000))} s`)), Math.max(0, left));
  });
  try {
    await Promise.race([run(), late]);
    console.log(`ok ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${name}: ${String(error?.message ?? error).replaceAll("\n", "\n    ")}`);
  } finally {
    clearTimeout(timer);
  }
};

const lane = async () => {
  for (let suite = suites.shift(); suite; suite = suites.shift()) for (const test of suite) await judge(test);
};

// The largest suites first, so that the lanes end together.
suites.sort((a, b) => b.reduce((sum, test) => sum + test.time, 0) - a.reduce((sum, test) => sum + test.time, 0));
await browser();
await Promise.all(Array.from({ length: LANES }, lane));
await close();
process.exit(failed === 0 ? 0 : 1);
