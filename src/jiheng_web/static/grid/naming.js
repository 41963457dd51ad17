/* Cells in words, and where something is wrong. */

/** @import { Grid } from "./grid.js" */

/**
 * `第 3 行 三级指标`.
 * @param {Grid} grid
 * @param {string|null} row null for the table as a whole
 * @param {string|null} column null for the row as a whole
 */
export function nameCell({ sheet }, row, column) {
  const position = row === null ? -1 : sheet.positionOf(row);
  const title = column === null ? "" : sheet.columns[sheet.columnOf(column)]?.title ?? "";
  return [row === null ? "整张表" : position < 0 ? "已删除的行" : `第 ${position + 1} 行`, title].filter(Boolean).join(" ");
}

/**
 * The active cell as it is read out: text, column, row, how much is chosen, what was found.
 * @param {Grid} grid
 */
export function describeActive({ sheet, selection, findings }) {
  const { position, column } = selection.active;
  const { key, title } = sheet.columns[column];
  const { top, left, bottom, right } = selection.range;
  const found = findings.of(sheet.rowAt(position)?.id ?? "", key).map((one) => one.message);
  const range = selection.isSingle ? [] : [`选中 ${bottom - top + 1} 行 ${right - left + 1} 列`];
  return [sheet.textAt(position, column) || "空", title, `第 ${position + 1} 行`, ...range, ...found].join("，");
}

/**
 * The cells with something wrong, counted row by row from 0.
 * @param {Grid} grid
 * @returns {number[]}
 */
export function listPlaces({ sheet, findings, outbox }) {
  return [...findings.all, ...outbox.held.values()]
    .map(({ row, column }) => ({ position: row === null ? -1 : sheet.positionOf(row), column: Math.max(0, sheet.columnOf(column ?? "")) }))
    .filter(({ position }) => position >= 0)
    .map(({ position, column }) => position * sheet.columns.length + column);
}
