/* The grid as a whole: one way in for everything that people do (`perform`), one way out to the server. */

import { takeAnswer, takeRefusal } from "./answers.js";
import { parseCells, writeCells } from "./clipboard.js";
import { decide } from "./deciding.js";
import { Findings, lookOf } from "./findings.js";
import { buildFrame } from "./frame.js";
import { Freezing } from "./freezing.js";
import { clear, deleteRows, fillDown, insertRows, moveRows, paste, read } from "./gestures.js";
import { History } from "./history.js";
import { bindKeyboard } from "./keyboard.js";
import { moveTo } from "./moves.js";
import { describeActive, nameCell } from "./naming.js";
import { Outbox } from "./outbox.js";
import { Overlay } from "./overlay.js";
import { Pointer } from "./pointer.js";
import { Rows } from "./rows.js";
import { Selection } from "./selection.js";
import { queue } from "./sending.js";
import { Sheet } from "./sheet.js";
import { Side } from "./side.js";
import { Status } from "./status.js";
import { Sync } from "./sync.js";
import { Tip } from "./tip.js";
import { Writing } from "./writing.js";

/** @import { Change } from "./types.js" */

const FROZEN_COLUMNS = 2;

export class Grid {
  /**
   * @param {HTMLElement} host an empty element; gets a property `grid`
   * @param {object} table as the server sends it, see docs/reference/grid.md
   * @param {{url?: string, token?: string, times?: object}} [options] where changes go
   */
  constructor(host, table, { url = "", token = "", times = {} } = {}) {
    const { columns, rows, read_only: readOnly, fixed_rows: fixedRows, frozen = FROZEN_COLUMNS } = table;
    this.sheet = new Sheet({ columns, rows, readOnly, fixedRows });
    this.selection = new Selection();
    this.history = new History();
    this.outbox = new Outbox();
    this.findings = new Findings();
    this.frame = buildFrame(host, columns, table.title ?? "表格");
    this.writing = new Writing(this);
    this.editor = this.writing.editor;
    this.isLeaving = false;
    this.buildParts(new Freezing(columns, frozen), { url, token, times });
    this.sync.revision = table.revision ?? 0;
    this.status.markSaved(table.saved_at);
    this.findings.replace(table.findings ?? []);
    this.refresh();
    this.showState("idle", "");
    host.grid = this;
  }

  /** @param {Freezing} freezing @param {{url: string, token: string, times: object}} route */
  buildParts(freezing, route) {
    const { frame, sheet, outbox } = this;
    this.status = new Status(frame, { retry: () => this.sync.flush(), buttons: sheet.readOnly ? [] : this.listButtons() });
    this.side = new Side(frame.side, {
      name: (row, column) => nameCell(this, row, column),
      go: (row, column) => this.goTo(row, column),
      read: (row, column) => (column && sheet.rowOf(row)?.cells[column]) || "",
      decide: (held, decision) => decide(this, held, decision),
    });
    this.sync = new Sync({
      ...route,
      outbox,
      onAnswer: (answer) => takeAnswer(this, answer),
      onRefusal: (status, answer) => takeRefusal(this, status, answer),
      onState: (state, reason) => this.showState(state, reason),
    });
    this.buildView(freezing);
    this.bindClipboard();
    window.addEventListener("beforeunload", (event) => this.warn(event));
  }

  /** @param {Freezing} freezing */
  buildView(freezing) {
    const { frame, sheet, selection, outbox } = this;
    const keyAt = (/** @type {number|null} */ column) => (column === null ? null : sheet.columns[column].key);
    const look = (position, column) => lookOf(this.findings, outbox, sheet.rowAt(position)?.id, keyAt(column));
    this.rows = new Rows({ frame, sheet, selection, freezing, look });
    this.overlay = new Overlay(frame, this.rows);
    this.rows.onRender = () => this.placeOverlay();
    this.tip = new Tip(this);
    this.pointer = new Pointer(this);
    bindKeyboard(this);
    frame.textarea.addEventListener("focus", () => frame.host.classList.add("focused"));
    frame.textarea.addEventListener("blur", () => frame.host.classList.remove("focused"));
  }

  /** @returns {[string, string, () => void][]} */
  listButtons() {
    const rows = [
      ["插入行", "Insert", () => this.insertRows()], ["删除行", "Ctrl+Delete", () => this.deleteRows()],
      ["上移", "Alt+Shift+↑", () => this.moveRows(-1)], ["下移", "Alt+Shift+↓", () => this.moveRows(1)],
    ];
    const steps = [["撤销", "Ctrl+Z", () => this.undo()], ["重做", "Ctrl+Y", () => this.redo()]];
    return (this.sheet.fixedRows ? steps : [...steps, ...rows]).map(([text, keys, act]) => [text, keys, () => this.actFromBar(act)]);
  }

  actFromBar(act) {
    this.editor.commit();
    act();
    this.editor.focus();
  }

  bindClipboard() {
    const { textarea } = this.frame;
    const take = (/** @type {(event: ClipboardEvent) => void} */ act) => (event) => {
      if (this.editor.mode) return;
      event.preventDefault();
      act(event);
    };
    const copy = (/** @type {ClipboardEvent} */ event) =>
      event.clipboardData.setData("text/plain", writeCells(read(this.sheet, this.selection.range)));
    textarea.addEventListener("copy", take(copy));
    textarea.addEventListener("cut", take((event) => {
      copy(event);
      this.clear();
    }));
    textarea.addEventListener("paste", take((event) => this.paste(event.clipboardData.getData("text/plain"))));
  }

  /** Leaving with something unsaved asks first; older browsers look at `returnValue`. @param {BeforeUnloadEvent} event */
  warn(event) {
    if (this.outbox.unsaved === 0 && !this.writing.edited) return;
    event.preventDefault();
    event.returnValue = "1";
  }

  /* What people do. */

  /** @param {string} text of the clipboard */
  paste(text) {
    const texts = parseCells(text);
    if (texts.length > 0) this.perform(paste(this.sheet, this.selection.range, texts));
  }

  clear() {
    this.perform(clear(this.sheet, this.selection.range));
  }

  fillDown() {
    this.perform(fillDown(this.sheet, this.selection.range));
  }

  insertRows() {
    this.perform(insertRows(this.sheet, this.selection.range));
  }

  deleteRows() {
    this.perform(deleteRows(this.sheet, this.selection.range));
  }

  /** @param {1|-1} direction */
  moveRows(direction) {
    this.perform(moveRows(this.sheet, this.selection.range, direction));
  }

  /**
   * Carries out a gesture: on the page, into the history, on the way to the server.
   * @param {import("./gestures.js").Gesture} gesture
   */
  perform({ changes, notes, range }) {
    this.status.explain(this.sheet.readOnly ? ["这张表是只读的。"] : notes);
    if (!this.sheet.readOnly && changes.length > 0) {
      this.carryOutHere(changes);
      this.send(changes);
    }
    if (range) this.selection.chooseRange(range);
    this.refresh();
  }

  /** @param {Change[]} changes on the page and into the history only */
  carryOutHere(changes) {
    changes.forEach((change) => this.sheet.apply(change));
    this.history.record(changes);
  }

  /** @param {Change[]} changes */
  send(changes) {
    queue(this, changes);
    this.sync.schedule();
    if (this.outbox.held.size > 0) this.showState(this.status.state, "");
  }

  undo() {
    this.replay(this.history.undo(), "没有可撤销的");
  }

  redo() {
    this.replay(this.history.redo(), "没有可重做的");
  }

  /**
   * Carries out changes of the history, without those whose cells somebody else has written meanwhile.
   * @param {Change[]|null} changes
   * @param {string} otherwise
   */
  replay(changes, otherwise) {
    if (!changes) return this.status.explain([otherwise]);
    const fitting = changes.filter((change) => this.stillFits(change));
    const lost = changes.length - fitting.length;
    fitting.forEach((change) => this.sheet.apply(change));
    this.send(fitting);
    this.status.explain(lost > 0 ? [`有 ${lost} 处已被别人改过，保持不动。`] : []);
    this.showChanged(fitting[0]);
    return this.refresh();
  }

  /** @param {Change} change */
  stillFits(change) {
    if ("insert" in change) return this.sheet.positionOf(change.insert) < 0;
    const row = this.sheet.rowOf(change.row ?? change.delete ?? change.move);
    return row !== null && (!("column" in change) || (row.cells[change.column] ?? "") === change.before);
  }

  /** Goes where something was undone. @param {Change|undefined} change */
  showChanged(change) {
    const position = change ? this.sheet.positionOf(change.row ?? change.insert ?? change.move ?? "") : -1;
    if (position < 0) return;
    const column = change.column ? this.sheet.columnOf(change.column) : this.selection.active.column;
    moveTo(this, { position, column });
  }

  /** Escape while reading: the next Tab goes out of the table, as the keyboard must always be able to. */
  armLeaving() {
    this.isLeaving = true;
    this.status.explain(["按 Tab 离开表格。"]);
  }

  /* Showing. */

  /** Everything after a change: rows, lists, state. */
  refresh() {
    this.selection.fit(this.sheet.shown, this.sheet.columns.length);
    this.rows.render(true);
    this.showSelection();
    this.renderSide();
  }

  showSelection() {
    const { position, column } = this.selection.active;
    this.selection.fit(this.sheet.shown, this.sheet.columns.length);
    this.rows.paint();
    this.placeOverlay();
    const isLocked = !this.sheet.canWrite(position, column);
    this.frame.textarea.readOnly = isLocked;
    this.frame.textarea.setAttribute("aria-activedescendant", `${this.frame.name}-active`);
    this.side.point(this.sheet.rowAt(position)?.id, this.sheet.columns[column]?.key);
    this.announce();
  }

  placeOverlay() {
    if (!this.overlay) return;
    const { range } = this.selection;
    const bottom = Math.min(range.bottom, Math.max(range.top, this.rows.first + this.rows.lines.length - 1));
    this.overlay.placeText(this.selection.active);
    this.overlay.placeGrip(this.sheet.readOnly || this.writing.edited ? null : { position: bottom, column: range.right });
    if (this.writing.edited && this.writing.choices.isOpen) this.overlay.placeBeside(this.frame.list, this.selection.active);
  }

  /** What assistive technology says of the active cell. */
  announce() {
    const text = describeActive(this);
    if (this.frame.textarea.getAttribute("aria-label") === text) return;
    this.frame.textarea.setAttribute("aria-label", text);
    if (this.frame.host.classList.contains("focused")) this.status.say(text);
  }

  /** @param {import("./sync.js").SyncState} state @param {string} reason */
  showState(state, reason) {
    this.status.show(state, reason, this.outbox.held.size);
  }

  renderSide() {
    const held = [...this.outbox.held.values()];
    const signature = `${this.findings.printed}${JSON.stringify(held)}${held.map((one) => this.side.calls.read(one.row, one.column))}`;
    const order = this.findings.all.map((one) => this.sheet.positionOf(one.row ?? ""));
    if (`${signature}${order}` === this.sideShown) return;
    this.sideShown = `${signature}${order}`;
    const placed = this.findings.all.map((finding, at) => ({ finding, row: order[at], column: this.sheet.columnOf(finding.column ?? "") }));
    placed.sort((one, other) => one.row - other.row || one.column - other.column);
    this.side.render(held, placed.map(({ finding }) => finding));
  }

  /** @param {string|null} row @param {string|null} column */
  goTo(row, column) {
    const position = row === null ? -1 : this.sheet.positionOf(row);
    if (position >= 0) moveTo(this, { position, column: Math.max(0, this.sheet.columnOf(column ?? "")) });
    this.editor.focus();
  }
}
