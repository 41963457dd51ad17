/* What the server found, by cell; and what a cell shows of it. */

import { keyOf } from "./outbox.js";

/** @import { Finding } from "./types.js" */

const SEVERITIES = ["must", "should", "hint"];
export const WORDS = { must: "必须改", should: "建议改", hint: "提示" };
export const MARKS = { must: "e", should: "w", hint: "i" };

export class Findings {
  constructor() {
    /** @type {Finding[]} */
    this.all = [];
    /** @type {Map<string, Finding[]>} */
    this.byCell = new Map();
    this.printed = "[]";
  }

  /**
   * Takes over the server's list.
   * @param {Finding[]} findings all that hold now
   * @returns {Finding[]|null} those that are new, null when nothing changed
   */
  replace(findings) {
    const printed = JSON.stringify(findings);
    if (printed === this.printed) return null;
    const known = new Set(this.all.map(sayFinding));
    this.printed = printed;
    this.all = findings;
    this.byCell = group(findings);
    return findings.filter((finding) => !known.has(sayFinding(finding)));
  }

  /**
   * @param {string} row
   * @param {string|null} column null for what is about the row as a whole
   * @returns {Finding[]} the worst first
   */
  of(row, column) {
    const found = this.byCell.get(keyOf(row, column)) ?? [];
    return found.length < 2 ? found : [...found].sort((one, other) => rank(one) - rank(other));
  }
}

const keyOfFinding = (finding) => keyOf(finding.row ?? "", finding.column ?? null);
const rank = (finding) => SEVERITIES.indexOf(finding.severity);
const sayFinding = (finding) => `${keyOfFinding(finding)}\u0000${finding.message}`;

/** @param {Finding[]} findings */
function group(findings) {
  const groups = new Map();
  for (const finding of findings) {
    const key = keyOfFinding(finding);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(finding);
  }
  return groups;
}

/**
 * A cell's edge and whether assistive technology calls it wrong.
 * @param {Findings} findings
 * @param {import("./outbox.js").Outbox} outbox
 * @param {string|undefined} row
 * @param {string|null} column
 * @returns {import("./rows.js").Look|null}
 */
export function lookOf(findings, outbox, row, column) {
  if (row === undefined) return null;
  if (outbox.held.has(keyOf(row, column))) return { kind: "held", isInvalid: true };
  const [worst] = findings.of(row, column);
  return worst ? { kind: MARKS[worst.severity], isInvalid: worst.severity === "must" } : null;
}
