/* What the server says, taken over into the table. Nothing that a person wrote here and that is not saved is overwritten. */

import { keyOf } from "./outbox.js";
import { dispute, refuse } from "./verdicts.js";

/** @import { Grid } from "./grid.js" */
/** @import { Finding, Row } from "./types.js" */

/**
 * 200: the batch is written. `rows` holds texts of cells that are new here (derived ones, and those of other people),
 * `order` the ids of all rows when rows came, went or moved, `findings` everything that holds now.
 * @param {Grid} grid
 * @param {{rows?: Object<string, Row["cells"]>, order?: string[], findings?: Finding[], saved_at?: string}} answer
 * @returns {boolean} false when the order could not be taken in yet, because rows have been moved here meanwhile
 */
export function takeAnswer(grid, answer) {
  const isLate = Boolean(answer.order) && grid.outbox.hasRowChanges;
  if (answer.order && !isLate) takeOrder(grid, answer.order);
  const touched = grid.outbox.unsavedKeys();
  for (const [id, texts] of Object.entries(answer.rows ?? {})) takeTexts(grid, id, texts, touched);
  grid.status.markSaved(answer.saved_at);
  const fresh = answer.findings ? grid.findings.replace(answer.findings) : null;
  grid.refresh();
  if (fresh?.length) grid.status.say(`新的疑点 ${fresh.length} 条：${fresh[0].message}`);
  return !isLate;
}

/** @param {Grid} grid @param {string[]} order */
function takeOrder(grid, order) {
  const unsaved = grid.outbox.unsavedRows();
  if (grid.writing.edited) unsaved.add(grid.writing.edited.row);
  const { active } = grid.selection;
  const chosen = grid.sheet.rowAt(active.position)?.id;
  const offset = grid.selection.corner.position - active.position;
  const withdrawn = new Set([...grid.outbox.held.values()].filter((held) => held.kind === "altered").map((held) => held.row));
  grid.sheet.arrange(order.filter((id) => !withdrawn.has(id)), (id) => unsaved.has(id));
  const position = chosen === undefined ? -1 : grid.sheet.positionOf(chosen);
  if (position >= 0 && position !== active.position) {
    const { column } = grid.selection.corner;
    grid.selection.choose({ position, column: active.column });
    grid.selection.extend({ position: position + offset, column });
  }
}

/** @param {Grid} grid @param {string} id @param {Object<string, string>} texts @param {Set<string>} touched */
function takeTexts(grid, id, texts, touched) {
  const row = grid.sheet.rowOf(id);
  if (!row) return;
  for (const [column, text] of Object.entries(texts)) {
    if (!touched.has(keyOf(id, column))) row.cells[column] = text ?? "";
  }
}

/**
 * 409 and 422: nothing of the batch is written.
 * @param {Grid} grid
 * @param {number} status
 * @param {any} answer
 * @returns {boolean} whether it is worth sending the rest
 */
export function takeRefusal(grid, status, answer) {
  const heldBefore = grid.outbox.held.size;
  let isKnown = false;
  if (status === 409) isKnown = dispute(grid.outbox, answer.conflicts ?? []);
  else {
    const verdict = refuse(grid.outbox, answer.errors ?? []);
    isKnown = verdict.isKnown;
    verdict.reverts.forEach((change) => grid.sheet.apply(change));
    if (verdict.reverts.length > 0) {
      grid.status.explain(answer.errors.map((error) => error.message));
      grid.sync.startOver();
    }
  }
  if (grid.outbox.held.size > heldBefore) grid.status.say(status === 409 ? "别人改过同一处，两个值都保留着，请选择" : "有的值没有保存，请看检查");
  grid.refresh();
  return isKnown;
}
