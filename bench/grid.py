"""The grid in a real browser: how soon ten thousand rows are ready beside an empty page of the same run, a large paste, scrolling, weight.

``python -m bench.grid`` prints it. Times are those of the page itself, from the start of the navigation, in milliseconds.
"""

import gzip
import shutil
from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.grid.serving import STATIC, GridServer, serve_table
from tests.web.grid.table_store import TableStore, make_rows
from tools.pack_grid import PACK

MANY = 10_000
FEW = 30
PASTED = 5_000
RUNS = 5
PATIENCE = 60_000
OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu")
STAMP = """
const stamp = () => requestAnimationFrame(() => { window.readyAt = performance.now(); });
document.addEventListener("grid-ready", stamp);
addEventListener("load", () => document.querySelector("[data-grid]") || stamp());
"""
PASTE = """text => new Promise(done => {
  const carried = new DataTransfer();
  carried.setData("text/plain", text);
  const start = performance.now();
  document.querySelector(".jhgrid-text").dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, cancelable: true }));
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
})"""
SCROLL = """() => new Promise(done => {
  const scroll = document.querySelector(".jhgrid-scroll");
  const times = [];
  const turn = count => {
    const start = performance.now();
    scroll.scrollTop = (count * 7919) % (scroll.scrollHeight - scroll.clientHeight);
    scroll.dispatchEvent(new Event("scroll"));
    scroll.getBoundingClientRect();
    times.push(performance.now() - start);
    if (count > 0) requestAnimationFrame(() => turn(count - 1));
    else done(times.sort((one, other) => one - other)[Math.floor(times.length / 2)]);
  };
  turn(60);
})"""


def report() -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown; one line when there is no Chromium."""
    yield from ("## 网页里的表格", "")
    chromium = shutil.which("chromium")
    if chromium is None:
        yield from ("没有找到 chromium，没有量。", "")
        return
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        yield from _measure(browser)
        browser.close()


def _measure(browser: Browser) -> Iterator[str]:
    with serve_table(TableStore(make_rows(FEW))) as small, serve_table(TableStore(make_rows(MANY))) as large:
        pages = {"空白页": f"{small.address}empty", f"{FEW} 行": f"{small.address}?packed", f"{MANY:,} 行": f"{large.address}?packed"}
        times: dict[str, list[float]] = {name: [] for name in pages}
        heaps: dict[str, float] = {}
        for _ in range(RUNS):
            for name, address in pages.items():
                ready, heaps[name] = _open(browser, address)
                times[name].append(ready)
        yield from (f"从打开到能用，{RUNS} 次的中位数，和同一次运行里的空白页相比。", "")
        yield from ("| 页面 | 毫秒（本机） | 比空白页多 | 内存 |", "|---|---|---|---|")
        empty = median(times["空白页"])
        for name, measured in times.items():
            yield f"| {name} | {median(measured):,.0f} | {median(measured) - empty:,.0f} 毫秒 | {heaps[name]:.0f} MB |"
        yield from _work(browser, large)
    weights = {path.name: len(gzip.compress(path.read_bytes())) for path in (PACK, STATIC / "grid" / "grid.css")}
    yield from ("", "压缩后：" + "，".join(f"{name} {size / 1024:.1f} KB" for name, size in weights.items()) + "。", "")


def _open(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds until the page can be used, and its heap in MB."""
    page = _go(browser, address)
    ready = page.evaluate("window.readyAt")
    heap = page.context.new_cdp_session(page).send("Runtime.getHeapUsage")["usedSize"] / 1e6
    page.context.close()
    return float(ready), float(heap)


def _go(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    page.add_init_script(STAMP)
    page.goto(address)
    while page.evaluate("window.readyAt") is None:
        page.wait_for_timeout(20)
    return page


def _work(browser: Browser, large: GridServer) -> Iterator[str]:
    """Pasting and scrolling in the large table."""
    page = _go(browser, f"{large.address}?packed")
    text = "\r\n".join(f"指标{number}\t≥{number}个" for number in range(PASTED))
    page.mouse.click(400, 150)
    over = page.evaluate(PASTE, text)
    page.keyboard.press("Control+End")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    added = page.evaluate(PASTE, text)
    yield from ("", f"在 {MANY:,} 行里粘贴 {PASTED:,}×2：写在原有的行上 {over:,.0f} 毫秒，加在末尾 {added:,.0f} 毫秒，到下一帧画完为止（本机）。")
    yield f"滚到任意一处：{page.evaluate(SCROLL):.1f} 毫秒（中位数，本机）。"
    page.context.close()


if __name__ == "__main__":
    for line in report():
        print(line)
