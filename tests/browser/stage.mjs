// The stage: what the Rust part has built and started, one Chromium for all, and the list of tests.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";

export const stage = JSON.parse(process.env.ALLMENNING_STAGE);
export const { sites, previews } = stage;
export const require = createRequire(path.join(stage.tools, "package.json"));
const { chromium } = require("playwright-core");

// How long a single step in the browser may take, and a test in all.
const STEP = 10_000;
const TEST = 60_000;

let starting;
export const browser = () => {
  starting ||= chromium.launch({
    executablePath: stage.chromium,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // No name but our own leads anywhere: a page that asks elsewhere fails, on any machine.
      "--host-resolver-rules=MAP localhost 127.0.0.1,MAP * ~NOTFOUND,EXCLUDE localhost",
    ],
    timeout: 30_000,
  });
  return starting;
};
export const close = async () => Promise.race([starting?.then((started) => started.close()), new Promise((resolve) => setTimeout(resolve, STEP))]);

export const tests = [];
// Adds a test; those of one suite run one after another.
export const test = (name, run, time = TEST) => tests.push({ name, run, time });

// Opens a page and gives it to `use`. Whatever goes wrong in it that no reader would see, fails the test too.
export const visit = async (options, use) => {
  const { expected = [], ...rest } = options;
  const context = await (await browser()).newContext({ reducedMotion: "reduce", locale: "nb-NO", viewport: { width: 1280, height: 900 }, ...rest });
  context.setDefaultTimeout(STEP);
  context.setDefaultNavigationTimeout(STEP);
  const faults = [];
  const hosts = new Set([...Object.values(sites), ...Object.values(previews)].map((site) => new URL(site.url).host));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (!["data:", "blob:", "about:"].includes(url.protocol) && !hosts.has(url.host)) faults.push(`a request to another host: ${request.url()}`);
  });
  context.on("console", (message) => message.type() === "error" && faults.push(`the console says: ${message.text()}`));
  context.on("weberror", (error) => faults.push(`an error in the page: ${error.error().message}`));
  context.on("dialog", (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  try {
    const page = await context.newPage();
    await use(page, faults);
    const unexpected = faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
    assert.deepEqual(unexpected, [], "the page has faults that readers do not see");
  } finally {
    await leave(context);
  }
};

// Closes the pages. One that is just being loaded anew can keep the browser from closing it: first it goes elsewhere,
// and what does not close in time is left to the end of the browser.
const leave = async (context) => {
  const closed = Promise.all(context.pages().map((page) => page.goto("about:blank").catch(() => {}))).then(() => context.close());
  await Promise.race([closed.catch(() => {}), new Promise((resolve) => setTimeout(resolve, STEP))]);
};

// A page of the preview may load itself anew at any moment: what that interrupts is asked again.
const RENEWED = /interrupted by another navigation|Execution context was destroyed|ERR_ABORTED/;

const renewed = (error) => {
  if (!RENEWED.test(String(error))) throw error;
  return null;
};

// Opens an address of the preview.
export const open = (page, address) => until(`an answer from ${address}`, () => page.goto(address).catch(renewed));

// Asks again and again until `ask` gives something true, but not for ever.
export const until = async (what, ask, time = STEP) => {
  const end = Date.now() + time;
  for (;;) {
    const answer = await Promise.resolve().then(ask).catch(renewed);
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
