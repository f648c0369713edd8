"use strict";
/* Adds to what already stands on the page: words on hover and arrow keys, and downloads. Nothing is fetched. */
(() => {
  const add = (parent, tag, text, name) => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (name) made.className = name;
    parent.append(made);
    return made;
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  /* A spreadsheet must not take a label for a formula. */
  const field = (cell) => {
    const spoken = cell.cloneNode(true);
    spoken.querySelectorAll(".note, svg").forEach((part) => part.remove());
    const text = spoken.textContent.trim().replace(/\u2212/g, "-");
    const number = /^[+-]?[\d,]*\.?\d+%?$/.test(text);
    const safe = !number && /^[=+\-@\t]/.test(text) ? "'" + text : text;
    return '"' + safe.replace(/"/g, '""') + '"';
  };
  const csv = (table) => [...table.rows].map((row) => [...row.cells].map(field).join(",")).join("\r\n");

  const svgText = (svg) => new XMLSerializer().serializeToString(svg);

  const savePng = (svg, name) => {
    const image = new Image();
    const box = svg.viewBox.baseVal;
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = box.width * 2;
      canvas.height = box.height * 2;
      const paint = canvas.getContext("2d");
      paint.fillStyle = "#ffffff";
      paint.fillRect(0, 0, canvas.width, canvas.height);
      paint.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(blob, name));
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svgText(svg));
  };

  const offerDownloads = (figure, drawing, svg) => {
    const bar = document.createElement("p");
    bar.className = "downloads";
    add(bar, "span", "Download as ");
    const title = figure.querySelector(".finding").textContent;
    const offer = (kind, act) => {
      const button = add(bar, "button", kind);
      button.type = "button";
      button.setAttribute("aria-label", "Download as " + kind + ": " + title);
      button.addEventListener("click", act);
    };
    offer("SVG", () => save(new Blob([svgText(svg)], { type: "image/svg+xml" }), figure.id + ".svg"));
    offer("PNG", () => savePng(svg, figure.id + ".png"));
    const table = figure.querySelector("table");
    if (table) offer("CSV", () => save(new Blob(["\ufeff" + csv(table)], { type: "text/csv" }), figure.id + ".csv"));
    drawing.after(bar);
  };

  document.querySelectorAll("figure.picture").forEach((figure) => {
    const drawing = figure.querySelector(".drawing");
    const svg = drawing.querySelector("svg");
    const parts = [...svg.querySelectorAll("[aria-label]")];
    offerDownloads(figure, drawing, svg);
    if (!parts.length) return;

    const words = document.createElement("p");
    words.className = "told-words";
    words.setAttribute("aria-live", "polite");
    const things = { map: "ward", rates: "partnership", funnel: "partnership", glance: "offence", columns: "column", cells: "cell" };
    const thing = figure.id === "map-hotspots" ? "hot or cold spot" : things[figure.id.split("-")[0]] || "month";
    const hint = "Point at " + (/^[aeiou]/.test(thing) ? "an " : "a ") + thing + ", or use the arrow keys, to read it.";
    words.textContent = hint;
    drawing.after(words);
    svg.querySelector("title").id = figure.id + "-title";
    svg.setAttribute("aria-labelledby", figure.id + "-title");

    let at = -1;
    const tell = (n) => {
      if (parts[at]) parts[at].classList.remove("told");
      at = n;
      if (parts[at]) parts[at].classList.add("told");
      words.textContent = parts[at] ? parts[at].getAttribute("aria-label") : hint;
    };
    parts.forEach((part, n) => {
      part.addEventListener("pointerenter", () => tell(n));
      part.addEventListener("click", () => tell(n));
    });
    drawing.addEventListener("pointerleave", () => tell(-1));
    drawing.tabIndex = 0;
    drawing.setAttribute("role", "group");
    drawing.setAttribute("aria-label", figure.querySelector(".finding").textContent + ". " + hint);
    drawing.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") tell(-1);
      if (event.key === "Enter" && parts[at] && parts[at].matches("a")) parts[at].dispatchEvent(new MouseEvent("click"));
      if (!step) return;
      event.preventDefault();
      const from = at < 0 && step < 0 ? 0 : at;
      tell((from + step + parts.length) % parts.length);
    });
    drawing.addEventListener("blur", () => tell(-1));
  });

  /* A map whose areas are links: the one that is open is marked on it, and is opened whatever the browser does. */
  document.querySelectorAll(".explorer").forEach((explorer) => {
    const link = (id) => explorer.querySelector('a[href="#' + CSS.escape(id) + '"]');
    explorer.querySelectorAll("details[name]").forEach((part) => {
      const id = part.querySelector(".choice").id;
      part.addEventListener("toggle", () => link(id) && link(id).classList.toggle("chosen", part.open));
      if (link(id)) link(id).addEventListener("click", () => { part.open = true; });
    });
  });
})();
