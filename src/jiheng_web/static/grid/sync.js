/* Carries the outbox to the server: one request at a time, again and again with growing pauses until it is answered. */

/** @import { Outbox } from "./outbox.js" */
/** @typedef {"idle"|"waiting"|"saving"|"retrying"|"blocked"} SyncState */

const REASONS = { 401: "登录已失效，请在另一个窗口重新登录", 403: "没有权限或登录已失效", 404: "服务器上没有这张表了", 410: "服务器上没有这张表了" };
const MOST_CHANGES = 5000;
const LEAST_CHANGES = 50;
const KEEPALIVE_BYTES = 60000;
const PATIENCE = 20000;

export class Sync {
  /**
   * @param {object} options
   * @param {string} options.url
   * @param {string} options.token sent against forged requests
   * @param {Outbox} options.outbox
   * @param {{pause?: number, firstRetry?: number, lastRetry?: number}} [options.times] milliseconds
   * @param {(answer: any) => boolean} options.onAnswer says whether all of it could be taken in
   * @param {(status: number, answer: any) => boolean} options.onRefusal says whether the rest is worth sending
   * @param {(state: SyncState, reason: string) => void} options.onState
   */
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

  /** Something is in the outbox: sent after a short pause, so that a burst of typing is one request. */
  schedule() {
    if (this.isSending || this.failures > 0 || this.outbox.isEmpty) return;
    this.onState("waiting", "");
    this.wait(this.times.pause);
  }

  /** Sends now, also when the next try would be later. With nothing to send it asks for what others have changed. */
  flush() {
    if (!this.isSending) this.wait(0);
  }

  /** Rows were put back here by guess: the next answer says everything anew, their order too. */
  startOver() {
    this.startsOver = true;
    this.flush();
  }

  /** @param {number} pause */
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

  /**
   * One request; whatever goes wrong comes back as a reason.
   * @param {import("./types.js").Change[]} changes
   * @returns {Promise<{status: number, answer: any, reason: string}>}
   */
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

  /** After logging in again in another window the old token is worth nothing: the table carries the new one. */
  async renewToken() {
    try {
      const response = await fetch(this.url, { headers: { Accept: "application/json" } });
      this.token = (response.ok && (await response.json()).token) || this.token;
    } catch {
      /* The next try says what is wrong. */
    }
  }

  /** @param {{status: number, answer: any, reason: string}} outcome */
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

  /** The server refuses as a whole and says why: asking again by itself would not help. Everything stays in the outbox. */
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

/** @param {number} status */
const isVerdict = (status) => status === 409 || status === 422;

/** A change as it is sent, without what only this page needs. */
function strip(change) {
  if ("delete" in change) return { id: change.id, delete: change.delete, before: change.before ?? change.cells };
  if ("move" in change) return { id: change.id, move: change.move, below: change.below };
  return change;
}
