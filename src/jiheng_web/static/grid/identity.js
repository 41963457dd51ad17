/* Names that no other page makes: for changes, so that a change sent twice is written once, and for new rows.
   `crypto.randomUUID` is missing on pages served without TLS, as in an office; `getRandomValues` is there always. */

const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
const LENGTH = 20;

/** @returns {string} 20 letters and figures, about 103 bits of chance */
export function makeIdentity() {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("");
}
