"""How long a scanned page takes beside the bare calls of text recognition, and how many cells are read right, however it was scanned."""

import sys
import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any

import rapidocr

from bench.clock import REAL, best
from jiheng.readers.pdf.blocks import PrintedGrid, find_blocks
from jiheng.readers.pdf.page import Page
from jiheng.readers.pdf.pdfium import open_pdf
from jiheng.readers.scan.page import ScannedPage, read_page
from jiheng.readers.scan.paper import POINTS_PER_INCH, Pixels
from tests.readers.scan.scans import draw, spoil, stamp

DOCUMENTS = {"目标表": "guangzhou-kexie--docx.pdf", "自评表": "self-evaluation--docx.pdf"}
PAGE = 0
SCANS: dict[str, tuple[int, dict[str, Any], bool]] = {
    "200 点，平整": (200, {}, False),
    "150 点，斜 1.8°，噪点多": (150, {"degrees": 1.8, "noise": 20}, False),
    "200 点，斜 -3°，灰底，红章": (200, {"degrees": -3, "noise": 8, "grey": 40}, True),
    "200 点，倒置，褪色": (200, {"quarters": 2, "fading": 0.4, "noise": 5}, False),
}
"""Dots per inch, how the page is spoilt, and whether it is stamped."""


def report(kinds: Sequence[str] = tuple(DOCUMENTS), most: int = len(SCANS)) -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown; of each of these ``kinds`` so many scans at ``most``."""
    yield from ("## 扫描页，与只调文字识别相比", "", "只调文字识别得不到格子，也不知道哪个字在哪一格；时间是处理器秒，本机。", "")
    if not REAL.exists():
        yield from ("没有找到样本，没有测。", "")
        return
    yield from ("| 页 | 扫描 | 格子读对 | 每页 | 只调识别 | 倍数 |", "|---|---|---|---|---|---|")
    bare = rapidocr.RapidOCR(params={"Global.log_level": "error", "Global.use_cls": False})
    for kind in kinds:
        name = DOCUMENTS[kind]
        content = (REAL.parent / name).read_bytes()
        with open_pdf(content, name=name) as pdf:
            drawn = pdf.read_page(PAGE + 1)
        wanted = _texts(drawn) if drawn else []
        for scan, (dpi, spoiling, is_stamped) in islice(SCANS.items(), most):
            pixels = _scan(content, dpi=dpi, is_stamped=is_stamped, **spoiling)
            right = _count_right(wanted, _texts(_read(pixels, dpi)))
            ours, theirs = best(partial(_read, pixels, dpi), runs=1), best(partial(bare, pixels), runs=1)
            yield f"| {kind} | {scan} | {right}/{len(wanted)} | {ours:.1f} 秒 | {theirs:.1f} 秒 | {ours / theirs:.2f} |"
    yield ""


def _scan(content: bytes, *, dpi: int, is_stamped: bool, **spoiling: Any) -> Pixels:
    plain = draw(content, dpi=dpi, page=PAGE)
    height, width = plain.shape[:2]
    return spoil(stamp(plain, x=2 * width // 3, y=height // 2, radius=height // 8) if is_stamped else plain, **spoiling)


def _read(pixels: Pixels, dpi: int) -> ScannedPage:
    page = read_page(pixels, number=1, point=dpi / POINTS_PER_INCH)
    assert page is not None
    return page


def _texts(page: Page) -> list[str]:
    """The texts of the cells in order, white space and widths apart."""
    cells = (cell for block in find_blocks(page) or () if isinstance(block, PrintedGrid) for cell in block.cells)
    return ["".join(unicodedata.normalize("NFKC", cell.text).split()) for cell in cells]


def _count_right(wanted: list[str], got: list[str]) -> int:
    return sum(one == other for one, other in zip(wanted, got, strict=False)) if len(wanted) == len(got) else 0


if __name__ == "__main__":
    chosen = sys.argv[1:-1] or tuple(DOCUMENTS)
    print("\n".join(report(chosen, int(sys.argv[-1]) if sys.argv[1:] else len(SCANS))))
