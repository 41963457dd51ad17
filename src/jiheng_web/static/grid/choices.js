/* The drop-down of a cell: typing narrows it, arrows walk it. The focus stays in the textarea. */

import { make, setAttribute } from "./elements.js";

const MOST_SHOWN = 200;

export class Choices {
  /**
   * @param {import("./frame.js").Frame} frame
   * @param {(choice: string) => void} onPick a choice was clicked
   */
  constructor(frame, onPick) {
    this.frame = frame;
    /** @type {string[]} */
    this.all = [];
    /** @type {string[]} */
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

  /** The choice that Enter takes, or null. */
  get chosen() {
    return this.isOpen && this.at >= 0 ? this.shown[this.at] : null;
  }

  /**
   * @param {string[]} choices
   * @param {boolean} isClosed only these values may be taken
   */
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

  /**
   * Shows what holds the text. In a closed list the first is taken by Enter; in a free one only what the arrows have reached.
   * @param {string} text
   * @param {boolean} isWhole the text is a value that stood there before: everything is shown, it is marked
   */
  narrow(text, isWhole) {
    if (!this.isOpen) return;
    const shown = isWhole || text === "" ? this.all : this.all.filter((choice) => choice.includes(text));
    this.shown = shown.slice(0, MOST_SHOWN);
    const exact = this.shown.indexOf(text);
    this.at = exact >= 0 ? exact : this.isClosed && text !== "" && this.shown.length > 0 ? 0 : -1;
    this.render(shown.length - this.shown.length);
  }

  /** @param {number} step 1 or -1; walks round */
  walk(step) {
    if (this.shown.length === 0) return;
    const start = this.at < 0 && step < 0 ? 0 : this.at;
    this.at = (start + step + this.shown.length) % this.shown.length;
    this.mark();
  }

  /** @param {number} more how many are left out */
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
