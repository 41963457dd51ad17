/* What becomes of a batch that the server did not take: the changes it named are held for a person, all others are sent again. */

import { keyOf } from "./outbox.js";

/** @import { Change, Held } from "./types.js" */
/** @import { Outbox } from "./outbox.js" */

/**
 * 409: somebody else was there first.
 * @param {Outbox} outbox
 * @param {{id?: string, row: string, column: string|null, yours?: any, theirs: any}[]} conflicts
 * @returns {boolean} false when the answer names nothing of the batch, so that sending again would not help
 */
export function dispute(outbox, conflicts) {
  const known = conflicts.map((conflict) => ({ conflict, change: findChange(outbox, conflict) })).filter(({ change }) => change);
  outbox.recall();
  for (const { conflict, change } of known) disputeOne(outbox, conflict, change);
  return known.length > 0;
}

function disputeOne(outbox, { row, column, theirs }, change) {
  if ("delete" in change) holdRow(outbox, { row, kind: "altered", theirs, below: change.below });
  else if (theirs === null) holdRow(outbox, { row, kind: "gone", theirs });
  else {
    outbox.drop((one) => one.row === row && one.column === column);
    outbox.hold({ key: keyOf(row, column), kind: "conflict", row, column, before: theirs, theirs });
  }
}

/** @param {Outbox} outbox @param {Partial<Held>} held */
function holdRow(outbox, held) {
  outbox.forgetRow(held.row);
  outbox.hold({ key: keyOf(held.row, null), column: null, before: "", ...held });
}

/**
 * 422: some values do not fit.
 * @param {Outbox} outbox
 * @param {{id?: string, row?: string, column?: string|null, message: string, remedy?: string}[]} errors
 * @returns {{reverts: Change[], isKnown: boolean}} rows to put back as they were, because their deletion or move was refused
 */
export function refuse(outbox, errors) {
  const meant = errors.map((error) => ({ error, change: findChange(outbox, error) })).filter(({ change }) => change);
  outbox.recall();
  const reverts = meant.flatMap(({ error, change }) => refuseOne(outbox, change, error));
  return { reverts, isKnown: meant.length > 0 };
}

/** @returns {Change[]} */
function refuseOne(outbox, change, error) {
  if ("insert" in change) return refuseRow(outbox, change.insert, error);
  outbox.drop((one) => one.id === change.id);
  if ("delete" in change) return [{ insert: change.delete, below: change.below ?? null, cells: change.cells ?? {} }];
  if ("move" in change) return [{ move: change.move, below: change.from ?? null }];
  const key = keyOf(change.row, change.column);
  const later = outbox.waiting.find((one) => one.row === change.row && one.column === change.column);
  if (later) later.before = change.before;
  else {
    const { row, column, before } = change;
    outbox.hold({ key, kind: "refused", row, column, before, message: error.message, remedy: error.remedy });
  }
  return [];
}

/** A new row that the server does not want stays on the page, with the reason, and nothing of it is sent. */
function refuseRow(outbox, row, error) {
  const isDeleted = outbox.waiting.some((change) => change.delete === row);
  outbox.forgetRow(row);
  if (isDeleted) return [];
  holdRow(outbox, { row, kind: "refused", message: error.message, remedy: error.remedy });
  outbox.refusedRows.add(row);
  return [];
}

/** The change of the batch that an answer speaks of: by its id, else by its cell. */
function findChange(outbox, { id, row, column }) {
  const { flying } = outbox;
  const named = flying.find((change) => change.id === id);
  return named ?? flying.find((change) => "column" in change && change.row === row && change.column === column);
}
