// The preview's own part of a page: loads it anew when the catalogue has changed, and shows what is wrong with it.
"use strict";
(() => {
  const words = {
    nb: { errors: "feil", warnings: "advarsler", close: "Skjul", more: "Flere funn står i terminalen.", label: "Funn i katalogen" },
    nn: { errors: "feil", warnings: "åtvaringar", close: "Gøym", more: "Fleire funn står i terminalen.", label: "Funn i katalogen" },
    en: { errors: "errors", warnings: "warnings", close: "Hide", more: "There are more findings in the terminal.", label: "Findings in the catalogue" },
  };
  const make = (name, text, parent) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (parent) parent.append(element);
    return element;
  };
  const show = (found) => {
    if (found.errors + found.warnings === 0) return;
    const say = words[found.language] || words.nb;
    const box = make("aside", "", document.body);
    box.id = "allmenning-funn";
    box.setAttribute("aria-label", say.label);
    const details = make("details", "", box);
    details.open = found.errors > 0;
    const summary = make("summary", `${found.errors} ${say.errors}, ${found.warnings} ${say.warnings}`, details);
    summary.className = found.errors > 0 ? "feil" : "advarsel";
    const list = make("ol", "", details);
    for (const finding of found.findings) {
      const item = make("li", "", list);
      item.className = finding.severity;
      const rule = make("a", finding.message, item);
      rule.href = finding.url;
      make("p", finding.help, item);
      make("code", finding.place, item);
    }
    if (found.errors + found.warnings > found.findings.length) make("p", say.more, details);
    const close = make("button", say.close, details);
    close.type = "button";
    close.addEventListener("click", () => box.remove());
  };
  fetch("/_allmenning/funn.json").then((answer) => answer.json()).then(show).catch(() => {});
  const changes = new EventSource("/_allmenning/endringer");
  const mine = document.currentScript.dataset.version;
  changes.addEventListener("ny", (event) => event.data !== mine && location.reload());
  addEventListener("pagehide", () => changes.close());
})();
