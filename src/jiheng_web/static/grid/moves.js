/* Where keys lead: every function takes the grid and changes what is chosen. */

import { listPlaces } from "./naming.js";
import { findEdge, within } from "./selection.js";

/** @import { Grid } from "./grid.js" */
/** @import { Place } from "./types.js" */

/** @typedef {{rows: number, columns: number}} Step */

export const UP = { rows: -1, columns: 0 };
export const DOWN = { rows: 1, columns: 0 };
export const LEFT = { rows: 0, columns: -1 };
export const RIGHT = { rows: 0, columns: 1 };

/**
 * @param {Grid} grid
 * @param {Place} place
 * @param {boolean} extends_ the range grows to it, the active cell stays
 */
export function moveTo(grid, place, extends_ = false) {
  const { selection, sheet } = grid;
  const target = within(place, sheet.shown, sheet.columns.length);
  if (extends_) selection.extend(target);
  else selection.choose(target);
  grid.rows.reveal(target);
  grid.showSelection();
}

/** @param {Grid} grid @param {boolean} extends_ */
const startOf = (grid, extends_) => (extends_ ? grid.selection.corner : grid.selection.active);

/**
 * @param {Grid} grid
 * @param {Step} step
 * @param {boolean} [extends_]
 */
export function step(grid, { rows, columns }, extends_ = false) {
  const start = startOf(grid, extends_);
  moveTo(grid, { position: start.position + rows, column: start.column + columns }, extends_);
}

/**
 * Ctrl and an arrow: to the edge of what is written.
 * @param {Grid} grid
 * @param {Step} direction
 * @param {boolean} extends_
 */
export function jump(grid, direction, extends_) {
  const { sheet } = grid;
  const size = { rows: Math.max(1, sheet.rows.length), columns: sheet.columns.length };
  const isWritten = ({ position, column }) => sheet.textAt(position, column) !== "";
  moveTo(grid, findEdge(startOf(grid, extends_), direction, size, isWritten), extends_);
}

/** @param {Grid} grid @param {1|-1} direction @param {boolean} extends_ */
export function turnPage(grid, direction, extends_) {
  step(grid, { rows: direction * grid.rows.pageLength, columns: 0 }, extends_);
}

/**
 * Home and End; with Ctrl the first and the last cell of the table.
 * @param {Grid} grid
 * @param {"first"|"last"} side
 * @param {boolean} whole
 * @param {boolean} extends_
 */
export function moveToEnd(grid, side, whole, extends_) {
  const { sheet } = grid;
  const start = startOf(grid, extends_);
  const column = side === "first" ? 0 : sheet.columns.length - 1;
  const position = side === "first" ? 0 : sheet.rows.length - 1;
  moveTo(grid, { position: whole ? position : start.position, column }, extends_);
}

/**
 * Enter: down, to the column where a row of Tab keys began.
 * @param {Grid} grid
 * @param {1|-1} direction
 */
export function nextRow(grid, direction) {
  const { active, tabbedFrom } = grid.selection;
  moveTo(grid, { position: active.position + direction, column: tabbedFrom ?? active.column });
}

/**
 * Tab: to the right, from the last column to the next row.
 * @param {Grid} grid
 * @param {1|-1} direction
 */
export function nextColumn(grid, direction) {
  const { selection, sheet } = grid;
  const from = selection.tabbedFrom ?? selection.active.column;
  const count = sheet.columns.length;
  const place = selection.active.position * count + selection.active.column + direction;
  if (place < 0 || place >= sheet.shown * count) return;
  moveTo(grid, { position: Math.floor(place / count), column: place % count });
  const hasTurned = Math.floor(place / count) !== Math.floor((place - direction) / count);
  selection.tabbedFrom = hasTurned ? null : from;
}

/** @param {Grid} grid */
export function chooseAll(grid) {
  grid.selection.chooseRange({ top: 0, left: 0, bottom: Math.max(0, grid.sheet.rows.length - 1), right: grid.sheet.columns.length - 1 });
  grid.showSelection();
}

/**
 * F8: to the next cell with something wrong, round the end.
 * @param {Grid} grid
 * @param {1|-1} direction
 */
export function nextFinding(grid, direction) {
  const count = grid.sheet.columns.length;
  const { position, column } = grid.selection.active;
  const here = position * count + column;
  const places = [...new Set(listPlaces(grid))].sort((one, other) => (one - other) * direction);
  const next = places.find((place) => (place - here) * direction > 0) ?? places[0];
  if (next === undefined) grid.status.say("没有疑点");
  else moveTo(grid, { position: Math.floor(next / count), column: next % count });
}
