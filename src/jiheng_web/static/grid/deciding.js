/* A person has decided between two values, or about a row that one deleted and the other changed. */

/** @import { Grid } from "./grid.js" */
/** @import { Held } from "./types.js" */

/**
 * Carries out the decision. "Theirs" is a gesture of its own, so that it can be undone.
 * @param {Grid} grid
 * @param {Held} held
 * @param {"mine"|"theirs"} decision
 */
export function decide(grid, held, decision) {
  grid.outbox.release(held.key);
  const act = { conflict: decideCell, gone: decideGone, altered: decideAltered }[held.kind];
  act(grid, held, decision === "mine");
  if (held.column === null) grid.sync.startOver();
  grid.refresh();
  grid.sync.schedule();
  grid.editor.focus();
}

/** @param {Grid} grid @param {Held} held @param {boolean} isMine */
function decideCell(grid, { row, column, theirs }, isMine) {
  const mine = grid.sheet.rowOf(row)?.cells[column] ?? "";
  if (isMine) grid.outbox.put({ row, column, before: theirs, after: mine });
  else grid.carryOutHere([{ row, column, before: mine, after: theirs }]);
}

/** They deleted a row that was written here: it comes again with everything in it, or goes here too. */
function decideGone(grid, { row }, isMine) {
  const kept = grid.sheet.rowOf(row);
  if (!kept) return;
  if (isMine) grid.outbox.put({ insert: row, below: grid.sheet.above(grid.sheet.positionOf(row)), cells: { ...kept.cells } });
  else grid.carryOutHere([{ delete: row }]);
}

/** They changed a row that was deleted here: it goes all the same, or comes back here as they left it. */
function decideAltered(grid, { row, theirs, below }, isMine) {
  if (isMine) grid.outbox.put({ delete: row, before: theirs ?? {} });
  else grid.carryOutHere([{ insert: row, below: below ?? null, cells: theirs ?? {} }]);
}
