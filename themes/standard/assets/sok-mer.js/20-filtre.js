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

  // The entries that some filters leave of what is shown; each set of filters is asked for once.
  const leftBy = (filters) => {
    const key = JSON.stringify([...filters]);
    if (!shown.left.has(key)) shown.left.set(key, narrowed(shown.index, shown.answer, filters).then((entries) => new Set(entries)));
    return shown.left.get(key);
  };
  // The values of a filter, each with how many of some entries have it.
  const counted = (index, { name, values }, among) =>
    Promise.all(
      values.map(async ([value, text]) => {
        const entries = await index.all(await index.word(`${name}:${value}`));
        return { value, text: shownAs(name, text), count: entries.filter((entry) => among.has(entry)).length };
      }),
    );
  // In running text kinds are written small; alone they are not.
  const shownAs = (name, text) => (name === "kind" ? text.replace(/^./u, (letter) => letter.toLocaleUpperCase()) : text);
  const labelOf = ({ name, label }) => label || words[name] || "";

  const toggled = (filters, name, value, isOn) => {
    const own = (filters.get(name) || []).filter((other) => other !== value);
    const all = [...filters].filter(([other]) => other !== name).concat([[name, isOn ? [...own, value] : own]]);
    return new Map(all.filter(([, values]) => values.length > 0));
  };
  const choose = (name, value, isOn) => globalThis.soket.choose(toggled(globalThis.soket.state().filters, name, value, isOn));

  const nameOf = (facet, value) => {
    const known = facet?.values.find(([other]) => other === value);
    return known ? shownAs(facet.name, known[1]) : value;
  };

  // The filters in use, each with a button that takes it away.
  const drawChosen = (facets) => {
    const items = [];
    for (const [name, values] of shown.filters) {
      const facet = facets?.find((one) => one.name === name);
      for (const value of values) {
        const text = nameOf(facet, value);
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
    const mine = shown;
    const { index, filters } = shown;
    const held = filters.get(facet.name) || [];
    const rows = await counted(index, facet, await leftBy(new Map([...filters].filter(([name]) => name !== facet.name))));
    if (mine !== shown) return;
    const focused = part.contains(document.activeElement) ? document.activeElement.value : null;
    const wanted = rows.filter(({ value, count }) => count > 0 || held.includes(value)).sort((a, b) => b.count - a.count);
    const items = wanted.map(({ value, text, count }) => {
      const [item, label, box] = [document.createElement("li"), document.createElement("label"), document.createElement("input")];
      Object.assign(box, { type: "checkbox", name: facet.name, value, checked: held.includes(value) });
      box.addEventListener("change", () => choose(facet.name, value, box.checked));
      label.append(box, element("span", text), element("span", globalThis.soket.written(count), "antall"));
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
      group.append(element("legend", labelOf(facet), "skjult"), document.createElement("ul"), none);
      part.append(element("summary", labelOf(facet)), group);
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
  const kindsOf = (facets) => facets.find(({ name }) => name === "kind") || { name: "kind", values: [] };
  const presentKinds = async (facets) => {
    const rows = await counted(shown.index, kindsOf(facets), await leftBy(shown.filters));
    return new Set(rows.filter(({ count }) => count > 0).map(({ value }) => value));
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

  // Where there would be hits when filters leave none: of a query, without filters and in each kind; of filters alone, without each.
  const ways = async (facets) => {
    const { index, answer, filters, query } = shown;
    const { addressOf, say } = globalThis.soket;
    if (answer.isEmpty) {
      const chosen = [...filters].flatMap(([name, values]) => values.map((value) => [name, value]));
      return Promise.all(
        chosen.map(async ([name, value]) => {
          const others = toggled(filters, name, value, false);
          const count = others.size > 0 ? (await leftBy(others)).size : 0;
          return { address: addressOf(query, others), text: say("textRemoveFilter", { name: nameOf(facets.find((one) => one.name === name), value) }), count };
        }),
      );
    }
    const all = await leftBy(new Map());
    const rows = await counted(index, kindsOf(facets), all);
    const within = rows.map(({ value, text, count }) => ({ address: addressOf(query, new Map([["kind", [value]]])), text, count }));
    return [{ address: addressOf(query, new Map()), text: say("textWithoutFilters"), count: all.size }, ...within];
  };
  const drawLeft = async (facets) => {
    left.replaceChildren();
    if (shown.filters.size === 0) return;
    const mine = shown;
    const found = (await ways(facets)).filter(({ count }) => count > 0);
    if (mine !== shown) return;
    const items = found.map(({ address, text, count }) => {
      const [item, way] = [document.createElement("li"), element("a", text)];
      way.href = address;
      item.append(way, " ", element("span", globalThis.soket.written(count), "antall"));
      return item;
    });
    left.replaceChildren(...items);
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
    shown = answered && { ...answered, left: new Map() };
    if (shown === null) chosen.hidden = true;
    else drawAll().catch(failed);
  };

  panel.open = wide.matches;
  panel.addEventListener("toggle", () => panel.open && shown !== null && drawAll().catch(failed));
  globalThis.sokefiltre = { draw };
})();
