/* The mouse: choosing cells, rows and columns, dragging a range and the grip. */

import { spread } from "./gestures.js";
import { chooseAll, moveTo } from "./moves.js";

/** @import { Grid } from "./grid.js" */
/** @import { Place, Range } from "./types.js" */

const SCROLL_EVERY = 60;
const ARROW_WIDTH = 22;

export class Pointer {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    this.timer = 0;
    const { scroll, grip } = grid.frame;
    scroll.addEventListener("mousedown", (event) => event.button === 0 && this.press(event));
    scroll.addEventListener("dblclick", (event) => event.target.closest("td") && grid.writing.amend());
    grip.addEventListener("mousedown", (event) => event.button === 0 && this.pull(event));
  }

  /** @param {MouseEvent} event */
  press(event) {
    const { grid } = this;
    const cell = event.target.closest("td, th");
    if (!cell) return;
    event.preventDefault();
    grid.editor.commit();
    grid.editor.focus();
    grid.isLeaving = false;
    if (cell.closest("thead")) this.chooseColumn(cell.cellIndex - 1);
    else if (cell.tagName === "TH") this.chooseRows(event);
    else this.chooseCell(event, cell);
  }

  /** @param {MouseEvent} event @param {HTMLElement} cell */
  chooseCell(event, cell) {
    const { grid } = this;
    const place = grid.rows.placeAt(event.clientX, event.clientY);
    const wasActive = cell.classList.contains("active");
    const onArrow = cell.classList.contains("chosen") && event.clientX > cell.getBoundingClientRect().right - ARROW_WIDTH;
    moveTo(grid, place, event.shiftKey);
    if (wasActive && onArrow) grid.writing.amend();
    else this.drag((to) => moveTo(grid, to, true));
  }

  chooseColumn(column) {
    const { grid } = this;
    if (column < 0) return chooseAll(grid);
    grid.selection.chooseRange({ top: 0, left: column, bottom: Math.max(0, grid.sheet.rows.length - 1), right: column });
    return grid.showSelection();
  }

  /** @param {MouseEvent} event */
  chooseRows(event) {
    const { grid } = this;
    const right = grid.sheet.columns.length - 1;
    const { position } = grid.rows.placeAt(event.clientX, event.clientY);
    if (!event.shiftKey) grid.selection.choose({ position, column: 0 });
    const extend = (/** @type {Place} */ to) => {
      grid.selection.extend({ position: to.position, column: right });
      grid.showSelection();
    };
    extend({ position, column: right });
    this.drag(extend);
  }

  /** The grip is pulled: the range grows in the direction that is pulled more. @param {MouseEvent} event */
  pull(event) {
    event.preventDefault();
    const { grid } = this;
    const { range } = grid.selection;
    let larger = range;
    this.drag((to) => {
      larger = enlarge(range, to, grid.sheet.fixedRows ? grid.sheet.rows.length - 1 : Infinity);
      grid.selection.chooseRange(larger);
      grid.rows.reveal(to);
      grid.showSelection();
    }, () => {
      if (larger !== range) grid.perform(spread(grid.sheet, range, larger));
    });
  }

  /**
   * Follows the mouse until the button is let go; while it stands outside the table, the table goes on scrolling.
   * @param {(to: Place) => void} follow
   * @param {() => void} [end]
   */
  drag(follow, end) {
    const { rows } = this.grid;
    let last = null;
    const track = (/** @type {MouseEvent} */ event) => {
      last = event;
      follow(rows.placeAt(event.clientX, event.clientY));
    };
    const timer = setInterval(() => last && isOutside(this.grid.frame.scroll, last) && track(last), SCROLL_EVERY);
    document.addEventListener("mousemove", track);
    document.addEventListener("mouseup", () => {
      clearInterval(timer);
      document.removeEventListener("mousemove", track);
      end?.();
    }, { once: true });
  }
}

/** @param {HTMLElement} element @param {MouseEvent} event */
function isOutside(element, event) {
  const box = element.getBoundingClientRect();
  return event.clientY < box.top || event.clientY > box.bottom || event.clientX < box.left || event.clientX > box.right;
}

/**
 * The range stretched towards a place in one direction only.
 * @param {Range} range
 * @param {Place} to
 * @param {number} lastRow
 * @returns {Range}
 */
function enlarge(range, to, lastRow) {
  const down = Math.min(to.position, lastRow) - range.bottom;
  const up = range.top - to.position;
  const right = to.column - range.right;
  const left = range.left - to.column;
  const most = Math.max(down, up, right, left);
  if (most <= 0) return range;
  if (most === down) return { ...range, bottom: range.bottom + down };
  if (most === up) return { ...range, top: to.position };
  return most === right ? { ...range, right: to.column } : { ...range, left: to.column };
}
