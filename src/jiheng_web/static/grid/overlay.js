/* What stands over the table at a cell: the textarea, the grip, the list of choices, the tip. Measured from the cell itself,
   so that frozen columns and scrolling need no second calculation. */

import { HEAD_HEIGHT } from "./columns.js";

/** @import { Place } from "./types.js" */

const LIST_ROOM = 180;

export class Overlay {
  /**
   * @param {import("./frame.js").Frame} frame
   * @param {import("./rows.js").Rows} rows
   */
  constructor(frame, rows) {
    this.frame = frame;
    this.rows = rows;
  }

  /**
   * The cell's box inside the frame; null when it is out of sight or under the head or the frozen columns.
   * @param {Place} place
   */
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

  /**
   * Lays the textarea over the active cell; out of sight it keeps the focus, only unseen.
   * @param {Place} active
   */
  placeText(active) {
    const box = this.boxOf(active);
    const { textarea, scroll } = this.frame;
    textarea.classList.toggle("away", box === null);
    if (!box) return;
    const widest = Math.max(box.width, Math.min(420, scroll.clientWidth - box.left - 4));
    Object.assign(textarea.style, { left: `${box.left}px`, minWidth: `${box.width}px`, maxWidth: `${widest}px` });
    this.grow(box, widest);
  }

  /** The textarea grows with its text: first to the right, then down, at the lower edge up. */
  grow(box, widest) {
    const { textarea, scroll } = this.frame;
    textarea.style.width = `${box.width}px`;
    if (textarea.value && textarea.scrollWidth > box.width) textarea.style.width = `${widest}px`;
    textarea.style.height = `${box.height}px`;
    const wanted = Math.min(Math.max(box.height, textarea.value ? textarea.scrollHeight : 0), scroll.clientHeight - HEAD_HEIGHT);
    textarea.style.height = `${wanted}px`;
    textarea.style.top = `${Math.max(HEAD_HEIGHT, Math.min(box.top, scroll.clientHeight - wanted))}px`;
  }

  /**
   * @param {Place|null} corner the lower right cell of the selection, null for no grip
   */
  placeGrip(corner) {
    const box = corner && this.boxOf(corner);
    this.frame.grip.hidden = !box;
    if (box) Object.assign(this.frame.grip.style, { left: `${box.left + box.width - 6}px`, top: `${box.top + box.height - 6}px` });
  }

  /**
   * Puts a box under a cell, or above where there is no room under it.
   * @param {HTMLElement} element
   * @param {Place} place
   */
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
