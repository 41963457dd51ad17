/* Undo and redo, one whole gesture at a time: a paste of a thousand cells is one step. */

/** @import { Change } from "./types.js" */

const MOST_GESTURES = 1000;

export class History {
  constructor() {
    /** @type {Change[][]} */
    this.done = [];
    /** @type {Change[][]} */
    this.undone = [];
  }

  /** @param {Change[]} gesture */
  record(gesture) {
    this.done.push(gesture);
    if (this.done.length > MOST_GESTURES) this.done.shift();
    this.undone = [];
  }

  /**
   * The changes that take the last gesture back, or null.
   * @returns {Change[]|null}
   */
  undo() {
    return shift(this.done, this.undone);
  }

  /**
   * The changes that bring the last undone gesture again, or null.
   * @returns {Change[]|null}
   */
  redo() {
    return shift(this.undone, this.done);
  }
}

/**
 * Takes the newest gesture of one pile and lays its reverse on the other.
 * @param {Change[][]} from
 * @param {Change[][]} onto
 */
function shift(from, onto) {
  const gesture = from.pop();
  if (!gesture) return null;
  const reversed = gesture.map(reverse).reverse();
  onto.push(reversed);
  return reversed;
}

/**
 * @param {Change} change as it was carried out
 * @returns {Change}
 */
function reverse(change) {
  if ("insert" in change) return { delete: change.insert, below: change.below, cells: change.cells };
  if ("delete" in change) return { insert: change.delete, below: change.below ?? null, cells: change.cells ?? {} };
  if ("move" in change) return { move: change.move, below: change.from ?? null, from: change.below };
  return { row: change.row, column: change.column, before: change.after, after: change.before };
}
