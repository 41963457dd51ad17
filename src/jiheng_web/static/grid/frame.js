/* The elements of a grid: tool bar, table, the one textarea that owns the focus, and the list beside them. */

import { HEAD_HEIGHT, NUMBER_WIDTH, widthOf } from "./columns.js";
import { make } from "./elements.js";

/** @import { Column } from "./types.js" */

let count = 0;

/**
 * Builds everything inside `host`.
 * @param {HTMLElement} host
 * @param {Column[]} columns
 * @param {string} title read out as the table's name
 */
export function buildFrame(host, columns, title) {
  const name = `jhgrid-${(count += 1)}`;
  const body = make("tbody");
  const above = make("tbody", { "aria-hidden": "true" }, make("tr"));
  const below = make("tbody", { "aria-hidden": "true" }, make("tr"));
  const roles = { "role": "grid", "id": name, "aria-label": title, "aria-colcount": columns.length + 1, "aria-multiselectable": "true" };
  const table = make("table", roles, buildWidths(columns), buildHead(columns), above, body, below);
  const scroll = make("div", { class: "jhgrid-scroll", tabindex: -1 }, table);
  const textarea = make("textarea", {
    "class": "jhgrid-text", "rows": 1, "spellcheck": "false", "autocomplete": "off", "autocapitalize": "off",
    "aria-controls": name, "aria-label": title,
  });
  const grip = make("div", { "class": "jhgrid-grip", "aria-hidden": "true", "title": "拖动填充" });
  const frame = make("div", { class: "jhgrid-frame" }, scroll, textarea, grip);
  const tip = make("div", { class: "jhgrid-tip", id: `${name}-tip`, role: "tooltip", hidden: true });
  const list = make("ul", { class: "jhgrid-choices", id: `${name}-choices`, role: "listbox", hidden: true });
  const side = make("aside", { "class": "jhgrid-side card", "aria-label": "检查" });
  const live = make("p", { "class": "vh", "role": "log", "aria-live": "polite", "aria-atomic": "true" });
  const bar = make("div", { class: "jhgrid-bar bar" });
  const main = make("div", { class: "jhgrid-main" }, frame, side);
  host.classList.add("jhgrid");
  host.replaceChildren(bar, main, tip, list, live);
  applyWidths(table);
  return { host, name, bar, main, frame, scroll, table, above, body, below, textarea, grip, tip, list, side, live };
}

/** @typedef {ReturnType<typeof buildFrame>} Frame */

/** @param {Column[]} columns */
function buildWidths(columns) {
  const widths = [NUMBER_WIDTH, ...columns.map(widthOf)];
  return make("colgroup", {}, ...widths.map((width) => make("col", { "data-width": width })));
}

/** Widths stand in data attributes; the content policy wants no style in the markup. */
function applyWidths(table) {
  let total = 0;
  for (const col of table.querySelectorAll("col")) {
    col.style.width = `${col.dataset.width}px`;
    total += Number(col.dataset.width);
  }
  table.style.width = `${total}px`;
}

/** @param {Column[]} columns */
function buildHead(columns) {
  const number = make("th", { "role": "columnheader", "aria-colindex": 1, "class": "number", "title": "全选" }, "序");
  const row = make("tr", { "role": "row", "aria-rowindex": 1 }, number);
  columns.forEach(({ kind, title }, index) => {
    const look = kind === "number" ? "figure" : null;
    row.append(make("th", { "role": "columnheader", "aria-colindex": index + 2, "class": look, title }, title));
  });
  row.style.height = `${HEAD_HEIGHT}px`;
  return make("thead", {}, row);
}
