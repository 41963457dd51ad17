/* Which cells are chosen: the active one, where writing goes, and the far corner of the range. */

/** @import { Place, Range } from "./types.js" */

export class Selection {
  constructor() {
    /** @type {Place} */
    this.active = { position: 0, column: 0 };
    /** @type {Place} */
    this.corner = { position: 0, column: 0 };
    /** The column where a row of Tab keys began; Enter goes back to it. @type {number|null} */
    this.tabbedFrom = null;
  }

  /** @returns {Range} */
  get range() {
    const { active, corner } = this;
    return {
      top: Math.min(active.position, corner.position),
      left: Math.min(active.column, corner.column),
      bottom: Math.max(active.position, corner.position),
      right: Math.max(active.column, corner.column),
    };
  }

  get isSingle() {
    return isSame(this.active, this.corner);
  }

  /** @param {Place} place */
  choose(place) {
    this.active = place;
    this.corner = place;
    this.tabbedFrom = null;
  }

  /**
   * @param {Range} range its first cell becomes the active one
   */
  chooseRange({ top, left, bottom, right }) {
    this.active = { position: top, column: left };
    this.corner = { position: bottom, column: right };
    this.tabbedFrom = null;
  }

  /** @param {Place} place */
  extend(place) {
    this.corner = place;
  }

  /**
   * Keeps both ends inside a table that became smaller.
   * @param {number} rows
   * @param {number} columns
   */
  fit(rows, columns) {
    this.active = within(this.active, rows, columns);
    this.corner = within(this.corner, rows, columns);
  }

  /**
   * @param {number} position
   * @param {number} column
   */
  contains(position, column) {
    const { top, left, bottom, right } = this.range;
    return position >= top && position <= bottom && column >= left && column <= right;
  }
}

/**
 * The nearest place inside the table.
 * @param {Place} place
 * @param {number} rows
 * @param {number} columns
 * @returns {Place}
 */
export function within(place, rows, columns) {
  return {
    position: Math.max(0, Math.min(rows - 1, place.position)),
    column: Math.max(0, Math.min(columns - 1, place.column)),
  };
}

/** @param {Place} one @param {Place} other */
const isSame = (one, other) => one.position === other.position && one.column === other.column;

/**
 * Where Ctrl and an arrow lead: to the last written cell before a gap, or over the gap to the next written one, or to the edge.
 * @param {Place} start
 * @param {{rows: number, columns: number}} step one of them ±1, the other 0
 * @param {{rows: number, columns: number}} size
 * @param {(place: Place) => boolean} isWritten
 * @returns {Place}
 */
export function findEdge(start, step, size, isWritten) {
  const next = (/** @type {Place} */ place) => ({ position: place.position + step.rows, column: place.column + step.columns });
  const exists = (/** @type {Place} */ place) => isSame(within(place, size.rows, size.columns), place);
  let place = start;
  if (!exists(next(place))) return place;
  const gap = !isWritten(place) || !isWritten(next(place));
  place = next(place);
  while (exists(next(place)) && (gap ? !isWritten(place) : isWritten(next(place)))) place = next(place);
  return place;
}
