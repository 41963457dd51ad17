/* Columns that stay in sight when the table is moved sideways: their cells stick, each at the sum of the widths before it. */

import { NUMBER_WIDTH, widthOf } from "./columns.js";

/** @import { Column } from "./types.js" */

const MOST_OF_WIDTH = 0.6;

export class Freezing {
  /**
   * @param {Column[]} columns
   * @param {number} wanted how many columns to freeze
   */
  constructor(columns, wanted) {
    this.columns = columns;
    this.wanted = wanted;
    this.count = wanted;
    /** Left edges of all columns and the right edge of the last, in pixels. */
    this.edges = [NUMBER_WIDTH];
    for (const column of columns) this.edges.push(this.edges.at(-1) + widthOf(column));
  }

  /** Where the frozen part ends, in pixels from the left. */
  get width() {
    return this.edges[this.count];
  }

  /**
   * On a narrow page fewer columns are frozen, so that the others keep room.
   * @param {number} width of the visible part
   * @returns {boolean} whether something changed
   */
  fit(width) {
    const before = this.count;
    this.count = Math.min(this.wanted, this.columns.length);
    while (this.count > 0 && this.width > width * MOST_OF_WIDTH) this.count -= 1;
    return this.count !== before;
  }

  /**
   * Makes the cells of one row stick or let go.
   * @param {HTMLElement} number the cell with the row's number
   * @param {HTMLElement[]} cells
   */
  apply(number, cells) {
    number.style.left = "0px";
    cells.forEach((cell, index) => {
      const isFrozen = index < this.count;
      cell.classList.toggle("frozen", isFrozen);
      cell.classList.toggle("last-frozen", index === this.count - 1);
      cell.style.left = isFrozen ? `${this.edges[index]}px` : "";
    });
  }

  /**
   * The column at a distance from the left of the visible part.
   * @param {number} x
   * @param {number} scrolled
   */
  columnAt(x, scrolled) {
    const within = x < this.width ? x : x + scrolled;
    const next = this.edges.findIndex((edge) => edge > within);
    return next < 0 ? this.columns.length - 1 : Math.max(0, next - 1);
  }
}
