// What hits are narrowed by: the filters with how many hits each would give, those that are in use, and the help when none is left.
"use strict";
(() => {
  const { narrowed } = globalThis.sokerang;
  const form = document.getElementById("sok");
  const panel = document.querySelector("details.sok-filter");
  const place = document.getElementById("sok-filtre");
  const chosen = document.getElementById("sok-valgt");
  const left = document.querySelector("#sok-uten-filter ul");
  if (!panel) return;
  // Of how many kinds entries must have a filter for it to be offered before a kind is chosen.
  const COMMON = 3;
  const words = { kind: form.dataset.filterKind, status: form.dataset.filterStatus };
  const wide = matchMedia("(min-width: 60em)");
  const element = (name, text, className = "") => Object.assign(document.createElement(name), { textContent: text, className });

  // What is shown now, and the parts of the panel by the name of their filter.
  let shown = null;
  const parts = new Map();

  const toggled = (filters, name, value, isOn) => {
    const own = (filters.get(name) || []).filter((other) => other !== value);
    return new Map([...filters].filter(([other]) => other !== name).concat([[name, isOn ? [...own, value] : own]]));
  };
  const choose = (name, value, isOn) => globalThis.soket.choose(toggled(globalThis.soket.state().filters, name, value, isOn));

  // The filters in use, each with a button that takes it away.
  const drawChosen = (facets) => {
    const items = [];
    for (const [name, values] of shown.filters) {
      const facet = facets?.find((one) => one.name === name);
      for (const value of values) {
        const text = facet?.values.find(([other]) => other === value)?.[1] ?? value;
        const button = element("button", text, "brikke");
        button.type = "button";
        button.setAttribute("aria-label", globalThis.soket.say("textRemoveFilter", { name: text }));
        button.addEventListener("click", () => choose(name, value, false));
        const item = document.createElement("li");
        item.append(button);
        items.push(item);
      }
    }
    const isInside = chosen.contains(document.activeElement);
    chosen.querySelector("ul").replaceChildren(...items);
    if (isInside) form.elements.q.focus();
    chosen.hidden = items.length === 0;
  };

  // The values of a filter with how many hits each has, counted among those that the other filters let through.
  const drawValues = async (facet, part) => {
    const { index, answer, filters } = shown;
    const mine = shown;
    const others = new Map([...filters].filter(([name]) => name !== facet.name));
    const among = answer.isEmpty && others.size === 0 ? null : new Set(await narrowed(index, answer, others));
    const held = filters.get(facet.name) || [];
    const rows = await Promise.all(
      facet.values.map(async ([value, text, count]) => {
        const own = among === null ? count : (await index.all(await index.word(`${facet.name}:${value}`))).filter((entry) => among.has(entry)).length;
        return { value, text, count: own, isHeld: held.includes(value) };
      }),
    );
    if (mine !== shown) return;
    const focused = part.contains(document.activeElement) ? document.activeElement.value : null;
    const wanted = rows.filter(({ count, isHeld }) => count > 0 || isHeld).sort((a, b) => b.count - a.count);
    const items = wanted.map(({ value, text, count, isHeld }) => {
      const [item, label, box] = [document.createElement("li"), document.createElement("label"), document.createElement("input")];
      Object.assign(box, { type: "checkbox", name: facet.name, value, checked: isHeld });
      box.addEventListener("change", () => choose(facet.name, value, box.checked));
      label.append(box, element("span", text), element("span", String(count), "antall"));
      item.append(label);
      return item;
    });
    part.querySelector("ul").replaceChildren(...items);
    part.querySelector("p").hidden = items.length > 0;
    part.dataset.filled = "";
    if (focused !== null) part.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
  };

  const partOf = (facet, isOpen) => {
    if (!parts.has(facet.name)) {
      const part = document.createElement("details");
      part.dataset.filter = facet.name;
      part.open = isOpen;
      const group = document.createElement("fieldset");
      const none = element("p", globalThis.soket.say("textFilterNone"), "dempet");
      none.hidden = true;
      group.append(element("legend", facet.label || words[facet.name] || "", "skjult"), document.createElement("ul"), none);
      part.append(element("summary", facet.label || words[facet.name] || ""), group);
      part.addEventListener("toggle", () => part.open && !("filled" in part.dataset) && drawValues(facet, part).catch(failed));
      parts.set(facet.name, part);
    }
    return parts.get(facet.name);
  };
  const status = document.getElementById("sok-status");
  const failed = (error) => {
    if (error instanceof globalThis.sokeindeks.Outdated) globalThis.soket.renew();
    else status.textContent = globalThis.soket.say("textFailed");
  };

  // Which filters are offered: those in use, and those that the kinds of the hits have; before a kind is chosen, only what many have.
  const isOffered = ({ name, label, kinds, values }, present) => {
    if (shown.filters.has(name)) return true;
    if (values.length < 2 || present.size === 0) return false;
    if (label === "") return name in words;
    return kinds.some((kind) => present.has(kind)) && (shown.filters.has("kind") || kinds.length >= Math.min(COMMON, present.size));
  };
  const presentKinds = async (facets) => {
    const hits = new Set(await narrowed(shown.index, shown.answer, shown.filters));
    const kinds = facets.find(({ name }) => name === "kind")?.values || [];
    const held = await Promise.all(kinds.map(async ([kind]) => (await shown.index.all(await shown.index.word(`kind:${kind}`))).some((entry) => hits.has(entry))));
    return new Set(kinds.map(([kind]) => kind).filter((_, place) => held[place]));
  };

  const drawPanel = async (facets) => {
    const mine = shown;
    const present = await presentKinds(facets);
    if (mine !== shown) return;
    const offered = facets.filter((facet) => isOffered(facet, present));
    panel.hidden = offered.length === 0;
    const wanted = offered.map((facet) => partOf(facet, facet.name in words || shown.filters.has(facet.name)));
    for (const part of parts.values()) delete part.dataset.filled;
    // Only what is new is put in, so that the reader's focus stays where it is; where that goes, it goes back to the search field.
    const isInside = place.contains(document.activeElement);
    for (const part of [...place.children]) if (!wanted.includes(part)) part.remove();
    wanted.forEach((part, at) => place.children[at] !== part && place.insertBefore(part, place.children[at] || null));
    await Promise.all(offered.map((facet, at) => wanted[at].open && drawValues(facet, wanted[at])));
    if (isInside && !place.contains(document.activeElement)) form.elements.q.focus();
  };

  // When filters leave nothing, the kinds in which there would be hits.
  const drawLeft = async (facets) => {
    left.replaceChildren();
    if (shown.filters.size === 0 || shown.answer.isEmpty) return;
    const mine = shown;
    const all = new Set(await narrowed(shown.index, shown.answer, new Map()));
    const kinds = facets.find(({ name }) => name === "kind")?.values || [];
    const rows = await Promise.all(
      kinds.map(async ([value, text]) => [value, text, (await shown.index.all(await shown.index.word(`kind:${value}`))).filter((entry) => all.has(entry)).length]),
    );
    if (mine !== shown || all.size === 0) return;
    const link = (address, text, count) => {
      const item = document.createElement("li");
      const way = element("a", text);
      way.href = address;
      item.append(way, " ", element("span", String(count), "antall"));
      return item;
    };
    const { addressOf, say } = globalThis.soket;
    const found = rows.filter(([, , count]) => count > 0);
    left.replaceChildren(
      link(addressOf(shown.query, new Map()), say("textWithoutFilters"), all.size),
      ...found.map(([value, text, count]) => link(addressOf(shown.query, new Map([["kind", [value]]])), text, count)),
    );
  };

  const drawAll = async () => {
    const mine = shown;
    const isEmpty = !document.getElementById("sok-tomt").hidden;
    panel.hidden = false;
    const isNeeded = panel.open || shown.filters.size > 0 || isEmpty;
    if (!isNeeded) return drawChosen(null);
    const facets = await shown.index.facets();
    if (mine !== shown) return undefined;
    status.textContent = shown.said;
    drawChosen(facets);
    if (isEmpty) await drawLeft(facets);
    if (panel.open && mine === shown) await drawPanel(facets);
    return undefined;
  };

  // Shows what belongs to an answer; the hits are there already.
  const draw = (answered) => {
    shown = answered;
    if (shown === null) chosen.hidden = true;
    else drawAll().catch(failed);
  };

  panel.open = wide.matches;
  panel.addEventListener("toggle", () => panel.open && shown !== null && drawAll().catch(failed));
  globalThis.sokefiltre = { draw };
})();
