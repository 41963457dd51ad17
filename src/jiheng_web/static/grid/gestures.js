/* What people do to many cells at once, as lists of changes. Nothing is carried out here.
   `notes` says in words what could not be done: nothing is dropped in silence. */

import { makeIdentity } from "./identity.js";

/** @import { Change, Range } from "./types.js" */
/** @import { Sheet } from "./sheet.js" */
/** @typedef {{changes: Change[], notes: string[], range?: Range}} Gesture */

/**
 * Writes texts into a block of cells whose first one is at `top`, `left`. Rows are added where the table ends.
 * @param {Sheet} sheet
 * @param {{top: number, left: number}} start
 * @param {string[][]} texts
 * @returns {Gesture}
 */
export function write(sheet, { top, left }, texts) {
  const lost = { columns: 0, rows: 0, locked: 0 };
  const changes = [];
  let below = sheet.rows.at(-1)?.id ?? null;
  texts.forEach((line, offset) => {
    const position = top + offset;
    lost.columns = Math.max(lost.columns, left + line.length - sheet.columns.length);
    if (sheet.rowAt(position)) changes.push(...writeLine(sheet, position, left, line, lost));
    else if (sheet.fixedRows) lost.rows += 1;
    else {
      const added = addLine(sheet, below, left, line, lost);
      below = added.insert;
      changes.push(added);
    }
  });
  const wide = Math.max(0, ...texts.map((line) => line.length));
  const bottom = Math.min(top + texts.length, sheet.fixedRows ? sheet.rows.length : Infinity) - 1;
  const right = Math.min(left + wide, sheet.columns.length) - 1;
  return { changes, notes: describe(lost), range: { top, left, bottom, right } };
}

/** The cells of one line that are there and differ. */
function writeLine(sheet, position, left, line, lost) {
  const row = sheet.rowAt(position);
  const changes = [];
  line.slice(0, sheet.columns.length - left).forEach((after, offset) => {
    const before = sheet.textAt(position, left + offset);
    if (after === before) return;
    if (sheet.canWrite(position, left + offset)) changes.push({ row: row.id, column: sheet.columns[left + offset].key, before, after });
    else lost.locked += 1;
  });
  return changes;
}

/** A new row with the line's texts. */
function addLine(sheet, below, left, line, lost) {
  const cells = {};
  line.slice(0, sheet.columns.length - left).forEach((text, offset) => {
    if (text === "") return;
    if (sheet.canWrite(sheet.rows.length, left + offset)) cells[sheet.columns[left + offset].key] = text;
    else lost.locked += 1;
  });
  return { insert: makeIdentity(), below, cells };
}

/** @param {{columns: number, rows: number, locked: number}} lost */
function describe(lost) {
  return [
    lost.locked ? `有 ${lost.locked} 格是只读的，没有写入。` : "",
    lost.columns > 0 ? `右边多出 ${lost.columns} 列，没有写入。` : "",
    lost.rows ? `下面多出 ${lost.rows} 行，这张表不能加行，没有写入。` : "",
  ].filter(Boolean);
}

/**
 * Pastes: one cell fills the whole selection, a block that fits several times is repeated, any other is laid down once.
 * @param {Sheet} sheet
 * @param {Range} range
 * @param {string[][]} texts
 * @returns {Gesture}
 */
export function paste(sheet, range, texts) {
  const tall = repeats(range.bottom - range.top + 1, texts.length);
  const widest = Math.max(0, ...texts.map((line) => line.length));
  const wide = repeats(range.right - range.left + 1, widest);
  const lines = texts.map((line) => (wide > 1 ? Array.from({ length: wide }, () => pad(line, widest)).flat() : line));
  return write(sheet, range, Array.from({ length: tall }, () => lines).flat());
}

/** How many times a block fits exactly, at least once. */
const repeats = (chosen, block) => (block > 0 && chosen % block === 0 ? chosen / block : 1);

/** @param {string[]} line @param {number} length */
const pad = (line, length) => line.concat(Array(length - line.length).fill(""));

/**
 * Empties the cells of the range.
 * @param {Sheet} sheet
 * @param {Range} range
 * @returns {Gesture}
 */
export function clear(sheet, range) {
  const bottom = Math.min(range.bottom, sheet.rows.length - 1);
  const blank = Array(range.right - range.left + 1).fill("");
  return { ...write(sheet, range, Array(Math.max(0, bottom - range.top + 1)).fill(blank)), range };
}

/**
 * The texts of the range, row by row; the blank row at the end only when nothing else is chosen.
 * @param {Sheet} sheet
 * @param {Range} range
 * @returns {string[][]}
 */
export function read(sheet, { top, left, bottom, right }) {
  const last = Math.max(top, Math.min(bottom, sheet.rows.length - 1));
  return Array.from({ length: last - top + 1 }, (_, row) =>
    Array.from({ length: right - left + 1 }, (_, column) => sheet.textAt(top + row, left + column)));
}

/**
 * Ctrl+D: the first row of the range into the rows under it; a single row takes what stands above it.
 * @param {Sheet} sheet
 * @param {Range} range
 * @returns {Gesture}
 */
export function fillDown(sheet, range) {
  const bottom = Math.min(range.bottom, sheet.rows.length - 1);
  const source = range.top === range.bottom ? range.top - 1 : range.top;
  if (source < 0 || bottom < source) return { changes: [], notes: [] };
  const [line] = read(sheet, { ...range, top: source, bottom: source });
  return { ...write(sheet, { top: source + 1, left: range.left }, Array(bottom - source).fill(line)), range };
}

/**
 * Dragging the grip: repeats the range over the larger range that holds it.
 * @param {Sheet} sheet
 * @param {Range} range
 * @param {Range} larger
 * @returns {Gesture}
 */
export function spread(sheet, range, larger) {
  const texts = read(sheet, range);
  const around = (value, length) => ((value % length) + length) % length;
  const lines = Array.from({ length: larger.bottom - larger.top + 1 }, (_, row) => {
    const line = texts[around(larger.top + row - range.top, texts.length)];
    const wide = larger.right - larger.left + 1;
    return Array.from({ length: wide }, (_, column) => line[around(larger.left + column - range.left, line.length)]);
  });
  return { ...write(sheet, larger, lines), range: larger };
}

/**
 * As many blank rows above the range as it has rows.
 * @param {Sheet} sheet
 * @param {Range} range
 * @returns {Gesture}
 */
export function insertRows(sheet, { top, bottom }) {
  if (sheet.fixedRows) return { changes: [], notes: ["这张表不能加行。"] };
  let below = sheet.above(Math.min(top, sheet.rows.length));
  const changes = [];
  for (let position = top; position <= bottom; position += 1) {
    const insert = makeIdentity();
    changes.push({ insert, below, cells: {} });
    below = insert;
  }
  return { changes, notes: [] };
}

/**
 * @param {Sheet} sheet
 * @param {Range} range
 * @returns {Gesture}
 */
export function deleteRows(sheet, { top, bottom }) {
  if (sheet.fixedRows) return { changes: [], notes: ["这张表不能删行。"] };
  const rows = sheet.rows.slice(top, bottom + 1);
  const free = rows.filter((row) => row.read_only !== true);
  const notes = free.length < rows.length ? [`有 ${rows.length - free.length} 行是只读的，没有删除。`] : [];
  return { changes: free.map((row) => ({ delete: row.id })), notes };
}

/**
 * Moves the rows of the range by one place: the row they pass takes the other side.
 * @param {Sheet} sheet
 * @param {Range} range
 * @param {1|-1} step 1 down, -1 up
 * @returns {Gesture}
 */
export function moveRows(sheet, range, step) {
  if (sheet.fixedRows) return { changes: [], notes: ["这张表不能移动行。"] };
  const bottom = Math.min(range.bottom, sheet.rows.length - 1);
  const passed = sheet.rowAt(step < 0 ? range.top - 1 : bottom + 1);
  if (!passed || bottom < range.top) return { changes: [], notes: [] };
  const below = step < 0 ? sheet.rows[bottom].id : sheet.above(range.top);
  return { changes: [{ move: passed.id, below }], notes: [], range: { ...range, top: range.top + step, bottom: bottom + step } };
}
