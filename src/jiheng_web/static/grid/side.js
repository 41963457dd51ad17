/* The list beside the table: first what is not saved and waits for a decision, then what the server found. */

import { make, makeButton, setAttribute } from "./elements.js";
import { MARKS, WORDS } from "./findings.js";
import { keyOf } from "./outbox.js";

/** @import { Finding, Held } from "./types.js" */
/** @typedef {"mine"|"theirs"} Decision */

export class Side {
  /**
   * @param {HTMLElement} element
   * @param {object} calls
   * @param {(row: string|null, column: string|null) => string} calls.name the place in words
   * @param {(row: string|null, column: string|null) => void} calls.go
   * @param {(row: string, column: string|null) => string} calls.read what stands in the cell here
   * @param {(held: Held, decision: Decision) => void} calls.decide
   */
  constructor(element, calls) {
    this.element = element;
    this.calls = calls;
    this.held = make("ul", { class: "jhgrid-held" });
    this.list = make("ul", { class: "jhgrid-list" });
    this.total = make("small");
    element.append(make("h2", {}, "检查", this.total), this.held, this.list);
  }

  /**
   * @param {Held[]} held
   * @param {Finding[]} findings in the order of the table
   */
  render(held, findings) {
    this.held.replaceChildren(...held.map((one) => this.renderHeld(one)));
    this.list.replaceChildren(...findings.map((one) => this.renderFinding(one)));
    if (findings.length === 0) this.list.append(make("li", { class: "empty" }, "没有疑点"));
    const count = (/** @type {string} */ severity) => findings.filter((one) => one.severity === severity).length;
    this.total.textContent = Object.keys(WORDS).filter(count).map((severity) => `${WORDS[severity]} ${count(severity)}`).join("，");
  }

  /**
   * The button that leads to the cell.
   * @param {Finding|Held} about
   * @param {string} mark
   * @param {string} word
   */
  buildPlace({ row, column }, mark, word) {
    const place = make("button", { type: "button", class: "jhgrid-place" });
    place.append(make("span", { class: `tag ${mark}` }, word), " ", this.calls.name(row, column));
    place.addEventListener("click", () => this.calls.go(row, column));
    return place;
  }

  /** @param {Finding} finding */
  renderFinding(finding) {
    const { row, column, severity } = finding;
    const place = this.buildPlace(finding, MARKS[severity], WORDS[severity]);
    const lines = describeFinding(finding).map(([kind, text]) => make("p", { class: kind }, text));
    return make("li", { "class": "find", "data-cell": keyOf(row ?? "", column) }, place, ...lines);
  }

  /** @param {Held} held */
  renderHeld(held) {
    const place = this.buildPlace(held, "e", "没有保存");
    const content = make("li", { "class": "find", "data-cell": keyOf(held.row, held.column) }, place);
    const lines = describeHeld(held, this.calls.read(held.row, held.column));
    content.append(...lines.map(([kind, text]) => make("p", { class: kind }, text)));
    if (held.kind !== "refused") content.append(make("p", { class: "jhgrid-decide" }, ...this.buildButtons(held)));
    return content;
  }

  /** @param {Held} held */
  buildButtons(held) {
    const [mine, theirs] = { conflict: ["用我的", "用对方的"], gone: ["恢复这一行", "也删除"], altered: ["仍然删除", "不删除"] }[held.kind];
    return [makeButton(mine, () => this.calls.decide(held, "mine")), makeButton(theirs, () => this.calls.decide(held, "theirs"))];
  }

  /**
   * Lights up what is about the active cell.
   * @param {string|undefined} row
   * @param {string} column
   */
  point(row, column) {
    for (const entry of this.element.querySelectorAll("li[data-cell]")) {
      const isMeant = row !== undefined && entry.dataset.cell === keyOf(row, column);
      if (isMeant && !entry.hasAttribute("aria-current")) this.bringIntoView(entry);
      setAttribute(entry, "aria-current", isMeant ? "true" : null);
    }
  }

  /** Scrolls the list only, never the page. */
  bringIntoView(entry) {
    const top = entry.offsetTop - this.element.offsetTop;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop || top + entry.offsetHeight > scrollTop + clientHeight) this.element.scrollTop = top - 60;
  }
}

/**
 * Lines of a finding: what, what to do, on what ground.
 * @param {Finding} finding
 * @returns {[string, string][]} kind and text
 */
export function describeFinding({ message, remedy, ground }) {
  return [["what", message], ["mut", remedy ? `建议：${remedy}` : ""], ["mut", ground ? `依据：${ground}` : ""]].filter(([, text]) => text);
}

/**
 * Lines of what was not saved, with both values.
 * @param {Held} held
 * @param {string} mine
 * @returns {[string, string][]}
 */
export function describeHeld(held, mine) {
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
