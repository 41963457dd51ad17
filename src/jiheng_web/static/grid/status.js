/* The bar over the table: buttons for rows and undo, what could not be done, and whether everything is saved, with the time. */

import { make, makeButton } from "./elements.js";

/** @import { SyncState } from "./sync.js" */

export class Status {
  /**
   * @param {import("./frame.js").Frame} frame
   * @param {object} calls
   * @param {() => void} calls.retry
   * @param {[string, string, () => void][]} calls.buttons text, keys, what it does
   */
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

  /**
   * @param {SyncState} state
   * @param {string} reason
   * @param {number} heldCount values that wait for a person
   */
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

  /**
   * The time as the server wrote it, in the server's zone: an office machine's clock may be wrong.
   * @param {string|undefined} moment such as 2026-11-23T16:20:05+08:00
   */
  markSaved(moment) {
    this.savedAt = /T(\d\d:\d\d:\d\d)/.exec(moment ?? "")?.[1] ?? this.savedAt;
  }

  /**
   * Says what could not be done, until the next gesture.
   * @param {string[]} notes
   */
  explain(notes) {
    this.note.hidden = notes.length === 0;
    this.note.textContent = notes.join("");
    if (notes.length > 0) this.say(notes.join(""));
  }

  /**
   * Reads out. The same words twice are two paragraphs, so that they are read twice.
   * @param {string} text
   */
  say(text) {
    this.live.replaceChildren(make("span", {}, text));
  }
}
