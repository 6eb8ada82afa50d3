// What a reader waits for, who comes to a search page for the first time with a question, over a slow mobile network: the bytes
// that have come until the first hits are shown, the time, and how long the page was busy at a stretch.
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
// How long the slowest may take, and how long we look on after the hits are shown, in milliseconds.
const PATIENCE = 300_000;
const AFTER = 150;
// What is the index and not the page that reads it.
const INDEX = /\.(?:bin|json|pf_[a-z]+)(?:\?|$)/;

// Runs in the page before anything else: notes when so many hits are there, or all there are, and what kept the page busy for 50 ms
// or more.
const watch = (count) => {
  const tasks = [];
  globalThis.watched = { tasks };
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration))).observe({ type: "longtask", buffered: true });
  const observer = new MutationObserver(() => {
    const isThere = document.querySelectorAll("[data-results] > [data-result]").length >= count;
    if (!isThere && !document.querySelector("[data-results][data-done]")) return;
    observer.disconnect();
    globalThis.shown(String(performance.now()));
  });
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ["data-done"] });
};

// The bytes that had come at a time, out of what the browser told of the network.
const received = (events, end) => {
  const requests = new Map();
  for (const { method, params } of events) {
    if (params.timestamp === undefined || params.timestamp > end) continue;
    const request = requests.get(params.requestId) || { url: "", bytes: 0, length: 0 };
    requests.set(params.requestId, request);
    if (method === "Network.requestWillBeSent") request.url = params.request.url;
    if (method === "Network.dataReceived") request.bytes += params.encodedDataLength;
    if (method === "Network.responseReceived") {
      request.bytes += params.response.encodedDataLength;
      request.length = Number(params.response.headers["Content-Length"]);
    }
    // Of a worker's own script the browser tells the head only.
    if (method === "Network.loadingFinished") request.bytes = params.encodedDataLength + (params.encodedDataLength < request.length ? request.length : 0);
  }
  const all = [...requests.values()].filter(({ url }) => url.startsWith("http"));
  const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
  return { bytes: sum(all), index: sum(all.filter(({ url }) => INDEX.test(url))), requests: all.length };
};

// Opens a page as nobody has before: nothing is in any cache.
const visit = async (browser, use) => {
  const { browserContextId } = await browser.send("Target.createBrowserContext");
  try {
    const { targetId } = await browser.send("Target.createTarget", { url: "about:blank", browserContextId });
    const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: true });
    return await use((method, params) => browser.send(method, params, sessionId), sessionId);
  } finally {
    await browser.send("Target.disposeBrowserContext", { browserContextId });
  }
};

const evaluate = async (send, expression) => {
  const { result, exceptionDetails: fault } = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
  if (fault) throw new Error(fault.exception?.description || fault.text);
  return result.value;
};

// Says what goes over the network of a page or of a worker.
const watched = async (browser, session) => {
  const send = (method, params) => browser.send(method, params, session);
  await send("Network.enable");
  await send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  await send("Runtime.runIfWaitingForDebugger");
};

// Waits for a promise, but not for ever.
const inTime = async (promise, what) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} shows nothing`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

// Opens an address over the slow network until so many hits are shown, or all that its page has.
export const cold = (browser, address, count) =>
  visit(browser, async (send, page) => {
    const events = [];
    const sessions = new Set([page]);
    let tell;
    const shown = new Promise((resolve, reject) => {
      tell = { resolve, reject };
    });
    const stop = browser.listen(({ method, params, sessionId }) => {
      if (!sessions.has(sessionId)) return;
      if (method.startsWith("Network.")) events.push({ session: sessionId, method, params });
      if (method === "Runtime.bindingCalled") tell.resolve(Number(params.payload));
      // A worker is watched by itself; it is as slow as its page.
      if (method === "Target.attachedToTarget") {
        sessions.add(params.sessionId);
        watched(browser, params.sessionId).catch(tell.reject);
      }
    });
    try {
      await send("Page.enable");
      await send("Runtime.enable");
      await send("Runtime.addBinding", { name: "shown" });
      await send("Page.addScriptToEvaluateOnNewDocument", { source: `(${watch})(${count})` });
      await watched(browser, page);
      await send("Network.emulateNetworkConditions", NETWORK);
      await send("Page.navigate", { url: address });
      const time = await inTime(shown, address);
      await new Promise((resolve) => setTimeout(resolve, AFTER));
      const tasks = await evaluate(send, "watched.tasks");
      const first = events.find(({ session, method }) => session === page && method === "Network.requestWillBeSent");
      return { time, longest: Math.max(0, ...tasks), ...received(events, first.params.timestamp + time / 1000) };
    } finally {
      stop();
    }
  });

// The ids of the first ten of every query, asked of a page that holds the search open.
export const asked = (browser, address, queries) =>
  visit(browser, async (send) => {
    if (queries.length === 0) return [];
    await send("Page.enable");
    await send("Page.navigate", { url: address });
    while (!(await evaluate(send, "typeof search === 'function'"))) await new Promise((resolve) => setTimeout(resolve, AFTER));
    const found = [];
    for (const query of queries) found.push(await evaluate(send, `search(${JSON.stringify(query)}).then((hits) => hits.map(({ id }) => id))`));
    return found;
  });
