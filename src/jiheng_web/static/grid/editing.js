/* The one textarea. It owns the focus also while nothing is edited, empty and unseen over the active cell,
   so that an input method's first letter already begins inside it and the cell gets exactly what was composed. */

/** @typedef {"replace"|"amend"|null} Mode `replace`: typing began it, arrows leave; `amend`: F2 or a double click, arrows move the caret */

export class Editor {
  /**
   * @param {HTMLTextAreaElement} textarea
   * @param {object} calls
   * @param {() => void} calls.onStart
   * @param {() => void} calls.onInput
   * @param {() => string|null} calls.choose what the list of choices offers instead of the text
   * @param {(text: string) => void} calls.onCommit
   * @param {() => void} calls.onEnd
   */
  constructor(textarea, calls) {
    this.textarea = textarea;
    this.calls = calls;
    /** @type {Mode} */
    this.mode = null;
    this.isComposing = false;
    textarea.addEventListener("compositionstart", () => this.compose(true));
    textarea.addEventListener("compositionend", () => this.compose(false));
    textarea.addEventListener("input", () => this.take());
    textarea.addEventListener("blur", () => document.hasFocus() && this.commit());
  }

  /** @returns {string} */
  get text() {
    return this.textarea.value;
  }

  compose(begins) {
    this.isComposing = begins;
    if (begins && !this.mode) this.begin("replace");
    else if (!begins && this.mode) this.calls.onInput();
  }

  /** Something was typed. */
  take() {
    if (!this.mode && this.text === "") return;
    if (!this.mode) this.begin("replace");
    this.calls.onInput();
  }

  /**
   * Starts with the text of the cell, the caret behind it.
   * @param {string} text
   */
  amend(text) {
    if (this.mode || this.textarea.readOnly) return;
    this.textarea.value = text;
    this.textarea.setSelectionRange(text.length, text.length);
    this.begin("amend");
    this.calls.onInput();
  }

  /** @param {Mode} mode */
  begin(mode) {
    this.mode = mode;
    this.textarea.classList.add("open");
    this.calls.onStart();
  }

  /**
   * Ends with what stands there, or with another text. A composition that is under way is taken as it stands.
   * @param {string} [text]
   */
  commit(text) {
    if (!this.mode) return;
    if (this.isComposing) this.settleComposition();
    const written = text ?? this.calls.choose() ?? this.text;
    this.end();
    this.calls.onCommit(written);
  }

  /** Input methods give their letters away only when the focus leaves. */
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
