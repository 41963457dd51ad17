/* Starts a grid in every element that names an address: `<div data-grid="/tables/7/" data-token="…"></div>`. */

import { make } from "./elements.js";
import { Grid } from "./grid.js";

/**
 * Fetches the table and shows it, or says why not.
 * @param {HTMLElement} host
 */
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

/** Only what we wrote ourselves is shown; the browser's own words are English. */
const explain = (error) => (error instanceof Error && /^服务器/.test(error.message) ? error.message : "连不上服务器或答复读不懂");

/** Also for parts of a page that come later. @param {ParentNode} part */
function startAll(part) {
  for (const host of part.querySelectorAll("[data-grid]:not(.jhgrid)")) start(host);
}

document.addEventListener("htmx:load", (event) => startAll(event.target));
startAll(document);
