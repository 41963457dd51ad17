/* From what was done on the page to what is queued: values that a closed column does not take stay here and say so. */

import { isAllowed } from "./columns.js";
import { keyOf } from "./outbox.js";

/** @import { Grid } from "./grid.js" */
/** @import { Change } from "./types.js" */

/**
 * Queues changes that have just been carried out.
 * @param {Grid} grid
 * @param {Change[]} changes
 */
export function queue(grid, changes) {
  for (const change of changes) {
    if ("insert" in change) queueRow(grid, change);
    else if ("column" in change && grid.outbox.refusedRows.has(change.row)) offerAgain(grid, change.row);
    else queueOther(grid, change);
  }
}

/** A new row goes without the values that its closed columns do not take. */
function queueRow(grid, change) {
  const strange = Object.keys(change.cells).filter((column) => !isTaken(grid, change.insert, column, change.cells[column]));
  const cells = { ...change.cells };
  for (const column of strange) delete cells[column];
  grid.outbox.put({ ...change, cells });
  for (const column of strange) hold(grid, change.insert, column, "", change.cells[column]);
}

/** The server did not take a new row; now something in it has changed, so it is asked once more with all that stands there. */
function offerAgain(grid, id) {
  const { sheet, outbox } = grid;
  outbox.forgetRow(id);
  queueRow(grid, { insert: id, below: sheet.above(sheet.positionOf(id)), cells: { ...sheet.rowOf(id)?.cells } });
}

function queueOther(grid, change) {
  const { outbox } = grid;
  outbox.put(change);
  if (!("column" in change)) return;
  const { row, column, after } = change;
  if (outbox.held.has(keyOf(row, column)) || isTaken(grid, row, column, after)) return;
  const [sent] = outbox.drop((one) => one.row === row && one.column === column);
  if (sent) hold(grid, row, column, sent.before, after);
}

/** @returns {boolean} whether the column takes the text */
function isTaken(grid, row, column, text) {
  const found = grid.sheet.columns[grid.sheet.columnOf(column)];
  return !found || isAllowed(found, grid.sheet.rowOf(row), text);
}

/** @param {string} before what the server has */
function hold(grid, row, column, before, text) {
  const message = `“${text}”不在可选的值里。`;
  grid.outbox.hold({ key: keyOf(row, column), kind: "refused", row, column, before, message, remedy: "从列表中选一个" });
}
