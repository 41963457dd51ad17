/* The shapes that the grid's modules pass around. Nothing runs here; `docs/reference/grid.md` says them in Chinese. */

/**
 * A column. `choices` are the values of its drop-down: one list, or one list for each value of the column named by `depends`.
 * A `closed` column takes no other value. What stands in a `derived` column comes from the server and is shown muted.
 * @typedef {object} Column
 * @property {string} key
 * @property {string} title
 * @property {number} [width] pixels
 * @property {"text"|"number"} [kind]
 * @property {string[]|Object<string, string[]>} [choices]
 * @property {string} [depends]
 * @property {boolean} [closed]
 * @property {boolean} [derived]
 * @property {boolean} [read_only]
 */

/**
 * A row. `read_only` is true for the whole row, or lists the keys of its locked columns.
 * @typedef {object} Row
 * @property {string} id stable, never a position
 * @property {Object<string, string>} cells
 * @property {boolean|string[]} [read_only]
 */

/**
 * One step of a gesture, also what is sent: a cell takes a text, or a row comes, goes or moves.
 * `below` names the row above the place, null for the top.
 * @typedef {{id?: string, row: string, column: string, before: string, after: string}} CellChange
 * @typedef {{id?: string, insert: string, below: string|null, cells: Object<string, string>}} InsertChange
 * @typedef {{id?: string, delete: string, before?: Object<string, string>, below?: string|null, cells?: Row["cells"]}} DeleteChange
 * @typedef {{id?: string, move: string, below: string|null, from?: string|null}} MoveChange
 * @typedef {CellChange|InsertChange|DeleteChange|MoveChange} Change
 */

/**
 * What the server found. Without `column` it is about the row, without `row` about the table.
 * @typedef {object} Finding
 * @property {string|null} row
 * @property {string|null} column
 * @property {"must"|"should"|"hint"} severity
 * @property {string} message
 * @property {string} [remedy]
 * @property {string} [ground]
 */

/**
 * A change that the server did not take, kept until a person says what to do.
 * `conflict`: somebody else wrote `theirs`. `gone`: somebody else deleted the row. `altered`: we deleted a row that somebody else changed.
 * `refused`: the value does not fit; `message` says why.
 * @typedef {object} Held
 * @property {string} key
 * @property {"conflict"|"gone"|"altered"|"refused"} kind
 * @property {string} row
 * @property {string|null} column
 * @property {string} before what the server has
 * @property {string|Object<string, string>|null} [theirs]
 * @property {string|null} [below] where a deleted row stood
 * @property {string} [message]
 * @property {string} [remedy]
 */

/** @typedef {{top: number, left: number, bottom: number, right: number}} Range all four counted in */

/** @typedef {{position: number, column: number}} Place */

export {};
