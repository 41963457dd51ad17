/* The table in memory: rows in order, found by their id, and how one change alters it. */

import { isWritable } from "./columns.js";

/** @import { Change, Column, Row } from "./types.js" */

export class Sheet {
  /**
   * @param {object} table
   * @param {Column[]} table.columns
   * @param {Row[]} table.rows taken over, not copied
   * @param {boolean} [table.readOnly] nothing may be written
   * @param {boolean} [table.fixedRows] cells may be written, rows stay
   */
  constructor({ columns, rows, readOnly = false, fixedRows = false }) {
    this.columns = columns;
    this.rows = rows;
    this.readOnly = readOnly;
    this.fixedRows = readOnly || fixedRows;
    /** @type {Map<string, number>|null} */
    this.positions = null;
    this.near = 0;
  }

  /** Rows to show: with one blank row at the end, where writing makes a new row. */
  get shown() {
    return this.rows.length + (this.fixedRows ? 0 : 1);
  }

  /**
   * The row at a position, null for the blank one.
   * @param {number} position
   * @returns {Row|null}
   */
  rowAt(position) {
    return this.rows[position] ?? null;
  }

  /**
   * Where a row stands, -1 when it is not here. Rows are mostly asked for one after the other, so the last place is tried first.
   * @param {string} id
   */
  positionOf(id) {
    for (const guess of [this.near, this.near + 1, this.near - 1]) {
      if (this.rows[guess]?.id === id) return (this.near = guess);
    }
    this.positions ??= new Map(this.rows.map((row, position) => [row.id, position]));
    const found = this.positions.get(id) ?? -1;
    if (found >= 0) this.near = found;
    return found;
  }

  /**
   * @param {string} id
   * @returns {Row|null}
   */
  rowOf(id) {
    return this.rowAt(this.positionOf(id));
  }

  /**
   * The text of a cell; blank in the blank row.
   * @param {number} position
   * @param {number} column
   * @returns {string}
   */
  textAt(position, column) {
    return this.rows[position]?.cells[this.columns[column].key] ?? "";
  }

  /**
   * @param {number} position
   * @param {number} column
   */
  canWrite(position, column) {
    return !this.readOnly && isWritable(this.columns[column], this.rowAt(position));
  }

  /** @param {string} key */
  columnOf(key) {
    return this.columns.findIndex((column) => column.key === key);
  }

  /**
   * The id of the row above a position, null at the top.
   * @param {number} position
   */
  above(position) {
    return this.rows[position - 1]?.id ?? null;
  }

  /**
   * Carries out one change. What a deletion took away, and where a moved row stood, is noted in the change, so that it can be taken back.
   * @param {Change} change
   */
  apply(change) {
    if ("insert" in change) this.place({ id: change.insert, cells: { ...change.cells } }, change.below);
    else if ("delete" in change) Object.assign(change, this.take(change.delete));
    else if ("move" in change) this.move(change);
    else {
      const row = this.rowOf(change.row);
      if (row) row.cells[change.column] = change.after;
    }
  }

  /** @param {import("./types.js").MoveChange} change */
  move(change) {
    const position = this.positionOf(change.move);
    if (position < 0) return;
    const row = this.rows[position];
    change.from = this.take(change.move).below;
    this.place(row, change.below);
  }

  /**
   * Puts a row below another; at the end when that one is not here any more.
   * @param {Row} row
   * @param {string|null} below
   */
  place(row, below) {
    const above = below === null ? -1 : this.positionOf(below);
    const position = above < 0 && below !== null ? this.rows.length : above + 1;
    this.rows.splice(position, 0, row);
    this.positions = null;
    this.near = position;
  }

  /**
   * Takes a row out.
   * @param {string} id
   * @returns {{below: string|null, cells: Object<string, string>}} what was above it, and its texts
   */
  take(id) {
    const position = this.positionOf(id);
    if (position < 0) return { below: null, cells: {} };
    const below = this.above(position);
    const [row] = this.rows.splice(position, 1);
    this.positions = null;
    return { below, cells: { ...row.cells } };
  }

  /**
   * Takes over the order of the server. Rows that only this page has, or has not sent yet, keep their neighbour.
   * @param {string[]} order
   * @param {(id: string) => boolean} isOurs rows to keep though the server does not name them
   */
  arrange(order, isOurs) {
    const known = new Map(this.rows.map((row) => [row.id, row]));
    const named = new Set(order);
    const kept = this.rows.map((row, position) => ({ row, below: this.above(position) }));
    this.rows = order.map((id) => known.get(id) ?? { id, cells: {} });
    this.positions = null;
    for (const { row, below } of kept) {
      if (!named.has(row.id) && isOurs(row.id)) this.place(row, below);
    }
  }
}
