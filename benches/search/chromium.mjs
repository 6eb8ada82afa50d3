// Chromium, started without a window and told what to do over a pipe (the Chrome DevTools Protocol).
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const FLAGS = [
  "--headless=new",
  "--remote-debugging-pipe",
  "--no-sandbox",
  "--no-first-run",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-extensions",
  "--disable-sync",
  // No name but our own leads anywhere.
  "--host-resolver-rules=MAP localhost 127.0.0.1,MAP * ~NOTFOUND,EXCLUDE localhost",
];

export const start = async (program) => {
  const profile = mkdtempSync(path.join(tmpdir(), "allmenning-bench-"));
  const browser = spawn(program, [...FLAGS, `--user-data-dir=${profile}`], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => browser.once("exit", resolve));
  const [to, from] = [browser.stdio[3], browser.stdio[4]];
  const waiting = new Map();
  const listeners = new Set();
  let last = 0;
  let unread = [];

  const receive = (text) => {
    const message = JSON.parse(text);
    if (message.id === undefined) {
      for (const listener of listeners) listener(message);
      return;
    }
    const { resolve, reject, method } = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) reject(new Error(`${method}: ${message.error.message}`));
    else resolve(message.result);
  };
  // Messages end with a zero.
  from.on("data", (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      receive(Buffer.concat([...unread, chunk.subarray(start, end)]).toString());
      unread = [];
      start = end + 1;
    }
    unread.push(chunk.subarray(start));
  });
  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject, method });
      to.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
  ended.then(() => {
    for (const { reject, method } of waiting.values()) reject(new Error(`${method}: the browser has ended`));
    waiting.clear();
  });

  return {
    send,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await send("Browser.close").catch(() => {});
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
