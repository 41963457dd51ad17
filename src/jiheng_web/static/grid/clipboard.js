/* Cells as the text that Excel, WPS and LibreOffice put on the clipboard, both ways.
   A field in quotes may hold tabs, line breaks and doubled quotes; a quote that does not open such a field is a quote. */

const NEEDS_QUOTES = /[\t\n\r"]/;

/**
 * Text of the clipboard → rows of cells; line breaks inside a cell become "\n". One closing line break ends the last row.
 * @param {string} text
 * @returns {string[][]}
 */
export function parseCells(text) {
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

/**
 * Rows of cells → text that spreadsheets paste back exactly.
 * @param {string[][]} rows
 * @returns {string}
 */
export function writeCells(rows) {
  return rows.map((row) => row.map(writeField).join("\t")).join("\r\n");
}

/** @param {string} value */
function writeField(value) {
  return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/**
 * A field in quotes that begins at `start`, or null when what begins there is none: no end, or letters after the closing quote.
 * @param {string} text
 * @param {number} start
 */
function parseQuoted(text, start) {
  if (text[start] !== '"') return null;
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0 || !endsField(text, close + 1)) return null;
  const value = text.slice(start + 1, close).replaceAll('""', '"').replace(/\r\n?/g, "\n");
  return { value, end: close + 1 };
}

/**
 * @param {string} text
 * @param {number} start
 */
function parsePlain(text, start) {
  let end = start;
  while (!endsField(text, end)) end += 1;
  return { value: text.slice(start, end), end };
}

/**
 * @param {string} text
 * @param {number} at
 */
function endsField(text, at) {
  return at >= text.length || text[at] === "\t" || text[at] === "\n" || text[at] === "\r";
}

/**
 * How long the line break at `at` is: none at the end of the text.
 * @param {string} text
 * @param {number} at
 */
function breakLength(text, at) {
  if (text[at] === "\r" && text[at + 1] === "\n") return 2;
  return at < text.length ? 1 : 0;
}
