"use strict";
// Put into a copy of a page: says what is wrong with how it is laid out, and what axe-core finds.
(() => {
  const faults = [];

  // Every line of every visible text, with its box.
  function lines() {
    const boxes = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent.trim();
      const element = node.parentElement;
      if (!text || element.closest("script, style, title, desc, option, [hidden]")) continue;
      if (!element.checkVisibility()) continue;
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 1 || box.height < 1) continue;
        boxes.push({ element, text: text.slice(0, 40), left: box.left, right: box.right, top: box.top, bottom: box.bottom });
      }
    }
    return boxes;
  }

  // Letters fill the middle of a line's box; boxes of neighbouring lines may touch.
  function overlaps(boxes) {
    const inner = boxes.map(box => {
      const trim = (box.bottom - box.top) * 0.22;
      return { ...box, top: box.top + trim, bottom: box.bottom - trim, left: box.left + 1, right: box.right - 1 };
    }).sort((a, b) => a.top - b.top);
    for (let one = 0; one < inner.length; one += 1) {
      for (let two = one + 1; two < inner.length && inner[two].top < inner[one].bottom; two += 1) {
        const [a, b] = [inner[one], inner[two]];
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        // A mark that says more when pointed at may stand on a line, never on a word.
        if (across > 1 && down > 1) faults.push(`"${a.text}" lies on "${b.text}" (${across.toFixed(0)} × ${down.toFixed(0)} px)`);
      }
    }
  }

  function cuts(boxes) {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width + 1) {
      faults.push(`the page is ${document.documentElement.scrollWidth} px wide, and ${width} are shown`);
    }
    for (const box of boxes) {
      if (box.element.closest(".scroll")) continue;
      if (box.right > width + 1 || box.left < -1) faults.push(`"${box.text}" stands outside the page`);
    }
    for (const element of document.querySelectorAll("body *")) {
      const style = getComputedStyle(element);
      if (element.closest(".scroll, svg, select, .seen-only-aloud")) continue;
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) {
        faults.push(`<${element.localName}> cuts what it holds: "${element.textContent.trim().slice(0, 40)}"`);
      }
    }
    for (const text of document.querySelectorAll("svg text")) {
      const [box, frame] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
      if (box.width === 0 || !text.checkVisibility()) continue;
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
        faults.push(`"${text.textContent}" stands outside its drawing`);
      }
    }
  }

  // The index: what a search and each filter leave, and that they can be taken back.
  function filters() {
    const form = document.querySelector("form.filters");
    const rows = [...document.querySelectorAll("ul.index > li")];
    const output = form.querySelector("output");
    const shown = () => rows.filter(row => row.checkVisibility());
    const set = (name, value) => {
      form.elements[name].value = value;
      form.dispatchEvent(new Event("input"));
    };
    if (form.hidden) faults.push("the filters stay hidden");
    const name = rows[1].querySelector("a").textContent;
    set("text", name.toUpperCase());
    if (!shown().includes(rows[1]) || shown().length === rows.length) faults.push("the search finds no name");
    set("text", "no school is called so");
    if (shown().length !== 0 || output.textContent !== "No school fits") faults.push("the search finds what is not there");
    set("text", "");
    for (const select of form.querySelectorAll("select")) {
      const value = select.options[1].value;
      set(select.name, value);
      const wanted = rows.filter(row => row.dataset[select.name].split("|").includes(value));
      if (wanted.length === 0 || shown().length !== wanted.length || shown().some(row => !wanted.includes(row))) {
        faults.push(`the filter ${select.name} shows ${shown().length} of ${wanted.length}`);
      }
      if (/[1-5](?![0-9])/.test(output.textContent.replace(/[0-9]*0/g, ""))) faults.push(`it says ${output.textContent}`);
      set(select.name, "");
    }
    if (shown().length !== rows.length || output.textContent !== "All schools") faults.push("not all come back");
  }

  addEventListener("message", async event => {
    const ask = event.data;
    for (const details of document.querySelectorAll("details")) details.open = ask.opens;
    const boxes = lines();
    overlaps(boxes);
    cuts(boxes);
    if (ask.filters) filters();
    if (ask.axe) {
      const result = await axe.run(document, { resultTypes: ["violations"] });
      for (const violation of result.violations) {
        for (const node of violation.nodes) faults.push(`axe ${violation.id}: ${node.html.slice(0, 120)} – ${(node.any[0] || node.all[0] || node.none[0] || {}).message}`);
      }
    }
    parent.postMessage({ faults: faults.slice(0, 20), texts: boxes.length }, "*");
  });
  addEventListener("load", () => parent.postMessage("ready", "*"));
})();
