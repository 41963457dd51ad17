"""Takes the pictures of the documentation: the real pages, in a real browser, with the examples loaded.

``python -m tools.make_screenshots`` rewrites ``docs/images``; it needs Chromium and the development environment.
The self-evaluation is printed to PDF first, so that there is a page to show beside what was read from it.
"""

import html
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

import jiheng
from tools.command_line import REPOSITORY

IMAGES = REPOSITORY / "docs" / "images"
EXAMPLES = ("青江市科学技术馆.txt", "临川县教育局.xlsx", "云溪区城市管理局.tsv", "示范表.txt")
PROJECT = 4
PRINTED = "柳溪区文化馆.xlsx"
NOT_REACHED = 2
"""The first indicator of the self-evaluation whose actual value falls short."""
_PRINT_STYLE = """@page { size: A4; margin: 10mm } body { font: 7pt "Noto Sans CJK SC", sans-serif }
table { border-collapse: collapse; width: 100%; break-after: page } td { border: .6pt solid #000; padding: 1pt; text-align: center }"""
_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
)
_PROGRAM = Path(sys.executable).with_name("jiheng")


def main() -> None:
    """Serve the examples on a free port and take every picture."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("没有找到 chromium，截不了图。")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=list(_OPTIONS))
        folder = Path(name)
        printed = _print(browser, folder)
        with _served(folder, printed) as address:
            _take_pages(browser, address)
        _take_files(browser, folder, printed)
        browser.close()


def _take_pages(browser: Browser, address: str) -> None:
    """What the server shows: the list, one table, one project, a rule, what is asked and taken away, and the PDF, which was read first."""
    document = f"{address}documents/{len(EXAMPLES) + 1}/"
    _take(browser, "list.png", address)
    _take(browser, "table.png", document)
    _take(browser, "page.png", f"{document}projects/{PROJECT}/", downs=1)
    _take(browser, "dark.png", f"{document}projects/{PROJECT}/", dark=True, downs=1)
    _take(browser, "rule.png", f"{address}rules/IN001/")
    _take(browser, "basis.png", f"{document}basis/")
    _take(browser, "corrections.png", f"{document}corrections/")
    _take(browser, "papers.png", document, opened="details.end > summary")
    _take(browser, "score.png", f"{address}documents/1/scores/1/")
    _take(browser, "printed.png", f"{address}documents/1/projects/1/", downs=NOT_REACHED)


def _take_files(browser: Browser, folder: Path, printed: Path) -> None:
    """What the command line writes: a report, and a page as the reader saw it."""
    report, drawing = folder / "报告.html", folder / "图.html"
    subprocess.run([_PROGRAM, "report", REPOSITORY / "examples" / EXAMPLES[0], "-o", report], check=True)
    _take(browser, "report.png", report.as_uri())
    subprocess.run([_PROGRAM, "show", printed, "--page", "1", "-o", drawing], check=True)
    _take(browser, "show.png", drawing.as_uri(), whole=True)
    _take_site(browser, folder)


def _take_site(browser: Browser, folder: Path) -> None:
    """The public site of the examples, opened as a file: its start page and a search."""
    site = folder / "网站"
    files = [REPOSITORY / "examples" / name for name in (*EXAMPLES, PRINTED)]
    approved = ("--approved-by", "王处长", "--document", "青财预〔2025〕1号")
    subprocess.run([_PROGRAM, "publish", *files, "-o", site, *approved], check=True)
    _take(browser, "site.png", (site / "index.html").as_uri())
    _take(browser, "site-search.png", f"{(site / 'search.html').as_uri()}?q=培训")


def _print(browser: Browser, folder: Path) -> Path:
    """The self-evaluation as a PDF of one page a project, as an office would print it."""
    document = jiheng.read(REPOSITORY / "examples" / PRINTED).document
    page = browser.new_page()
    page.set_content(f"<style>{_PRINT_STYLE}</style>" + "".join(map(_write_table, document.tables)))
    path = folder / f"{Path(PRINTED).stem}.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    page.close()
    return path


def _write_table(table: jiheng.Table) -> str:
    """A table in HTML; the cells of a merged one share a source."""
    places: dict[tuple[int | None, int | None], list[tuple[int, int]]] = {}
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            places.setdefault((cell.source.row, cell.source.column), []).append((row, column))
    lines = [""] * len(table.rows)
    for spots in places.values():
        (top, left), (bottom, right) = spots[0], spots[-1]
        text = html.escape(table.rows[top][left].text)
        lines[top] += f"<td rowspan={bottom - top + 1} colspan={right - left + 1}>{text}</td>"
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


@contextmanager
def _served(folder: Path, printed: Path) -> Iterator[str]:
    """The address of a server that has read the PDF and the examples, the main one last so that it stands first in the list."""
    files = [str(printed), *(str(REPOSITORY / "examples" / name) for name in reversed(EXAMPLES))]
    command = [str(_PROGRAM), "serve", "--port", "0", "--data", str(folder), "--load", *files]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server:
        line = server.stdout.readline() if server.stdout else ""
        found = re.search(r"http://\S+/", line)
        if found is None:
            sys.exit("服务没有启动。")
        try:
            yield found.group()
        finally:
            server.terminate()


def _take(
    browser: Browser, name: str, address: str, *, dark: bool = False, downs: int = 0, whole: bool = False, opened: str = "",
) -> None:
    """One picture of an office screen, or of the ``whole`` page; ``downs`` goes so many indicators down by keyboard, as a reader would,
    and a menu (``opened``, a selector) is opened."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, color_scheme="dark" if dark else "light", locale="zh-CN")
    page = context.new_page()
    page.goto(address)
    _settle(page)
    for _ in range(downs):
        page.keyboard.press("j")
    if opened:
        page.click(opened)
    _settle(page)
    page.screenshot(path=IMAGES / name, full_page=whole)
    context.close()


def _settle(page: Page) -> None:
    """Wait for the pages that are fetched as they come into sight, and for their pictures."""
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    main()
