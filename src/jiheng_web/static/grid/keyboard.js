/* Keys → what they do, one table for reading and one for writing. While an input method composes, every key belongs to it. */

import { DOWN, LEFT, RIGHT, UP, chooseAll, jump, moveToEnd, nextColumn, nextFinding, nextRow, step, turnPage } from "./moves.js";

/** @import { Grid } from "./grid.js" */
/** @typedef {Object<string, (grid: Grid) => void>} Keys */

const ARROWS = { ArrowUp: UP, ArrowDown: DOWN, ArrowLeft: LEFT, ArrowRight: RIGHT };

/** @type {Keys} while no cell is being written */
const READING = {
  "PageUp": (grid) => turnPage(grid, -1, false),
  "PageDown": (grid) => turnPage(grid, 1, false),
  "Shift+PageUp": (grid) => turnPage(grid, -1, true),
  "Shift+PageDown": (grid) => turnPage(grid, 1, true),
  "Enter": (grid) => nextRow(grid, 1),
  "Shift+Enter": (grid) => nextRow(grid, -1),
  "Tab": (grid) => nextColumn(grid, 1),
  "Shift+Tab": (grid) => nextColumn(grid, -1),
  "F2": (grid) => grid.writing.amend(),
  "Alt+ArrowDown": (grid) => grid.writing.amend(),
  "Delete": (grid) => grid.clear(),
  "Backspace": (grid) => grid.clear(),
  "Ctrl+z": (grid) => grid.undo(),
  "Ctrl+y": (grid) => grid.redo(),
  "Ctrl+Shift+z": (grid) => grid.redo(),
  "Ctrl+a": chooseAll,
  "Ctrl+d": (grid) => grid.fillDown(),
  "Ctrl+s": (grid) => grid.sync.flush(),
  "Insert": (grid) => grid.insertRows(),
  "Ctrl+Delete": (grid) => grid.deleteRows(),
  "Shift+Alt+ArrowUp": (grid) => grid.moveRows(-1),
  "Shift+Alt+ArrowDown": (grid) => grid.moveRows(1),
  "F8": (grid) => nextFinding(grid, 1),
  "Shift+F8": (grid) => nextFinding(grid, -1),
  "Escape": (grid) => grid.armLeaving(),
};

for (const [name, direction] of Object.entries(ARROWS)) {
  READING[name] = (grid) => step(grid, direction);
  READING[`Shift+${name}`] = (grid) => step(grid, direction, true);
  READING[`Ctrl+${name}`] = (grid) => jump(grid, direction, false);
  READING[`Ctrl+Shift+${name}`] = (grid) => jump(grid, direction, true);
}
for (const [name, side] of [["Home", "first"], ["End", "last"]]) {
  READING[name] = (grid) => moveToEnd(grid, side, false, false);
  READING[`Shift+${name}`] = (grid) => moveToEnd(grid, side, false, true);
  READING[`Ctrl+${name}`] = (grid) => moveToEnd(grid, side, true, false);
  READING[`Ctrl+Shift+${name}`] = (grid) => moveToEnd(grid, side, true, true);
}

/** @type {Keys} while a cell is being written */
const WRITING = {
  "Enter": (grid) => grid.writing.commit(() => nextRow(grid, 1)),
  "Shift+Enter": (grid) => grid.writing.commit(() => nextRow(grid, -1)),
  "Tab": (grid) => grid.writing.commit(() => nextColumn(grid, 1)),
  "Shift+Tab": (grid) => grid.writing.commit(() => nextColumn(grid, -1)),
  "Ctrl+Enter": (grid) => grid.writing.commitToAll(),
  "Alt+Enter": (grid) => grid.writing.breakLine(),
  "Escape": (grid) => grid.writing.cancel(),
  "F2": (grid) => (grid.editor.mode = "amend"),
  "Ctrl+s": (grid) => grid.writing.commit(() => grid.sync.flush()),
};

/** @type {Keys} in addition, while typing has begun the text: arrows leave the cell */
const LEAVING = {};
for (const [name, direction] of Object.entries(ARROWS)) LEAVING[name] = (grid) => grid.writing.commit(() => step(grid, direction));

/** @type {Keys} in addition, while the list of choices is open */
const CHOOSING = {
  ArrowUp: (grid) => grid.writing.choices.walk(-1),
  ArrowDown: (grid) => grid.writing.choices.walk(1),
};

/** @param {Grid} grid */
export function bindKeyboard(grid) {
  grid.frame.textarea.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || grid.editor.isComposing) return;
    const name = nameKey(event);
    if (grid.isLeaving && name.endsWith("Tab")) return;
    const act = findAct(grid, name);
    if (name !== "Shift+Shift") grid.isLeaving = false;
    if (act) {
      event.preventDefault();
      act(grid);
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) grid.writing.explainLock();
  });
}

/** @param {Grid} grid @param {string} name */
function findAct(grid, name) {
  const { mode } = grid.editor;
  if (!mode) return READING[name];
  return (grid.writing.choices.isOpen && CHOOSING[name]) || (mode === "replace" && LEAVING[name]) || WRITING[name];
}

/** `Ctrl+Shift+ArrowUp`; letters small, so that a locked shift key changes nothing. Cmd counts as Ctrl. */
function nameKey(event) {
  const parts = [(event.ctrlKey || event.metaKey) && "Ctrl", event.shiftKey && "Shift", event.altKey && "Alt"].filter(Boolean);
  return [...parts, event.key.length === 1 ? event.key.toLowerCase() : event.key].join("+");
}
