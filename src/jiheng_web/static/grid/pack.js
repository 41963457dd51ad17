/* Made from the modules beside it by tools/pack_grid.py; edit those. */
function make(tag, attributes = {}, ...content) {
const element = document.createElement(tag);
for (const [name, value] of Object.entries(attributes)) {
if (value === false || value === null || value === undefined) continue;
element.setAttribute(name, value === true ? "" : String(value));
}
element.append(...content);
return element;
}
function setAttribute(element, name, value) {
if (element.getAttribute(name) === value) return;
if (value === null) element.removeAttribute(name);
else element.setAttribute(name, value);
}
function makeButton(text, act, attributes = {}) {
const button = make("button", { type: "button", class: "btn", ...attributes }, text);
button.addEventListener("click", act);
return button;
}
const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
const LENGTH = 20;
function makeIdentity() {
const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("");
}
const keyOf = (row, column) => `${row}\u0000${column ?? ""}`;
const rowOf = (change) => change.row ?? change.insert ?? change.delete ?? change.move;
const isCell = (change) => "column" in change;
class Outbox {
constructor() {
this.waiting = [];
this.flying = [];
this.open = new Map();
this.held = new Map();
this.refusedRows = new Set();
}
get unsaved() {
return this.waiting.length + this.flying.length + this.held.size;
}
get isEmpty() {
return this.waiting.length + this.flying.length === 0;
}
put(change) {
const row = rowOf(change);
if (this.refusedRows.has(row) || this.held.get(keyOf(row, null))?.kind === "gone") {
if ("delete" in change) this.forgetRow(row);
return;
}
if (isCell(change)) this.putCell({ ...change });
else this.putRow(change);
}
putCell(change) {
const key = keyOf(change.row, change.column);
const held = this.held.get(key);
if (held?.kind === "conflict") return;
if (held) change.before = held.before;
this.held.delete(key);
const earlier = this.open.get(key);
if (earlier) earlier.after = change.after;
else if (change.before !== change.after) this.push(change, key);
if (earlier && earlier.before === earlier.after) this.drop((one) => one === earlier);
}
putRow(change) {
const row = rowOf(change);
for (const key of this.open.keys()) if (key.startsWith(keyOf(row, null))) this.open.delete(key);
this.push("delete" in change ? { ...change, before: change.before ?? this.asServed(row, change.cells ?? {}) } : change, null);
}
asServed(row, cells) {
const held = [...this.held.values()].filter((one) => one.row === row);
for (const one of held) this.held.delete(one.key);
return { ...cells, ...Object.fromEntries(held.filter((one) => one.column).map((one) => [one.column, one.before])) };
}
push(change, key) {
const sent = { id: makeIdentity(), ...change };
this.waiting.push(sent);
if (key) this.open.set(key, sent);
}
take(limit) {
if (this.flying.length === 0) {
this.flying = this.waiting.splice(0, limit);
for (const change of this.flying) if (isCell(change)) this.open.delete(keyOf(change.row, change.column));
}
return this.flying;
}
settle() {
this.flying = [];
}
recall() {
this.waiting = this.flying.concat(this.waiting);
this.flying = [];
}
hold(held) {
this.held.set(held.key, held);
}
release(key) {
const held = this.held.get(key);
this.held.delete(key);
return held;
}
drop(isMeant) {
const dropped = this.waiting.filter(isMeant);
if (dropped.length === 0) return dropped;
this.waiting = this.waiting.filter((change) => !isMeant(change));
for (const change of dropped) {
const key = isCell(change) ? keyOf(change.row, change.column) : "";
if (this.open.get(key) === change) this.open.delete(key);
}
return dropped;
}
forgetRow(row) {
this.drop((change) => rowOf(change) === row);
for (const [key, held] of this.held) if (held.row === row) this.held.delete(key);
this.refusedRows.delete(row);
}
unsavedKeys() {
const cells = [...this.flying, ...this.waiting].filter(isCell);
return new Set([...this.held.keys(), ...cells.map((change) => keyOf(change.row, change.column))]);
}
unsavedRows() {
const held = [...this.held.values()].map((one) => one.row);
return new Set([...this.refusedRows, ...held, ...[...this.flying, ...this.waiting].map(rowOf)]);
}
get hasRowChanges() {
return [...this.flying, ...this.waiting].some((change) => !isCell(change));
}
}
function dispute(outbox, conflicts) {
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
function holdRow(outbox, held) {
outbox.forgetRow(held.row);
outbox.hold({ key: keyOf(held.row, null), column: null, before: "", ...held });
}
function refuse(outbox, errors) {
const meant = errors.map((error) => ({ error, change: findChange(outbox, error) })).filter(({ change }) => change);
outbox.recall();
const reverts = meant.flatMap(({ error, change }) => refuseOne(outbox, change, error));
return { reverts, isKnown: meant.length > 0 };
}
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
function refuseRow(outbox, row, error) {
const isDeleted = outbox.waiting.some((change) => change.delete === row);
outbox.forgetRow(row);
if (isDeleted) return [];
holdRow(outbox, { row, kind: "refused", message: error.message, remedy: error.remedy });
outbox.refusedRows.add(row);
return [];
}
function findChange(outbox, { id, row, column }) {
const { flying } = outbox;
const named = flying.find((change) => change.id === id);
return named ?? flying.find((change) => "column" in change && change.row === row && change.column === column);
}
function takeAnswer(grid, answer) {
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
function takeTexts(grid, id, texts, touched) {
const row = grid.sheet.rowOf(id);
if (!row) return;
for (const [column, text] of Object.entries(texts)) {
if (!touched.has(keyOf(id, column))) row.cells[column] = text ?? "";
}
}
function takeRefusal(grid, status, answer) {
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
const NEEDS_QUOTES = /[\t\n\r"]/;
function parseCells(text) {
const rows = [];
let row = [];
let at = 0;
while (at < text.length) {
const field = parseQuoted(text, at) ?? parsePlain(text, at);
row.push(field.value);
at = field.end;
if (text[at] === "\t") {
at += 1;
if (at === text.length) row.push("");
if (at < text.length) continue;
} else {
at += breakLength(text, at);
}
rows.push(row);
row = [];
}
return rows;
}
function writeCells(rows) {
return rows.map((row) => row.map(writeField).join("\t")).join("\r\n");
}
function writeField(value) {
return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
function parseQuoted(text, start) {
if (text[start] !== '"') return null;
let close = text.indexOf('"', start + 1);
while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
if (close < 0 || !endsField(text, close + 1)) return null;
const value = text.slice(start + 1, close).replaceAll('""', '"').replace(/\r\n?/g, "\n");
return { value, end: close + 1 };
}
function parsePlain(text, start) {
let end = start;
while (!endsField(text, end)) end += 1;
return { value: text.slice(start, end), end };
}
function endsField(text, at) {
return at >= text.length || text[at] === "\t" || text[at] === "\n" || text[at] === "\r";
}
function breakLength(text, at) {
if (text[at] === "\r" && text[at + 1] === "\n") return 2;
return at < text.length ? 1 : 0;
}
function decide(grid, held, decision) {
grid.outbox.release(held.key);
const act = { conflict: decideCell, gone: decideGone, altered: decideAltered }[held.kind];
act(grid, held, decision === "mine");
if (held.column === null) grid.sync.startOver();
grid.refresh();
grid.sync.schedule();
grid.editor.focus();
}
function decideCell(grid, { row, column, theirs }, isMine) {
const mine = grid.sheet.rowOf(row)?.cells[column] ?? "";
if (isMine) grid.outbox.put({ row, column, before: theirs, after: mine });
else grid.carryOutHere([{ row, column, before: mine, after: theirs }]);
}
function decideGone(grid, { row }, isMine) {
const kept = grid.sheet.rowOf(row);
if (!kept) return;
if (isMine) grid.outbox.put({ insert: row, below: grid.sheet.above(grid.sheet.positionOf(row)), cells: { ...kept.cells } });
else grid.carryOutHere([{ delete: row }]);
}
function decideAltered(grid, { row, theirs, below }, isMine) {
if (isMine) grid.outbox.put({ delete: row, before: theirs ?? {} });
else grid.carryOutHere([{ insert: row, below: below ?? null, cells: theirs ?? {} }]);
}
const SEVERITIES = ["must", "should", "hint"];
const WORDS = { must: "必须改", should: "建议改", hint: "提示" };
const MARKS = { must: "e", should: "w", hint: "i" };
class Findings {
constructor() {
this.all = [];
this.byCell = new Map();
this.printed = "[]";
}
replace(findings) {
const printed = JSON.stringify(findings);
if (printed === this.printed) return null;
const known = new Set(this.all.map(sayFinding));
this.printed = printed;
this.all = findings;
this.byCell = group(findings);
return findings.filter((finding) => !known.has(sayFinding(finding)));
}
of(row, column) {
const found = this.byCell.get(keyOf(row, column)) ?? [];
return found.length < 2 ? found : [...found].sort((one, other) => rank(one) - rank(other));
}
}
const keyOfFinding = (finding) => keyOf(finding.row ?? "", finding.column ?? null);
const rank = (finding) => SEVERITIES.indexOf(finding.severity);
const sayFinding = (finding) => `${keyOfFinding(finding)}\u0000${finding.message}`;
function group(findings) {
const groups = new Map();
for (const finding of findings) {
const key = keyOfFinding(finding);
if (!groups.has(key)) groups.set(key, []);
groups.get(key).push(finding);
}
return groups;
}
function lookOf(findings, outbox, row, column) {
if (row === undefined) return null;
if (outbox.held.has(keyOf(row, column))) return { kind: "held", isInvalid: true };
const [worst] = findings.of(row, column);
return worst ? { kind: MARKS[worst.severity], isInvalid: worst.severity === "must" } : null;
}
const HEAD_HEIGHT = 32;
const ROW_HEIGHT = 31;
const NUMBER_WIDTH = 44;
const DEFAULT_WIDTH = 120;
function widthOf(column) {
return column.width ?? DEFAULT_WIDTH;
}
function hasChoices(column) {
return Boolean(column.choices) && !column.derived;
}
function listChoices(column, row) {
const choices = column.choices ?? [];
if (Array.isArray(choices)) return choices;
const chosen = row?.cells[column.depends ?? ""] ?? "";
return Object.hasOwn(choices, chosen) ? choices[chosen] : [...new Set(Object.values(choices).flat())];
}
function isAllowed(column, row, text) {
return !column.closed || text === "" || listChoices(column, row).includes(text);
}
function isWritable(column, row) {
if (column.derived || column.read_only) return false;
const locked = row?.read_only;
return !(locked === true || (Array.isArray(locked) && locked.includes(column.key)));
}
let count = 0;
function buildFrame(host, columns, title) {
const name = `jhgrid-${(count += 1)}`;
const body = make("tbody");
const above = make("tbody", { "aria-hidden": "true" }, make("tr"));
const below = make("tbody", { "aria-hidden": "true" }, make("tr"));
const roles = { "role": "grid", "id": name, "aria-label": title, "aria-colcount": columns.length + 1, "aria-multiselectable": "true" };
const table = make("table", roles, buildWidths(columns), buildHead(columns), above, body, below);
const scroll = make("div", { class: "jhgrid-scroll", tabindex: -1 }, table);
const textarea = make("textarea", {
"class": "jhgrid-text", "rows": 1, "spellcheck": "false", "autocomplete": "off", "autocapitalize": "off",
"aria-controls": name, "aria-label": title,
});
const grip = make("div", { "class": "jhgrid-grip", "aria-hidden": "true", "title": "拖动填充" });
const frame = make("div", { class: "jhgrid-frame" }, scroll, textarea, grip);
const tip = make("div", { class: "jhgrid-tip", id: `${name}-tip`, role: "tooltip", hidden: true });
const list = make("ul", { class: "jhgrid-choices", id: `${name}-choices`, role: "listbox", hidden: true });
const side = make("aside", { "class": "jhgrid-side card", "aria-label": "检查" });
const live = make("p", { "class": "vh", "role": "log", "aria-live": "polite", "aria-atomic": "true" });
const bar = make("div", { class: "jhgrid-bar bar" });
const main = make("div", { class: "jhgrid-main" }, frame, side);
host.classList.add("jhgrid");
host.replaceChildren(bar, main, tip, list, live);
applyWidths(table);
return { host, name, bar, main, frame, scroll, table, above, body, below, textarea, grip, tip, list, side, live };
}
function buildWidths(columns) {
const widths = [NUMBER_WIDTH, ...columns.map(widthOf)];
return make("colgroup", {}, ...widths.map((width) => make("col", { "data-width": width })));
}
function applyWidths(table) {
let total = 0;
for (const col of table.querySelectorAll("col")) {
col.style.width = `${col.dataset.width}px`;
total += Number(col.dataset.width);
}
table.style.width = `${total}px`;
}
function buildHead(columns) {
const number = make("th", { "role": "columnheader", "aria-colindex": 1, "class": "number", "title": "全选" }, "序");
const row = make("tr", { "role": "row", "aria-rowindex": 1 }, number);
columns.forEach(({ kind, title }, index) => {
const look = kind === "number" ? "figure" : null;
row.append(make("th", { "role": "columnheader", "aria-colindex": index + 2, "class": look, title }, title));
});
row.style.height = `${HEAD_HEIGHT}px`;
return make("thead", {}, row);
}
const MOST_OF_WIDTH = 0.6;
class Freezing {
constructor(columns, wanted) {
this.columns = columns;
this.wanted = wanted;
this.count = wanted;
this.edges = [NUMBER_WIDTH];
for (const column of columns) this.edges.push(this.edges.at(-1) + widthOf(column));
}
get width() {
return this.edges[this.count];
}
fit(width) {
const before = this.count;
this.count = Math.min(this.wanted, this.columns.length);
while (this.count > 0 && this.width > width * MOST_OF_WIDTH) this.count -= 1;
return this.count !== before;
}
apply(number, cells) {
number.style.left = "0px";
cells.forEach((cell, index) => {
const isFrozen = index < this.count;
cell.classList.toggle("frozen", isFrozen);
cell.classList.toggle("last-frozen", index === this.count - 1);
cell.style.left = isFrozen ? `${this.edges[index]}px` : "";
});
}
columnAt(x, scrolled) {
const within = x < this.width ? x : x + scrolled;
const next = this.edges.findIndex((edge) => edge > within);
return next < 0 ? this.columns.length - 1 : Math.max(0, next - 1);
}
}
function write(sheet, { top, left }, texts) {
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
function addLine(sheet, below, left, line, lost) {
const cells = {};
line.slice(0, sheet.columns.length - left).forEach((text, offset) => {
if (text === "") return;
if (sheet.canWrite(sheet.rows.length, left + offset)) cells[sheet.columns[left + offset].key] = text;
else lost.locked += 1;
});
return { insert: makeIdentity(), below, cells };
}
function describe(lost) {
return [
lost.locked ? `有 ${lost.locked} 格是只读的，没有写入。` : "",
lost.columns > 0 ? `右边多出 ${lost.columns} 列，没有写入。` : "",
lost.rows ? `下面多出 ${lost.rows} 行，这张表不能加行，没有写入。` : "",
].filter(Boolean);
}
function paste(sheet, range, texts) {
const tall = repeats(range.bottom - range.top + 1, texts.length);
const widest = Math.max(0, ...texts.map((line) => line.length));
const wide = repeats(range.right - range.left + 1, widest);
const lines = texts.map((line) => (wide > 1 ? Array.from({ length: wide }, () => pad(line, widest)).flat() : line));
return write(sheet, range, Array.from({ length: tall }, () => lines).flat());
}
const repeats = (chosen, block) => (block > 0 && chosen % block === 0 ? chosen / block : 1);
const pad = (line, length) => line.concat(Array(length - line.length).fill(""));
function clear(sheet, range) {
const bottom = Math.min(range.bottom, sheet.rows.length - 1);
const blank = Array(range.right - range.left + 1).fill("");
return { ...write(sheet, range, Array(Math.max(0, bottom - range.top + 1)).fill(blank)), range };
}
function read(sheet, { top, left, bottom, right }) {
const last = Math.max(top, Math.min(bottom, sheet.rows.length - 1));
return Array.from({ length: last - top + 1 }, (_, row) =>
Array.from({ length: right - left + 1 }, (_, column) => sheet.textAt(top + row, left + column)));
}
function fillDown(sheet, range) {
const bottom = Math.min(range.bottom, sheet.rows.length - 1);
const source = range.top === range.bottom ? range.top - 1 : range.top;
if (source < 0 || bottom < source) return { changes: [], notes: [] };
const [line] = read(sheet, { ...range, top: source, bottom: source });
return { ...write(sheet, { top: source + 1, left: range.left }, Array(bottom - source).fill(line)), range };
}
function spread(sheet, range, larger) {
const texts = read(sheet, range);
const around = (value, length) => ((value % length) + length) % length;
const lines = Array.from({ length: larger.bottom - larger.top + 1 }, (_, row) => {
const line = texts[around(larger.top + row - range.top, texts.length)];
const wide = larger.right - larger.left + 1;
return Array.from({ length: wide }, (_, column) => line[around(larger.left + column - range.left, line.length)]);
});
return { ...write(sheet, larger, lines), range: larger };
}
function insertRows(sheet, { top, bottom }) {
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
function deleteRows(sheet, { top, bottom }) {
if (sheet.fixedRows) return { changes: [], notes: ["这张表不能删行。"] };
const rows = sheet.rows.slice(top, bottom + 1);
const free = rows.filter((row) => row.read_only !== true);
const notes = free.length < rows.length ? [`有 ${rows.length - free.length} 行是只读的，没有删除。`] : [];
return { changes: free.map((row) => ({ delete: row.id })), notes };
}
function moveRows(sheet, range, step) {
if (sheet.fixedRows) return { changes: [], notes: ["这张表不能移动行。"] };
const bottom = Math.min(range.bottom, sheet.rows.length - 1);
const passed = sheet.rowAt(step < 0 ? range.top - 1 : bottom + 1);
if (!passed || bottom < range.top) return { changes: [], notes: [] };
const below = step < 0 ? sheet.rows[bottom].id : sheet.above(range.top);
return { changes: [{ move: passed.id, below }], notes: [], range: { ...range, top: range.top + step, bottom: bottom + step } };
}
const MOST_GESTURES = 1000;
class History {
constructor() {
this.done = [];
this.undone = [];
}
record(gesture) {
this.done.push(gesture);
if (this.done.length > MOST_GESTURES) this.done.shift();
this.undone = [];
}
undo() {
return shift(this.done, this.undone);
}
redo() {
return shift(this.undone, this.done);
}
}
function shift(from, onto) {
const gesture = from.pop();
if (!gesture) return null;
const reversed = gesture.map(reverse).reverse();
onto.push(reversed);
return reversed;
}
function reverse(change) {
if ("insert" in change) return { delete: change.insert, below: change.below, cells: change.cells };
if ("delete" in change) return { insert: change.delete, below: change.below ?? null, cells: change.cells ?? {} };
if ("move" in change) return { move: change.move, below: change.from ?? null, from: change.below };
return { row: change.row, column: change.column, before: change.after, after: change.before };
}
function nameCell({ sheet }, row, column) {
const position = row === null ? -1 : sheet.positionOf(row);
const title = column === null ? "" : sheet.columns[sheet.columnOf(column)]?.title ?? "";
return [row === null ? "整张表" : position < 0 ? "已删除的行" : `第 ${position + 1} 行`, title].filter(Boolean).join(" ");
}
function describeActive({ sheet, selection, findings }) {
const { position, column } = selection.active;
const { key, title } = sheet.columns[column];
const { top, left, bottom, right } = selection.range;
const found = findings.of(sheet.rowAt(position)?.id ?? "", key).map((one) => one.message);
const range = selection.isSingle ? [] : [`选中 ${bottom - top + 1} 行 ${right - left + 1} 列`];
return [sheet.textAt(position, column) || "空", title, `第 ${position + 1} 行`, ...range, ...found].join("，");
}
function listPlaces({ sheet, findings, outbox }) {
return [...findings.all, ...outbox.held.values()]
.map(({ row, column }) => ({ position: row === null ? -1 : sheet.positionOf(row), column: Math.max(0, sheet.columnOf(column ?? "")) }))
.filter(({ position }) => position >= 0)
.map(({ position, column }) => position * sheet.columns.length + column);
}
class Selection {
constructor() {
this.active = { position: 0, column: 0 };
this.corner = { position: 0, column: 0 };
this.tabbedFrom = null;
}
get range() {
const { active, corner } = this;
return {
top: Math.min(active.position, corner.position),
left: Math.min(active.column, corner.column),
bottom: Math.max(active.position, corner.position),
right: Math.max(active.column, corner.column),
};
}
get isSingle() {
return isSame(this.active, this.corner);
}
choose(place) {
this.active = place;
this.corner = place;
this.tabbedFrom = null;
}
chooseRange({ top, left, bottom, right }) {
this.active = { position: top, column: left };
this.corner = { position: bottom, column: right };
this.tabbedFrom = null;
}
extend(place) {
this.corner = place;
}
fit(rows, columns) {
this.active = within(this.active, rows, columns);
this.corner = within(this.corner, rows, columns);
}
contains(position, column) {
const { top, left, bottom, right } = this.range;
return position >= top && position <= bottom && column >= left && column <= right;
}
}
function within(place, rows, columns) {
return {
position: Math.max(0, Math.min(rows - 1, place.position)),
column: Math.max(0, Math.min(columns - 1, place.column)),
};
}
const isSame = (one, other) => one.position === other.position && one.column === other.column;
function findEdge(start, step, size, isWritten) {
const next = ( place) => ({ position: place.position + step.rows, column: place.column + step.columns });
const exists = ( place) => isSame(within(place, size.rows, size.columns), place);
let place = start;
if (!exists(next(place))) return place;
const gap = !isWritten(place) || !isWritten(next(place));
place = next(place);
while (exists(next(place)) && (gap ? !isWritten(place) : isWritten(next(place)))) place = next(place);
return place;
}
const UP = { rows: -1, columns: 0 };
const DOWN = { rows: 1, columns: 0 };
const LEFT = { rows: 0, columns: -1 };
const RIGHT = { rows: 0, columns: 1 };
function moveTo(grid, place, extends_ = false) {
const { selection, sheet } = grid;
const target = within(place, sheet.shown, sheet.columns.length);
if (extends_) selection.extend(target);
else selection.choose(target);
grid.rows.reveal(target);
grid.showSelection();
}
const startOf = (grid, extends_) => (extends_ ? grid.selection.corner : grid.selection.active);
function step(grid, { rows, columns }, extends_ = false) {
const start = startOf(grid, extends_);
moveTo(grid, { position: start.position + rows, column: start.column + columns }, extends_);
}
function jump(grid, direction, extends_) {
const { sheet } = grid;
const size = { rows: Math.max(1, sheet.rows.length), columns: sheet.columns.length };
const isWritten = ({ position, column }) => sheet.textAt(position, column) !== "";
moveTo(grid, findEdge(startOf(grid, extends_), direction, size, isWritten), extends_);
}
function turnPage(grid, direction, extends_) {
step(grid, { rows: direction * grid.rows.pageLength, columns: 0 }, extends_);
}
function moveToEnd(grid, side, whole, extends_) {
const { sheet } = grid;
const start = startOf(grid, extends_);
const column = side === "first" ? 0 : sheet.columns.length - 1;
const position = side === "first" ? 0 : sheet.rows.length - 1;
moveTo(grid, { position: whole ? position : start.position, column }, extends_);
}
function nextRow(grid, direction) {
const { active, tabbedFrom } = grid.selection;
moveTo(grid, { position: active.position + direction, column: tabbedFrom ?? active.column });
}
function nextColumn(grid, direction) {
const { selection, sheet } = grid;
const from = selection.tabbedFrom ?? selection.active.column;
const count = sheet.columns.length;
const place = selection.active.position * count + selection.active.column + direction;
if (place < 0 || place >= sheet.shown * count) return;
moveTo(grid, { position: Math.floor(place / count), column: place % count });
const hasTurned = Math.floor(place / count) !== Math.floor((place - direction) / count);
selection.tabbedFrom = hasTurned ? null : from;
}
function chooseAll(grid) {
grid.selection.chooseRange({ top: 0, left: 0, bottom: Math.max(0, grid.sheet.rows.length - 1), right: grid.sheet.columns.length - 1 });
grid.showSelection();
}
function nextFinding(grid, direction) {
const count = grid.sheet.columns.length;
const { position, column } = grid.selection.active;
const here = position * count + column;
const places = [...new Set(listPlaces(grid))].sort((one, other) => (one - other) * direction);
const next = places.find((place) => (place - here) * direction > 0) ?? places[0];
if (next === undefined) grid.status.say("没有疑点");
else moveTo(grid, { position: Math.floor(next / count), column: next % count });
}
const ARROWS = { ArrowUp: UP, ArrowDown: DOWN, ArrowLeft: LEFT, ArrowRight: RIGHT };
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
const LEAVING = {};
for (const [name, direction] of Object.entries(ARROWS)) LEAVING[name] = (grid) => grid.writing.commit(() => step(grid, direction));
const CHOOSING = {
ArrowUp: (grid) => grid.writing.choices.walk(-1),
ArrowDown: (grid) => grid.writing.choices.walk(1),
};
function bindKeyboard(grid) {
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
function findAct(grid, name) {
const { mode } = grid.editor;
if (!mode) return READING[name];
return (grid.writing.choices.isOpen && CHOOSING[name]) || (mode === "replace" && LEAVING[name]) || WRITING[name];
}
function nameKey(event) {
const parts = [(event.ctrlKey || event.metaKey) && "Ctrl", event.shiftKey && "Shift", event.altKey && "Alt"].filter(Boolean);
return [...parts, event.key.length === 1 ? event.key.toLowerCase() : event.key].join("+");
}
const LIST_ROOM = 180;
class Overlay {
constructor(frame, rows) {
this.frame = frame;
this.rows = rows;
}
boxOf(place) {
const cell = this.rows.cellOf(place);
if (!cell) return null;
const outer = this.frame.scroll.getBoundingClientRect();
const inner = cell.getBoundingClientRect();
const left = inner.left - outer.left;
const top = inner.top - outer.top;
const hidden = top < HEAD_HEIGHT - 1 || top >= this.frame.scroll.clientHeight - 4 || left >= this.frame.scroll.clientWidth
|| (place.column >= this.rows.freezing.count && left < this.rows.freezing.width - 1);
return hidden ? null : { left, top, width: inner.width, height: inner.height };
}
placeText(active) {
const box = this.boxOf(active);
const { textarea, scroll } = this.frame;
textarea.classList.toggle("away", box === null);
if (!box) return;
const widest = Math.max(box.width, Math.min(420, scroll.clientWidth - box.left - 4));
Object.assign(textarea.style, { left: `${box.left}px`, minWidth: `${box.width}px`, maxWidth: `${widest}px` });
this.grow(box, widest);
}
grow(box, widest) {
const { textarea, scroll } = this.frame;
textarea.style.width = `${box.width}px`;
if (textarea.value && textarea.scrollWidth > box.width) textarea.style.width = `${widest}px`;
textarea.style.height = `${box.height}px`;
const wanted = Math.min(Math.max(box.height, textarea.value ? textarea.scrollHeight : 0), scroll.clientHeight - HEAD_HEIGHT);
textarea.style.height = `${wanted}px`;
textarea.style.top = `${Math.max(HEAD_HEIGHT, Math.min(box.top, scroll.clientHeight - wanted))}px`;
}
placeGrip(corner) {
const box = corner && this.boxOf(corner);
this.frame.grip.hidden = !box;
if (box) Object.assign(this.frame.grip.style, { left: `${box.left + box.width - 6}px`, top: `${box.top + box.height - 6}px` });
}
placeBeside(element, place) {
const box = this.boxOf(place);
element.hidden = !box;
if (!box) return;
const { host, scroll } = this.frame;
const outer = host.getBoundingClientRect();
const inner = scroll.getBoundingClientRect();
const below = inner.top + box.top + box.height;
const goesUp = below + LIST_ROOM > window.innerHeight && inner.top + box.top > LIST_ROOM;
const left = Math.min(inner.left - outer.left + box.left, Math.max(0, outer.width - element.offsetWidth));
Object.assign(element.style, {
left: `${left}px`, minWidth: `${box.width}px`,
top: goesUp ? "" : `${below - outer.top}px`,
bottom: goesUp ? `${outer.bottom - inner.top - box.top}px` : "",
});
}
}
const SCROLL_EVERY = 60;
const ARROW_WIDTH = 22;
class Pointer {
constructor(grid) {
this.grid = grid;
this.timer = 0;
const { scroll, grip } = grid.frame;
scroll.addEventListener("mousedown", (event) => event.button === 0 && this.press(event));
scroll.addEventListener("dblclick", (event) => event.target.closest("td") && grid.writing.amend());
grip.addEventListener("mousedown", (event) => event.button === 0 && this.pull(event));
}
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
chooseRows(event) {
const { grid } = this;
const right = grid.sheet.columns.length - 1;
const { position } = grid.rows.placeAt(event.clientX, event.clientY);
if (!event.shiftKey) grid.selection.choose({ position, column: 0 });
const extend = ( to) => {
grid.selection.extend({ position: to.position, column: right });
grid.showSelection();
};
extend({ position, column: right });
this.drag(extend);
}
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
drag(follow, end) {
const { rows } = this.grid;
let last = null;
const track = ( event) => {
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
function isOutside(element, event) {
const box = element.getBoundingClientRect();
return event.clientY < box.top || event.clientY > box.bottom || event.clientX < box.left || event.clientX > box.right;
}
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
const SPARE = 8;
const MOST_LETTERS = 400;
class Rows {
constructor({ frame, sheet, selection, freezing, look }) {
Object.assign(this, { frame, sheet, selection, freezing, look });
this.lines = [];
this.first = -1;
this.showsAll = false;
this.bases = sheet.columns.map((column) => {
const names = [column.kind === "number" && "figure", column.derived && "derived", hasChoices(column) && !sheet.readOnly && "chosen"];
return names.filter(Boolean).join(" ");
});
frame.scroll.addEventListener("scroll", () => this.render());
new ResizeObserver(() => this.resize()).observe(frame.scroll);
window.addEventListener("beforeprint", () => this.showAll(true));
window.addEventListener("afterprint", () => this.showAll(false));
this.resize();
}
resize() {
if (this.freezing.fit(this.frame.scroll.clientWidth)) this.lines.length = 0;
const [number, ...heads] = this.frame.table.tHead.rows[0].cells;
this.freezing.apply(number, heads);
this.render(true);
}
showAll(all) {
this.showsAll = all;
this.render(true);
}
span() {
const shown = this.sheet.shown;
if (this.showsAll) return { first: 0, length: this.sheet.rows.length };
const { scrollTop, clientHeight } = this.frame.scroll;
const length = Math.min(shown, Math.ceil(clientHeight / ROW_HEIGHT) + 2 * SPARE);
const first = Math.max(0, Math.min(shown - length, Math.floor(scrollTop / ROW_HEIGHT) - SPARE));
return { first, length };
}
render(always = false) {
const { first, length } = this.span();
if (always || length !== this.lines.length || !this.isInSight()) this.fill(first, length);
this.onRender?.();
}
onRender;
isInSight() {
const { scrollTop, clientHeight } = this.frame.scroll;
const last = Math.min(this.sheet.shown, Math.ceil((scrollTop + clientHeight) / ROW_HEIGHT));
return this.showsAll || (this.first <= Math.floor(scrollTop / ROW_HEIGHT) && last <= this.first + this.lines.length);
}
fill(first, length) {
this.first = first;
const kept = this.frame.body.rows.length === this.lines.length ? this.lines : [];
this.lines = Array.from({ length }, (_, index) => kept[index] ?? this.makeLine());
if (kept.length !== length) this.frame.body.replaceChildren(...this.lines.map((line) => line.row));
this.lines.forEach((line, index) => this.fillLine(line, first + index));
const rest = Math.max(0, this.sheet.shown - first - length);
this.frame.above.rows[0].style.height = `${first * ROW_HEIGHT}px`;
this.frame.below.rows[0].style.height = `${this.showsAll ? 0 : rest * ROW_HEIGHT}px`;
setAttribute(this.frame.table, "aria-rowcount", String(this.sheet.shown + 1));
this.paint();
}
makeLine() {
const number = make("th", { "role": "rowheader", "aria-colindex": 1, "class": "number" });
const cells = this.sheet.columns.map((_, index) => make("td", { "role": "gridcell", "aria-colindex": index + 2 }));
this.freezing.apply(number, cells);
return { row: make("tr", { role: "row" }, number, ...cells), number, cells, position: -1 };
}
fillLine(line, position) {
line.position = position;
setAttribute(line.row, "aria-rowindex", String(position + 2));
line.row.classList.toggle("blank", position >= this.sheet.rows.length);
setText(line.number, position < this.sheet.rows.length ? String(position + 1) : "＊");
const most = this.showsAll ? Infinity : MOST_LETTERS;
line.cells.forEach((cell, column) => setText(cell, this.sheet.textAt(position, column).slice(0, most)));
}
paint() {
for (const line of this.lines) {
const look = this.look(line.position, null);
line.number.className = `number${look ? ` ${look.kind}` : ""}`;
line.cells.forEach((cell, column) => this.paintCell(cell, line.position, column));
}
}
paintCell(cell, position, column) {
const { active } = this.selection;
const isActive = active.position === position && active.column === column;
const isSelected = this.selection.contains(position, column);
const look = this.look(position, column);
const isWritable = this.sheet.canWrite(position, column);
const { count } = this.freezing;
const names = [this.bases[column], column < count && "frozen", column === count - 1 && "last-frozen",
isSelected && "selected", isActive && "active", !isWritable && "locked", look?.kind];
const wanted = names.filter(Boolean).join(" ");
if (cell.className !== wanted) cell.className = wanted;
setAttribute(cell, "aria-selected", String(isSelected));
setAttribute(cell, "aria-readonly", isWritable ? null : "true");
setAttribute(cell, "aria-invalid", look?.isInvalid ? "true" : null);
setAttribute(cell, "id", isActive ? `${this.frame.name}-active` : null);
}
cellOf({ position, column }) {
return this.lines[position - this.first]?.cells[column] ?? null;
}
reveal({ position, column }) {
const { scroll } = this.frame;
const top = position * ROW_HEIGHT;
const room = scroll.clientHeight - HEAD_HEIGHT;
if (top < scroll.scrollTop) scroll.scrollTop = top;
else if (top + ROW_HEIGHT > scroll.scrollTop + room) scroll.scrollTop = top + ROW_HEIGHT - room;
if (column >= this.freezing.count) this.revealColumn(column);
this.render();
}
revealColumn(column) {
const { scroll } = this.frame;
const { edges, width } = this.freezing;
const start = edges[column] - width;
const end = edges[column + 1] - scroll.clientWidth;
if (start < scroll.scrollLeft) scroll.scrollLeft = start;
else if (end > scroll.scrollLeft) scroll.scrollLeft = Math.min(start, end);
}
get pageLength() {
return Math.max(1, Math.floor((this.frame.scroll.clientHeight - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
}
placeAt(x, y) {
const { scroll } = this.frame;
const box = scroll.getBoundingClientRect();
const position = Math.floor((y - box.top - HEAD_HEIGHT + scroll.scrollTop) / ROW_HEIGHT);
const column = this.freezing.columnAt(x - box.left, scroll.scrollLeft);
return { position: Math.max(0, Math.min(this.sheet.shown - 1, position)), column };
}
}
function setText(element, text) {
if (element.textContent !== text) element.textContent = text;
}
function queue(grid, changes) {
for (const change of changes) {
if ("insert" in change) queueRow(grid, change);
else if ("column" in change && grid.outbox.refusedRows.has(change.row)) offerAgain(grid, change.row);
else queueOther(grid, change);
}
}
function queueRow(grid, change) {
const strange = Object.keys(change.cells).filter((column) => !isTaken(grid, change.insert, column, change.cells[column]));
const cells = { ...change.cells };
for (const column of strange) delete cells[column];
grid.outbox.put({ ...change, cells });
for (const column of strange) hold(grid, change.insert, column, "", change.cells[column]);
}
function offerAgain(grid, id) {
const { sheet, outbox } = grid;
outbox.forgetRow(id);
queueRow(grid, { insert: id, below: sheet.above(sheet.positionOf(id)), cells: { ...sheet.rowOf(id)?.cells } });
}
function queueOther(grid, change) {
const { outbox } = grid;
outbox.put(change);
if (!("column" in change)) return;
const { row, column, after } = change;
if (outbox.held.has(keyOf(row, column)) || isTaken(grid, row, column, after)) return;
const [sent] = outbox.drop((one) => one.row === row && one.column === column);
if (sent) hold(grid, row, column, sent.before, after);
}
function isTaken(grid, row, column, text) {
const found = grid.sheet.columns[grid.sheet.columnOf(column)];
return !found || isAllowed(found, grid.sheet.rowOf(row), text);
}
function hold(grid, row, column, before, text) {
const message = `“${text}”不在可选的值里。`;
grid.outbox.hold({ key: keyOf(row, column), kind: "refused", row, column, before, message, remedy: "从列表中选一个" });
}
class Sheet {
constructor({ columns, rows, readOnly = false, fixedRows = false }) {
this.columns = columns;
this.rows = rows;
this.readOnly = readOnly;
this.fixedRows = readOnly || fixedRows;
this.positions = null;
this.near = 0;
}
get shown() {
return this.rows.length + (this.fixedRows ? 0 : 1);
}
rowAt(position) {
return this.rows[position] ?? null;
}
positionOf(id) {
for (const guess of [this.near, this.near + 1, this.near - 1]) {
if (this.rows[guess]?.id === id) return (this.near = guess);
}
this.positions ??= new Map(this.rows.map((row, position) => [row.id, position]));
const found = this.positions.get(id) ?? -1;
if (found >= 0) this.near = found;
return found;
}
rowOf(id) {
return this.rowAt(this.positionOf(id));
}
textAt(position, column) {
return this.rows[position]?.cells[this.columns[column].key] ?? "";
}
canWrite(position, column) {
return !this.readOnly && isWritable(this.columns[column], this.rowAt(position));
}
columnOf(key) {
return this.columns.findIndex((column) => column.key === key);
}
above(position) {
return this.rows[position - 1]?.id ?? null;
}
apply(change) {
if ("insert" in change) this.place({ id: change.insert, cells: { ...change.cells } }, change.below);
else if ("delete" in change) Object.assign(change, this.take(change.delete));
else if ("move" in change) this.move(change);
else {
const row = this.rowOf(change.row);
if (row) row.cells[change.column] = change.after;
}
}
move(change) {
const position = this.positionOf(change.move);
if (position < 0) return;
const row = this.rows[position];
change.from = this.take(change.move).below;
this.place(row, change.below);
}
place(row, below) {
const above = below === null ? -1 : this.positionOf(below);
const position = above < 0 && below !== null ? this.rows.length : above + 1;
this.rows.splice(position, 0, row);
this.positions = null;
this.near = position;
}
take(id) {
const position = this.positionOf(id);
if (position < 0) return { below: null, cells: {} };
const below = this.above(position);
const [row] = this.rows.splice(position, 1);
this.positions = null;
return { below, cells: { ...row.cells } };
}
arrange(order, isOurs) {
const known = new Map(this.rows.map((row) => [row.id, row]));
const named = new Set(order);
const kept = this.rows.map((row, position) => ({ row, below: this.above(position) }));
this.rows = order.map((id) => known.get(id) ?? { id, cells: {} });
this.positions = null;
for (const { row, below } of kept) {
if (!named.has(row.id) && isOurs(row.id)) this.place(row, below);
}
}
}
class Side {
constructor(element, calls) {
this.element = element;
this.calls = calls;
this.held = make("ul", { class: "jhgrid-held" });
this.list = make("ul", { class: "jhgrid-list" });
this.total = make("small");
element.append(make("h2", {}, "检查", this.total), this.held, this.list);
}
render(held, findings) {
this.held.replaceChildren(...held.map((one) => this.renderHeld(one)));
this.list.replaceChildren(...findings.map((one) => this.renderFinding(one)));
if (findings.length === 0) this.list.append(make("li", { class: "empty" }, "没有疑点"));
const count = ( severity) => findings.filter((one) => one.severity === severity).length;
this.total.textContent = Object.keys(WORDS).filter(count).map((severity) => `${WORDS[severity]} ${count(severity)}`).join("，");
}
buildPlace({ row, column }, mark, word) {
const place = make("button", { type: "button", class: "jhgrid-place" });
place.append(make("span", { class: `tag ${mark}` }, word), " ", this.calls.name(row, column));
place.addEventListener("click", () => this.calls.go(row, column));
return place;
}
renderFinding(finding) {
const { row, column, severity } = finding;
const place = this.buildPlace(finding, MARKS[severity], WORDS[severity]);
const lines = describeFinding(finding).map(([kind, text]) => make("p", { class: kind }, text));
return make("li", { "class": "find", "data-cell": keyOf(row ?? "", column) }, place, ...lines);
}
renderHeld(held) {
const place = this.buildPlace(held, "e", "没有保存");
const content = make("li", { "class": "find", "data-cell": keyOf(held.row, held.column) }, place);
const lines = describeHeld(held, this.calls.read(held.row, held.column));
content.append(...lines.map(([kind, text]) => make("p", { class: kind }, text)));
if (held.kind !== "refused") content.append(make("p", { class: "jhgrid-decide" }, ...this.buildButtons(held)));
return content;
}
buildButtons(held) {
const [mine, theirs] = { conflict: ["用我的", "用对方的"], gone: ["恢复这一行", "也删除"], altered: ["仍然删除", "不删除"] }[held.kind];
return [makeButton(mine, () => this.calls.decide(held, "mine")), makeButton(theirs, () => this.calls.decide(held, "theirs"))];
}
point(row, column) {
for (const entry of this.element.querySelectorAll("li[data-cell]")) {
const isMeant = row !== undefined && entry.dataset.cell === keyOf(row, column);
if (isMeant && !entry.hasAttribute("aria-current")) this.bringIntoView(entry);
setAttribute(entry, "aria-current", isMeant ? "true" : null);
}
}
bringIntoView(entry) {
const top = entry.offsetTop - this.element.offsetTop;
const { scrollTop, clientHeight } = this.element;
if (top < scrollTop || top + entry.offsetHeight > scrollTop + clientHeight) this.element.scrollTop = top - 60;
}
}
function describeFinding({ message, remedy, ground }) {
return [["what", message], ["mut", remedy ? `建议：${remedy}` : ""], ["mut", ground ? `依据：${ground}` : ""]].filter(([, text]) => text);
}
function describeHeld(held, mine) {
const theirs = held.kind === "altered" ? Object.values(held.theirs ?? {}).filter(Boolean).join("，") : held.theirs;
const lines = {
gone: [["what", "您改了这一行，别人已把它删除。"]],
altered: [["what", "您删除了这一行，别人刚改过它："], ["jhgrid-value", theirs || "（空）"]],
refused: [["what", held.message ?? ""], ["mut", held.remedy ? `建议：${held.remedy}` : ""]],
conflict: [
["what", "您填的和别人刚填的不同："],
["jhgrid-value", `您填的：${mine || "（空）"}`],
["jhgrid-value", `对方填的：${theirs || "（空）"}`],
],
};
return lines[held.kind].filter(([, text]) => text);
}
class Status {
constructor(frame, { retry, buttons }) {
this.live = frame.live;
this.saved = make("span", { class: "jhgrid-saved" });
this.again = makeButton("立即重试", retry, { hidden: true });
this.note = make("span", { class: "jhgrid-note", hidden: true });
this.savedAt = "";
this.state = "idle";
const made = buttons.map(([text, keys, act]) => makeButton(text, act, { "title": keys, "aria-keyshortcuts": null }));
frame.bar.append(...made, this.note, make("span", { class: "sp" }), this.saved, this.again);
}
show(state, reason, heldCount) {
const isBad = state === "retrying" || state === "blocked";
const wasBad = this.state === "retrying" || this.state === "blocked";
const text = this.describe(state, reason, heldCount);
this.saved.textContent = text;
this.saved.className = `jhgrid-saved${isBad ? " bad" : ""}${heldCount > 0 ? " held" : ""}`;
this.again.hidden = !isBad;
if (isBad !== wasBad && state !== "waiting" && state !== "saving") this.say(text);
this.state = state;
}
describe(state, reason, heldCount) {
const rest = heldCount > 0 ? `，${heldCount} 处没有保存，请看“检查”` : "";
if (state === "retrying") return `未保存，正在重试${reason ? `（${reason}）` : ""}`;
if (state === "blocked") return `未保存：${reason}`;
if (state !== "idle") return "正在保存…";
return (this.savedAt ? `已自动保存 ${this.savedAt}` : heldCount > 0 ? "尚未保存" : "自动保存") + rest;
}
markSaved(moment) {
this.savedAt = /T(\d\d:\d\d:\d\d)/.exec(moment ?? "")?.[1] ?? this.savedAt;
}
explain(notes) {
this.note.hidden = notes.length === 0;
this.note.textContent = notes.join("");
if (notes.length > 0) this.say(notes.join(""));
}
say(text) {
this.live.replaceChildren(make("span", {}, text));
}
}
const REASONS = { 401: "登录已失效，请在另一个窗口重新登录", 403: "没有权限或登录已失效", 404: "服务器上没有这张表了", 410: "服务器上没有这张表了" };
const MOST_CHANGES = 5000;
const LEAST_CHANGES = 50;
const KEEPALIVE_BYTES = 60000;
const PATIENCE = 20000;
class Sync {
constructor({ url, token, outbox, times = {}, onAnswer, onRefusal, onState }) {
Object.assign(this, { url, token, outbox, onAnswer, onRefusal, onState });
this.times = { pause: 400, firstRetry: 1000, lastRetry: 30000, ...times };
this.revision = 0;
this.failures = 0;
this.limit = MOST_CHANGES;
this.isSending = false;
this.startsOver = false;
this.timer = 0;
window.addEventListener("online", () => this.outbox.isEmpty || this.flush());
window.addEventListener("focus", () => this.url && this.flush());
document.addEventListener("visibilitychange", () => document.hidden && !this.outbox.isEmpty && this.flush());
}
schedule() {
if (this.isSending || this.failures > 0 || this.outbox.isEmpty) return;
this.onState("waiting", "");
this.wait(this.times.pause);
}
flush() {
if (!this.isSending) this.wait(0);
}
startOver() {
this.startsOver = true;
this.flush();
}
wait(pause) {
clearTimeout(this.timer);
this.timer = setTimeout(() => this.send(), pause);
}
async send() {
if (this.isSending) return;
this.isSending = true;
if (this.failures === 0 && !this.outbox.isEmpty) this.onState("saving", "");
if (this.startsOver) this.revision = 0;
this.startsOver = false;
const outcome = await this.post(this.outbox.take(this.limit));
this.isSending = false;
this.settle(outcome);
}
async post(changes) {
const body = JSON.stringify({ base: this.revision, changes: changes.map(strip) });
const patience = new AbortController();
const timer = setTimeout(() => patience.abort(), PATIENCE);
try {
const response = await fetch(this.url, {
method: "POST",
body,
headers: { "Content-Type": "application/json", "X-CSRFToken": this.token, "Accept": "application/json" },
redirect: "manual",
keepalive: body.length < KEEPALIVE_BYTES / 3,
signal: patience.signal,
});
if (response.type === "opaqueredirect") return { status: 401, answer: null, reason: REASONS[401] };
const reason = REASONS[response.status] ?? (response.ok ? "" : `服务器答复 ${response.status}`);
const isAnswer = response.ok || isVerdict(response.status);
return { status: response.status, answer: isAnswer ? await response.json() : null, reason };
} catch {
return { status: 0, answer: null, reason: "连不上服务器" };
} finally {
clearTimeout(timer);
}
}
async renewToken() {
try {
const response = await fetch(this.url, { headers: { Accept: "application/json" } });
this.token = (response.ok && (await response.json()).token) || this.token;
} catch {
}
}
settle({ status, answer, reason }) {
if (status === 200 && Number.isInteger(answer?.revision)) this.succeed(answer);
else if (isVerdict(status) && answer) this.weigh(status, answer);
else if (status === 413 && this.limit > LEAST_CHANGES) {
this.limit = Math.ceil(this.limit / 4);
this.outbox.recall();
this.wait(0);
} else this.retry(reason, status);
}
succeed(answer) {
this.outbox.settle();
this.failures = 0;
if (this.onAnswer(answer)) this.revision = answer.revision;
if (this.outbox.isEmpty) this.onState("idle", "");
if (!this.outbox.isEmpty || this.startsOver) this.wait(this.times.pause);
}
weigh(status, answer) {
this.failures = 0;
if (!this.onRefusal(status, answer)) this.block(answer.message ?? answer.errors?.[0]?.message ?? "服务器没有收下");
else if (this.outbox.isEmpty) this.onState("idle", "");
else this.wait(0);
}
block(reason) {
this.failures = 1;
this.onState("blocked", reason);
}
retry(reason, status) {
if (this.outbox.isEmpty) return;
if (status === 401 || status === 403) this.renewToken();
this.failures += 1;
this.onState("retrying", reason);
this.wait(Math.min(this.times.lastRetry, this.times.firstRetry * 2 ** Math.min(this.failures - 1, 10)));
}
}
const isVerdict = (status) => status === 409 || status === 422;
function strip(change) {
if ("delete" in change) return { id: change.id, delete: change.delete, before: change.before ?? change.cells };
if ("move" in change) return { id: change.id, move: change.move, below: change.below };
return change;
}
class Tip {
constructor(grid) {
this.grid = grid;
const { scroll, tip } = grid.frame;
scroll.addEventListener("mouseover", (event) => this.show(event.target));
scroll.addEventListener("mouseleave", () => (tip.hidden = true));
scroll.addEventListener("mousedown", () => (tip.hidden = true));
scroll.addEventListener("scroll", () => (tip.hidden = true));
}
show(target) {
const { frame, rows, overlay } = this.grid;
const line = rows.lines.find((one) => one.row === target?.parentNode);
const column = line ? line.cells.indexOf(target) : -1;
const lines = line ? this.describe(line.position, column, target) : [];
frame.tip.hidden = lines.length === 0;
if (lines.length === 0) return;
frame.tip.replaceChildren(...lines.map(([kind, text]) => make("p", { class: kind }, text)));
overlay.placeBeside(frame.tip, { position: line.position, column: Math.max(0, column) });
}
describe(position, column, cell) {
const { sheet, outbox, findings } = this.grid;
const row = sheet.rowAt(position)?.id;
const key = column < 0 ? null : sheet.columns[column].key;
if (row === undefined) return [];
const held = outbox.held.get(keyOf(row, key));
const text = key ? sheet.textAt(position, column) : "";
const whole = column >= 0 && (cell.scrollWidth > cell.clientWidth || text.includes("\n")) ? [["jhgrid-value", text]] : [];
return [...whole, ...(held ? describeHeld(held, text) : []), ...findings.of(row, key).flatMap(describeFinding)];
}
}
const MOST_SHOWN = 200;
class Choices {
constructor(frame, onPick) {
this.frame = frame;
this.all = [];
this.shown = [];
this.at = -1;
this.isOpen = false;
this.isClosed = false;
frame.list.addEventListener("mousedown", (event) => {
event.preventDefault();
const option = event.target.closest("[role=option]");
if (option) onPick(this.shown[Number(option.dataset.at)]);
});
}
get chosen() {
return this.isOpen && this.at >= 0 ? this.shown[this.at] : null;
}
open(choices, isClosed) {
this.all = choices;
this.isClosed = isClosed;
this.isOpen = true;
setAttribute(this.frame.textarea, "role", "combobox");
setAttribute(this.frame.textarea, "aria-expanded", "true");
setAttribute(this.frame.textarea, "aria-haspopup", "listbox");
setAttribute(this.frame.textarea, "aria-controls", this.frame.list.id);
}
close() {
this.isOpen = false;
this.at = -1;
this.frame.list.hidden = true;
for (const name of ["role", "aria-expanded", "aria-haspopup"]) setAttribute(this.frame.textarea, name, null);
setAttribute(this.frame.textarea, "aria-controls", this.frame.name);
}
narrow(text, isWhole) {
if (!this.isOpen) return;
const shown = isWhole || text === "" ? this.all : this.all.filter((choice) => choice.includes(text));
this.shown = shown.slice(0, MOST_SHOWN);
const exact = this.shown.indexOf(text);
this.at = exact >= 0 ? exact : this.isClosed && text !== "" && this.shown.length > 0 ? 0 : -1;
this.render(shown.length - this.shown.length);
}
walk(step) {
if (this.shown.length === 0) return;
const start = this.at < 0 && step < 0 ? 0 : this.at;
this.at = (start + step + this.shown.length) % this.shown.length;
this.mark();
}
render(more) {
const { id } = this.frame.list;
const options = this.shown.map((choice, at) => make("li", { "role": "option", "id": `${id}-${at}`, "data-at": at }, choice));
const none = this.isClosed ? "没有这个值，请从列表中选" : "列表里没有，可以直接填写";
const hint = more > 0 ? `另有 ${more} 个，继续输入来缩小` : this.shown.length === 0 ? none : "";
if (hint) options.push(make("li", { role: "presentation", class: "mut" }, hint));
this.frame.list.replaceChildren(...options);
this.mark();
}
mark() {
const options = this.frame.list.querySelectorAll("[role=option]");
options.forEach((option, at) => setAttribute(option, "aria-selected", String(at === this.at)));
const current = options[this.at];
current?.scrollIntoView({ block: "nearest" });
setAttribute(this.frame.textarea, "aria-activedescendant", current?.id ?? `${this.frame.name}-active`);
}
}
class Editor {
constructor(textarea, calls) {
this.textarea = textarea;
this.calls = calls;
this.mode = null;
this.isComposing = false;
textarea.addEventListener("compositionstart", () => this.compose(true));
textarea.addEventListener("compositionend", () => this.compose(false));
textarea.addEventListener("input", () => this.take());
textarea.addEventListener("blur", () => document.hasFocus() && this.commit());
}
get text() {
return this.textarea.value;
}
compose(begins) {
this.isComposing = begins;
if (begins && !this.mode) this.begin("replace");
else if (!begins && this.mode) this.calls.onInput();
}
take() {
if (!this.mode && this.text === "") return;
if (!this.mode) this.begin("replace");
this.calls.onInput();
}
amend(text) {
if (this.mode || this.textarea.readOnly) return;
this.textarea.value = text;
this.textarea.setSelectionRange(text.length, text.length);
this.begin("amend");
this.calls.onInput();
}
begin(mode) {
this.mode = mode;
this.textarea.classList.add("open");
this.calls.onStart();
}
commit(text) {
if (!this.mode) return;
if (this.isComposing) this.settleComposition();
const written = text ?? this.calls.choose() ?? this.text;
this.end();
this.calls.onCommit(written);
}
settleComposition() {
const { mode } = this;
this.mode = null;
this.textarea.blur();
this.focus();
this.mode = mode;
this.isComposing = false;
}
cancel() {
if (this.mode) this.end();
}
end() {
this.mode = null;
this.textarea.value = "";
this.textarea.classList.remove("open");
this.calls.onEnd();
}
focus() {
this.textarea.focus({ preventScroll: true });
}
}
class Writing {
constructor(grid) {
this.grid = grid;
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
amend() {
const { position, column } = this.grid.selection.active;
if (!this.explainLock()) this.editor.amend(this.grid.sheet.textAt(position, column));
}
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
takeNew(column, text) {
if (text === "") return;
const { sheet } = this.grid;
const line = Array(sheet.columnOf(column)).fill("").concat(text);
this.grid.perform({ ...write(sheet, { top: sheet.rows.length, left: 0 }, [line]), range: undefined });
}
commit(next) {
this.editor.commit();
next();
}
cancel() {
this.edited = null;
this.editor.cancel();
}
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
const FROZEN_COLUMNS = 2;
class Grid {
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
buildView(freezing) {
const { frame, sheet, selection, outbox } = this;
const keyAt = ( column) => (column === null ? null : sheet.columns[column].key);
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
const take = ( act) => (event) => {
if (this.editor.mode) return;
event.preventDefault();
act(event);
};
const copy = ( event) =>
event.clipboardData.setData("text/plain", writeCells(read(this.sheet, this.selection.range)));
textarea.addEventListener("copy", take(copy));
textarea.addEventListener("cut", take((event) => {
copy(event);
this.clear();
}));
textarea.addEventListener("paste", take((event) => this.paste(event.clipboardData.getData("text/plain"))));
}
warn(event) {
if (this.outbox.unsaved === 0 && !this.writing.edited) return;
event.preventDefault();
event.returnValue = "1";
}
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
moveRows(direction) {
this.perform(moveRows(this.sheet, this.selection.range, direction));
}
perform({ changes, notes, range }) {
this.status.explain(this.sheet.readOnly ? ["这张表是只读的。"] : notes);
if (!this.sheet.readOnly && changes.length > 0) {
this.carryOutHere(changes);
this.send(changes);
}
if (range) this.selection.chooseRange(range);
this.refresh();
}
carryOutHere(changes) {
changes.forEach((change) => this.sheet.apply(change));
this.history.record(changes);
}
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
stillFits(change) {
if ("insert" in change) return this.sheet.positionOf(change.insert) < 0;
const row = this.sheet.rowOf(change.row ?? change.delete ?? change.move);
return row !== null && (!("column" in change) || (row.cells[change.column] ?? "") === change.before);
}
showChanged(change) {
const position = change ? this.sheet.positionOf(change.row ?? change.insert ?? change.move ?? "") : -1;
if (position < 0) return;
const column = change.column ? this.sheet.columnOf(change.column) : this.selection.active.column;
moveTo(this, { position, column });
}
armLeaving() {
this.isLeaving = true;
this.status.explain(["按 Tab 离开表格。"]);
}
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
announce() {
const text = describeActive(this);
if (this.frame.textarea.getAttribute("aria-label") === text) return;
this.frame.textarea.setAttribute("aria-label", text);
if (this.frame.host.classList.contains("focused")) this.status.say(text);
}
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
goTo(row, column) {
const position = row === null ? -1 : this.sheet.positionOf(row);
if (position >= 0) moveTo(this, { position, column: Math.max(0, this.sheet.columnOf(column ?? "")) });
this.editor.focus();
}
}
async function start(host) {
const { grid: url, token = "", times } = host.dataset;
host.classList.add("jhgrid");
try {
const response = await fetch(url, { headers: { Accept: "application/json" } });
if (!response.ok) throw new Error(`服务器答复 ${response.status}`);
new Grid(host, await response.json(), { url, token, times: times ? JSON.parse(times) : {} });
host.dispatchEvent(new CustomEvent("grid-ready", { bubbles: true }));
} catch (error) {
host.replaceChildren(make("p", { class: "alert", role: "alert" }, `表格没有打开：${explain(error)}。请刷新页面再试。`));
}
}
const explain = (error) => (error instanceof Error && /^服务器/.test(error.message) ? error.message : "连不上服务器或答复读不懂");
function startAll(part) {
for (const host of part.querySelectorAll("[data-grid]:not(.jhgrid)")) start(host);
}
document.addEventListener("htmx:load", (event) => startAll(event.target));
startAll(document);
