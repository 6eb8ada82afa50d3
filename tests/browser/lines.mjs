// The lines of text of a page that is seen, each with its box, a little smaller than its letters: what stands over another
// line, and what is cut at an edge.
export const cluttered = (page) =>
  page.evaluate(() => {
    const hidden = (element) => {
      const style = getComputedStyle(element);
      return style.opacity === "0" || style.clipPath !== "none" || element.matches(".hopp") || (element.parentElement !== null && hidden(element.parentElement));
    };
    const lines = [];
    for (let walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (node.textContent.trim() === "" || !parent.checkVisibility({ visibilityProperty: true }) || hidden(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rolls = parent.closest(".tabell");
      for (const { left, right, top, bottom } of range.getClientRects()) {
        const edge = (bottom - top) / 4;
        lines.push({ node, text: node.textContent.trim().slice(0, 40), left: left + 1, right: right - 1, top: top + edge, bottom: bottom - edge, rolls });
      }
    }
    const faults = [];
    for (const one of lines) {
      if (!one.rolls && (one.left < -1 || one.right > innerWidth + 1)) faults.push(`cut at the edge: ${one.text}`);
      // What holds it must not hide a part of it.
      for (let holder = one.node.parentElement; holder && !one.rolls; holder = holder.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(holder);
        const box = holder.getBoundingClientRect();
        if (overflowX !== "visible" && overflowX !== "auto" && one.right > box.right + 1) faults.push(`cut by ${holder.className}: ${one.text}`);
        if (overflowY === "hidden" && one.bottom > box.bottom + 1) faults.push(`cut by ${holder.className}: ${one.text}`);
      }
    }
    lines.sort((one, other) => one.top - other.top);
    for (const [number, one] of lines.entries()) {
      for (let next = number + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
        const other = lines[next];
        if (one.node !== other.node && one.rolls === other.rolls && one.left < other.right && other.left < one.right) faults.push(`over each other: ${one.text} | ${other.text}`);
      }
    }
    return [...new Set(faults)].slice(0, 10);
  });
