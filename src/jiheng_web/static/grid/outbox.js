/* What was changed and is not yet with the server. Nothing leaves it before the server has said yes or a person has decided.
   A batch on its way is frozen and sent again unchanged, with the same ids, until an answer comes; what is done meanwhile waits. */

import { makeIdentity } from "./identity.js";

/** @import { CellChange, Change, Held } from "./types.js" */

/** @param {string} row @param {string|null} column */
export const keyOf = (row, column) => `${row}\u0000${column ?? ""}`;

/** @param {Change} change */
const rowOf = (change) => change.row ?? change.insert ?? change.delete ?? change.move;

/** @param {Change} change */
const isCell = (change) => "column" in change;

export class Outbox {
  constructor() {
    /** @type {Change[]} */
    this.waiting = [];
    /** @type {Change[]} */
    this.flying = [];
    /** @type {Map<string, CellChange>} waiting cell changes that a later one may still join */
    this.open = new Map();
    /** @type {Map<string, Held>} */
    this.held = new Map();
    /** @type {Set<string>} rows that the server did not take in */
    this.refusedRows = new Set();
  }

  /** Changes that the server does not have. */
  get unsaved() {
    return this.waiting.length + this.flying.length + this.held.size;
  }

  get isEmpty() {
    return this.waiting.length + this.flying.length === 0;
  }

  /**
   * Takes in what was just carried out.
   * @param {Change} change
   */
  put(change) {
    const row = rowOf(change);
    if (this.refusedRows.has(row) || this.held.get(keyOf(row, null))?.kind === "gone") {
      if ("delete" in change) this.forgetRow(row);
      return;
    }
    if (isCell(change)) this.putCell({ ...change });
    else this.putRow(change);
  }

  /** @param {CellChange} change */
  putCell(change) {
    const key = keyOf(change.row, change.column);
    const held = this.held.get(key);
    if (held?.kind === "conflict") return;
    if (held) change.before = held.before;
    this.held.delete(key);
    const earlier = this.open.get(key);
    if (earlier) earlier.after = change.after;
    else if (change.before !== change.after) this.push(change, key);
    if (earlier && earlier.before === earlier.after) this.drop((one) => one === earlier);
  }

  /** @param {Change} change */
  putRow(change) {
    const row = rowOf(change);
    for (const key of this.open.keys()) if (key.startsWith(keyOf(row, null))) this.open.delete(key);
    this.push("delete" in change ? { ...change, before: change.before ?? this.asServed(row, change.cells ?? {}) } : change, null);
  }

  /** The texts of a row that goes, as the server has them; what was held back of it goes with it. */
  asServed(row, cells) {
    const held = [...this.held.values()].filter((one) => one.row === row);
    for (const one of held) this.held.delete(one.key);
    return { ...cells, ...Object.fromEntries(held.filter((one) => one.column).map((one) => [one.column, one.before])) };
  }

  /** @param {Change} change @param {string|null} key */
  push(change, key) {
    const sent = { id: makeIdentity(), ...change };
    this.waiting.push(sent);
    if (key) this.open.set(key, sent);
  }

  /**
   * The batch to send: the one on its way again, or the next one.
   * @param {number} limit
   * @returns {Change[]}
   */
  take(limit) {
    if (this.flying.length === 0) {
      this.flying = this.waiting.splice(0, limit);
      for (const change of this.flying) if (isCell(change)) this.open.delete(keyOf(change.row, change.column));
    }
    return this.flying;
  }

  /** The server has the batch. */
  settle() {
    this.flying = [];
  }

  /** The server took nothing of the batch: it waits again, before everything else, and may be cut otherwise. */
  recall() {
    this.waiting = this.flying.concat(this.waiting);
    this.flying = [];
  }

  /**
   * Keeps a cell's value back until a person decides, also one that never was sent.
   * @param {Held} held
   */
  hold(held) {
    this.held.set(held.key, held);
  }

  /**
   * A person has decided.
   * @param {string} key
   * @returns {Held|undefined}
   */
  release(key) {
    const held = this.held.get(key);
    this.held.delete(key);
    return held;
  }

  /**
   * Takes changes out of the queue for good.
   * @param {(change: Change) => boolean} isMeant
   * @returns {Change[]} those taken out
   */
  drop(isMeant) {
    const dropped = this.waiting.filter(isMeant);
    if (dropped.length === 0) return dropped;
    this.waiting = this.waiting.filter((change) => !isMeant(change));
    for (const change of dropped) {
      const key = isCell(change) ? keyOf(change.row, change.column) : "";
      if (this.open.get(key) === change) this.open.delete(key);
    }
    return dropped;
  }

  /**
   * Everything about a row, because it is gone here as well.
   * @param {string} row
   */
  forgetRow(row) {
    this.drop((change) => rowOf(change) === row);
    for (const [key, held] of this.held) if (held.row === row) this.held.delete(key);
    this.refusedRows.delete(row);
  }

  /**
   * The keys of all cells that the server does not have as they stand here.
   * @returns {Set<string>}
   */
  unsavedKeys() {
    const cells = [...this.flying, ...this.waiting].filter(isCell);
    return new Set([...this.held.keys(), ...cells.map((change) => keyOf(change.row, change.column))]);
  }

  /** Rows of which the server does not have everything. @returns {Set<string>} */
  unsavedRows() {
    const held = [...this.held.values()].map((one) => one.row);
    return new Set([...this.refusedRows, ...held, ...[...this.flying, ...this.waiting].map(rowOf)]);
  }

  /** Whether rows came, went or moved that the server does not know of. */
  get hasRowChanges() {
    return [...this.flying, ...this.waiting].some((change) => !isCell(change));
  }
}
