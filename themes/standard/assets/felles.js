// What every page has: the key / leads to the search field, unless the reader has turned that off; where a page says its address, a
// button copies it.
"use strict";
(() => {
  const NAME = "allmenning.snarvei";
  // Some readers let no site store anything; then it is as if nothing had been chosen.
  const stored = () => {
    try {
      return localStorage.getItem(NAME);
    } catch {
      return null;
    }
  };
  const isWriting = (element) =>
    element instanceof HTMLElement && (element.isContentEditable || element.matches('textarea, select, input:not([type="checkbox"], [type="radio"])'));
  const isSeen = (field) => field.getClientRects().length > 0;

  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || stored() === "av") return;
    const field = [...document.querySelectorAll('input[type="search"]')].find(isSeen);
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  const share = document.querySelector("[data-kopier]");
  if (share && navigator.clipboard) {
    const { kopier, textCopy, textCopied, textFailed } = share.dataset;
    const said = share.parentElement.querySelector('[role="status"]');
    const button = Object.assign(document.createElement("button"), { type: "button", className: "knapp knapp-lett", textContent: textCopy });
    button.addEventListener("click", async () => {
      // What is said twice is heard twice only when it has been gone between.
      said.textContent = "";
      const text = await navigator.clipboard.writeText(kopier).then(() => textCopied, () => textFailed);
      said.textContent = text;
    });
    share.appendChild(document.createElement("li")).append(button);
  }

  const choice = document.getElementById("snarvei");
  if (!choice) return;
  choice.checked = stored() !== "av";
  choice.closest("[hidden]")?.removeAttribute("hidden");
  choice.addEventListener("change", () => {
    try {
      if (choice.checked) localStorage.removeItem(NAME);
      else localStorage.setItem(NAME, "av");
    } catch {
      choice.checked = true;
    }
  });
})();
