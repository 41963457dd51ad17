/* The rows in sight and a few more; all others are two empty heights. Lines are reused: scrolling changes texts, not elements. */

import { HEAD_HEIGHT, ROW_HEIGHT, hasChoices } from "./columns.js";
import { make, setAttribute } from "./elements.js";

/** @import { Place } from "./types.js" */
/** @typedef {{row: HTMLElement, number: HTMLElement, cells: HTMLElement[], position: number}} Line */
/** @typedef {{kind: string, isInvalid: boolean}} Look what a cell shows besides its text */

const SPARE = 8;
/** Letters of a cell that are laid out on its one line; no column shows more, and an essay would be slow. */
const MOST_LETTERS = 400;

export class Rows {
  /**
   * @param {object} parts
   * @param {import("./frame.js").Frame} parts.frame
   * @param {import("./sheet.js").Sheet} parts.sheet
   * @param {import("./selection.js").Selection} parts.selection
   * @param {import("./freezing.js").Freezing} parts.freezing
   * @param {(position: number, column: number|null) => Look|null} parts.look
   */
  constructor({ frame, sheet, selection, freezing, look }) {
    Object.assign(this, { frame, sheet, selection, freezing, look });
    /** @type {Line[]} */
    this.lines = [];
    this.first = -1;
    this.showsAll = false;
    this.bases = sheet.columns.map((column) => {
      const names = [column.kind === "number" && "figure", column.derived && "derived", hasChoices(column) && !sheet.readOnly && "chosen"];
      return names.filter(Boolean).join(" ");
    });
    frame.scroll.addEventListener("scroll", () => this.render());
    new ResizeObserver(() => this.resize()).observe(frame.scroll);
    window.addEventListener("beforeprint", () => this.showAll(true));
    window.addEventListener("afterprint", () => this.showAll(false));
    this.resize();
  }

  resize() {
    if (this.freezing.fit(this.frame.scroll.clientWidth)) this.lines.length = 0;
    const [number, ...heads] = this.frame.table.tHead.rows[0].cells;
    this.freezing.apply(number, heads);
    this.render(true);
  }

  /** On paper every row is there. */
  showAll(all) {
    this.showsAll = all;
    this.render(true);
  }

  /** The first row to build, and how many. */
  span() {
    const shown = this.sheet.shown;
    if (this.showsAll) return { first: 0, length: this.sheet.rows.length };
    const { scrollTop, clientHeight } = this.frame.scroll;
    const length = Math.min(shown, Math.ceil(clientHeight / ROW_HEIGHT) + 2 * SPARE);
    const first = Math.max(0, Math.min(shown - length, Math.floor(scrollTop / ROW_HEIGHT) - SPARE));
    return { first, length };
  }

  /**
   * Brings the lines to the rows in sight.
   * @param {boolean} [always] also when the same rows are in sight, because texts have changed
   */
  render(always = false) {
    const { first, length } = this.span();
    if (always || length !== this.lines.length || !this.isInSight()) this.fill(first, length);
    this.onRender?.();
  }

  /** Set by the grid: what stands over the table has to follow. @type {(() => void)|undefined} */
  onRender;

  /** Whether the lines that are built still cover what is in sight: small steps of the wheel build nothing. */
  isInSight() {
    const { scrollTop, clientHeight } = this.frame.scroll;
    const last = Math.min(this.sheet.shown, Math.ceil((scrollTop + clientHeight) / ROW_HEIGHT));
    return this.showsAll || (this.first <= Math.floor(scrollTop / ROW_HEIGHT) && last <= this.first + this.lines.length);
  }

  fill(first, length) {
    this.first = first;
    const kept = this.frame.body.rows.length === this.lines.length ? this.lines : [];
    this.lines = Array.from({ length }, (_, index) => kept[index] ?? this.makeLine());
    if (kept.length !== length) this.frame.body.replaceChildren(...this.lines.map((line) => line.row));
    this.lines.forEach((line, index) => this.fillLine(line, first + index));
    const rest = Math.max(0, this.sheet.shown - first - length);
    this.frame.above.rows[0].style.height = `${first * ROW_HEIGHT}px`;
    this.frame.below.rows[0].style.height = `${this.showsAll ? 0 : rest * ROW_HEIGHT}px`;
    setAttribute(this.frame.table, "aria-rowcount", String(this.sheet.shown + 1));
    this.paint();
  }

  /** @returns {Line} */
  makeLine() {
    const number = make("th", { "role": "rowheader", "aria-colindex": 1, "class": "number" });
    const cells = this.sheet.columns.map((_, index) => make("td", { "role": "gridcell", "aria-colindex": index + 2 }));
    this.freezing.apply(number, cells);
    return { row: make("tr", { role: "row" }, number, ...cells), number, cells, position: -1 };
  }

  /** @param {Line} line @param {number} position */
  fillLine(line, position) {
    line.position = position;
    setAttribute(line.row, "aria-rowindex", String(position + 2));
    line.row.classList.toggle("blank", position >= this.sheet.rows.length);
    setText(line.number, position < this.sheet.rows.length ? String(position + 1) : "＊");
    const most = this.showsAll ? Infinity : MOST_LETTERS;
    line.cells.forEach((cell, column) => setText(cell, this.sheet.textAt(position, column).slice(0, most)));
  }

  /** Selection, findings and locks of every line in sight. */
  paint() {
    for (const line of this.lines) {
      const look = this.look(line.position, null);
      line.number.className = `number${look ? ` ${look.kind}` : ""}`;
      line.cells.forEach((cell, column) => this.paintCell(cell, line.position, column));
    }
  }

  paintCell(cell, position, column) {
    const { active } = this.selection;
    const isActive = active.position === position && active.column === column;
    const isSelected = this.selection.contains(position, column);
    const look = this.look(position, column);
    const isWritable = this.sheet.canWrite(position, column);
    const { count } = this.freezing;
    const names = [this.bases[column], column < count && "frozen", column === count - 1 && "last-frozen",
      isSelected && "selected", isActive && "active", !isWritable && "locked", look?.kind];
    const wanted = names.filter(Boolean).join(" ");
    if (cell.className !== wanted) cell.className = wanted;
    setAttribute(cell, "aria-selected", String(isSelected));
    setAttribute(cell, "aria-readonly", isWritable ? null : "true");
    setAttribute(cell, "aria-invalid", look?.isInvalid ? "true" : null);
    setAttribute(cell, "id", isActive ? `${this.frame.name}-active` : null);
  }

  /** @param {Place} place @returns {HTMLElement|null} null when the row is out of sight */
  cellOf({ position, column }) {
    return this.lines[position - this.first]?.cells[column] ?? null;
  }

  /**
   * Scrolls as little as needed to see a cell.
   * @param {Place} place
   */
  reveal({ position, column }) {
    const { scroll } = this.frame;
    const top = position * ROW_HEIGHT;
    const room = scroll.clientHeight - HEAD_HEIGHT;
    if (top < scroll.scrollTop) scroll.scrollTop = top;
    else if (top + ROW_HEIGHT > scroll.scrollTop + room) scroll.scrollTop = top + ROW_HEIGHT - room;
    if (column >= this.freezing.count) this.revealColumn(column);
    this.render();
  }

  revealColumn(column) {
    const { scroll } = this.frame;
    const { edges, width } = this.freezing;
    const start = edges[column] - width;
    const end = edges[column + 1] - scroll.clientWidth;
    if (start < scroll.scrollLeft) scroll.scrollLeft = start;
    else if (end > scroll.scrollLeft) scroll.scrollLeft = Math.min(start, end);
  }

  /** Rows that fit in sight. */
  get pageLength() {
    return Math.max(1, Math.floor((this.frame.scroll.clientHeight - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
  }

  /**
   * The place under a point of the window; above, below or beside the table the nearest.
   * @param {number} x
   * @param {number} y
   * @returns {Place}
   */
  placeAt(x, y) {
    const { scroll } = this.frame;
    const box = scroll.getBoundingClientRect();
    const position = Math.floor((y - box.top - HEAD_HEIGHT + scroll.scrollTop) / ROW_HEIGHT);
    const column = this.freezing.columnAt(x - box.left, scroll.scrollLeft);
    return { position: Math.max(0, Math.min(this.sheet.shown - 1, position)), column };
  }
}

/** @param {HTMLElement} element @param {string} text */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
