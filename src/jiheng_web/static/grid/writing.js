/* Writing one cell: from the first letter to the text that is taken, with the list of choices where the column has one. */

import { Choices } from "./choices.js";
import { hasChoices, listChoices } from "./columns.js";
import { Editor } from "./editing.js";
import { paste, write } from "./gestures.js";

/** @import { Grid } from "./grid.js" */

export class Writing {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    /**
     * The cell that is being written, by row id: the row may move meanwhile.
     * @type {{row: string|null, column: string, before: string}|null}
     */
    this.edited = null;
    this.choices = new Choices(grid.frame, (choice) => this.editor.commit(choice));
    this.editor = new Editor(grid.frame.textarea, {
      onStart: () => this.startEditing(),
      onInput: () => this.showInput(),
      choose: () => this.choices.chosen,
      onCommit: (text) => this.take(text),
      onEnd: () => this.endEditing(),
    });
  }

  /** F2 and the double click. */
  amend() {
    const { position, column } = this.grid.selection.active;
    if (!this.explainLock()) this.editor.amend(this.grid.sheet.textAt(position, column));
  }

  /** @returns {boolean} whether the active cell may not be written; says so */
  explainLock() {
    const { position, column } = this.grid.selection.active;
    const isLocked = !this.grid.sheet.canWrite(position, column) || (this.grid.sheet.fixedRows && position >= this.grid.sheet.rows.length);
    if (isLocked) this.grid.status.explain([this.grid.sheet.readOnly ? "这张表是只读的。" : "这一格是只读的。"]);
    return isLocked;
  }

  startEditing() {
    const { position, column } = this.grid.selection.active;
    const { key } = this.grid.sheet.columns[column];
    this.edited = { row: this.grid.sheet.rowAt(position)?.id ?? null, column: key, before: this.grid.sheet.textAt(position, column) };
    this.grid.rows.reveal(this.grid.selection.active);
    const found = this.grid.sheet.columns[column];
    if (hasChoices(found)) this.choices.open(listChoices(found, this.grid.sheet.rowAt(position)), Boolean(found.closed));
    this.showInput();
  }

  /** What was typed so far has changed. */
  showInput() {
    this.grid.overlay.placeText(this.grid.selection.active);
    if (!this.choices.isOpen) return;
    const { editor, edited } = this;
    this.choices.narrow(editor.isComposing ? "" : editor.text, editor.mode === "amend" && editor.text === edited.before);
    this.grid.overlay.placeBeside(this.grid.frame.list, this.grid.selection.active);
  }

  endEditing() {
    this.choices.close();
    this.grid.placeOverlay();
  }

  /**
   * The text of a cell is written.
   * @param {string} text
   */
  take(text) {
    const { row, column, before } = this.edited;
    this.edited = null;
    const written = text.replace(/\r\n?/g, "\n");
    const range = { ...this.grid.selection.range };
    if (row === null) this.takeNew(column, written);
    else if (written !== before) this.grid.perform({ changes: [{ row, column, before, after: written }], notes: [] });
    else this.grid.status.explain([]);
    this.grid.selection.extend({ position: range.bottom, column: range.right });
    this.grid.showSelection();
  }

  /** The blank row at the end becomes a row. */
  takeNew(column, text) {
    if (text === "") return;
    const { sheet } = this.grid;
    const line = Array(sheet.columnOf(column)).fill("").concat(text);
    this.grid.perform({ ...write(sheet, { top: sheet.rows.length, left: 0 }, [line]), range: undefined });
  }

  /**
   * Ends writing, with the choice that is marked if there is one, and goes on.
   * @param {() => void} next
   */
  commit(next) {
    this.editor.commit();
    next();
  }

  /** Escape: the cell stays as it was. */
  cancel() {
    this.edited = null;
    this.editor.cancel();
  }

  /** Ctrl+Enter: the text into every chosen cell. */
  commitToAll() {
    const text = this.choices.chosen ?? this.editor.text;
    const { range } = this.grid.selection;
    this.cancel();
    this.grid.perform({ ...paste(this.grid.sheet, range, [[text]]), range });
  }

  breakLine() {
    const { textarea } = this.grid.frame;
    textarea.setRangeText("\n", textarea.selectionStart, textarea.selectionEnd, "end");
    this.showInput();
  }
}
