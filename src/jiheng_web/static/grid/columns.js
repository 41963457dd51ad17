/* What a column allows. */

/** @import { Column, Row } from "./types.js" */

export const HEAD_HEIGHT = 32;
export const ROW_HEIGHT = 31;
export const NUMBER_WIDTH = 44;
const DEFAULT_WIDTH = 120;

/**
 * @param {Column} column
 * @returns {number} pixels
 */
export function widthOf(column) {
  return column.width ?? DEFAULT_WIDTH;
}

/**
 * Whether the column has a drop-down.
 * @param {Column} column
 */
export function hasChoices(column) {
  return Boolean(column.choices) && !column.derived;
}

/**
 * The values to choose from in this row. While the column that they depend on is blank or strange, all of them, each once.
 * @param {Column} column
 * @param {Row|null} row
 * @returns {string[]}
 */
export function listChoices(column, row) {
  const choices = column.choices ?? [];
  if (Array.isArray(choices)) return choices;
  const chosen = row?.cells[column.depends ?? ""] ?? "";
  return Object.hasOwn(choices, chosen) ? choices[chosen] : [...new Set(Object.values(choices).flat())];
}

/**
 * Whether the text may stand in the column: anything in an open one, a listed value or nothing in a closed one.
 * @param {Column} column
 * @param {Row|null} row
 * @param {string} text
 */
export function isAllowed(column, row, text) {
  return !column.closed || text === "" || listChoices(column, row).includes(text);
}

/**
 * Whether the cell may be written at all.
 * @param {Column} column
 * @param {Row|null} row null for the blank row at the end
 */
export function isWritable(column, row) {
  if (column.derived || column.read_only) return false;
  const locked = row?.read_only;
  return !(locked === true || (Array.isArray(locked) && locked.includes(column.key)));
}
