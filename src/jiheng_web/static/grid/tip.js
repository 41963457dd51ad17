/* Under the mouse: what was found in a cell, or its whole text where the column is too narrow. */

import { make } from "./elements.js";
import { describeFinding, describeHeld } from "./side.js";
import { keyOf } from "./outbox.js";

/** @import { Place } from "./types.js" */

export class Tip {
  /** @param {import("./grid.js").Grid} grid */
  constructor(grid) {
    this.grid = grid;
    const { scroll, tip } = grid.frame;
    scroll.addEventListener("mouseover", (event) => this.show(event.target));
    scroll.addEventListener("mouseleave", () => (tip.hidden = true));
    scroll.addEventListener("mousedown", () => (tip.hidden = true));
    scroll.addEventListener("scroll", () => (tip.hidden = true));
  }

  /** @param {EventTarget|null} target */
  show(target) {
    const { frame, rows, overlay } = this.grid;
    const line = rows.lines.find((one) => one.row === target?.parentNode);
    const column = line ? line.cells.indexOf(target) : -1;
    const lines = line ? this.describe(line.position, column, target) : [];
    frame.tip.hidden = lines.length === 0;
    if (lines.length === 0) return;
    frame.tip.replaceChildren(...lines.map(([kind, text]) => make("p", { class: kind }, text)));
    overlay.placeBeside(frame.tip, { position: line.position, column: Math.max(0, column) });
  }

  /**
   * @param {number} position
   * @param {number} column -1 for the row's number
   * @param {HTMLElement} cell
   * @returns {[string, string][]}
   */
  describe(position, column, cell) {
    const { sheet, outbox, findings } = this.grid;
    const row = sheet.rowAt(position)?.id;
    const key = column < 0 ? null : sheet.columns[column].key;
    if (row === undefined) return [];
    const held = outbox.held.get(keyOf(row, key));
    const text = key ? sheet.textAt(position, column) : "";
    const whole = column >= 0 && (cell.scrollWidth > cell.clientWidth || text.includes("\n")) ? [["jhgrid-value", text]] : [];
    return [...whole, ...(held ? describeHeld(held, text) : []), ...findings.of(row, key).flatMap(describeFinding)];
  }
}
