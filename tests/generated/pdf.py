"""A generated file as PDF, written by hand: rules of every kind, Chinese text in a font that is not embedded, pages that end anywhere."""

import zlib
from collections.abc import Iterator, Sequence
from itertools import groupby

from tests.generated.pages import Grid
from tests.generated.paging import MARGIN, Frame, Layout, Page, width_of
from tests.generated.styles import Style

_FONTS = """<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>
/F2 << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font
/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000
/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0
/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >> >>"""
_WIDTHS = {"thin": 0.5, "thick": 2.0, "double": 0.4, "dotted": 0.7, "dashed": 0.6, "boxes": 0.48, "each": 0.5}
_DASHES = {"dashed": "[3 2] 0 d", "dotted": "[0.7 1.4] 0 d"}
_GAP = 1.2


def write_pdf(grids: Sequence[Grid], style: Style, *, first: float = 1.0) -> bytes:
    """Every table on the pages it needs; ``first`` is the share of the first page that is free."""
    layout = Layout(style, first=first)
    for number, grid in enumerate(grids):
        if number and style.apart:
            layout.turn()
        layout.put(grid)
    count = len(layout.pages)
    return _file([_content(page, style, number, count) for number, page in enumerate(layout.pages, start=1)], style)


def _content(page: Page, style: Style, number: int, count: int) -> bytes:
    height = style.page[1]
    texts = list(page.texts)
    if style.footer:
        texts.append((style.page[0] / 2 - 20, height - 20, 8.0, style.footer.format(page=number, pages=count)))
    if style.header:
        texts.append((MARGIN, 24.0, 8.0, style.header))
    rules = "".join(rule for frames in page.frames if frames for rule in _rules(frames, style))
    return (rules + "".join(_text(x, height - y, size, line) for x, y, size, line in texts)).encode("latin-1")


def _text(x: float, y: float, size: float, line: str) -> str:
    """Runs of one font each, every one at its own place."""
    shown = []
    for is_ascii, signs in groupby(line, key=str.isascii):
        run = "".join(signs)
        code, font = (run.encode().hex(), "F1") if is_ascii else (run.encode("utf-16-be").hex(), "F2")
        shown.append(f"BT /{font} {size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{code}> Tj ET\n")
        x += width_of(run, size)
    return "".join(shown)


def _rules(frames: Sequence[Frame], style: Style) -> Iterator[str]:
    """The edges of the cells of one table on one page, shading below them."""
    height = style.page[1]
    for frame in frames:
        if frame.head and style.shaded:
            yield f"0.85 g {_rectangle(frame, height)} f 0 g\n"
    for frame in frames:
        if style.rules == "each" and not style.open_at:
            yield f"0.5 w {_rectangle(frame, height)} S\n"
            continue
        for side in ("left", "top", "right", "bottom"):
            is_open = side in style.open_at and side in frame.outer
            is_cut = style.open_cuts and (side == "top" and frame.is_cut_above or side == "bottom" and frame.is_cut_below)
            if not is_open and not is_cut:
                yield _rule(frame, side, style)


def _rectangle(frame: Frame, height: float) -> str:
    return f"{frame.left:.2f} {height - frame.bottom:.2f} {frame.right - frame.left:.2f} {frame.bottom - frame.top:.2f} re"


def _rule(frame: Frame, side: str, style: Style) -> str:
    height, wide = style.page[1], _WIDTHS[style.rules]
    x1, x2 = (frame.left, frame.left) if side == "left" else (frame.right, frame.right) if side == "right" else (frame.left, frame.right)
    y1, y2 = (frame.top, frame.top) if side == "top" else (frame.bottom, frame.bottom) if side == "bottom" else (frame.top, frame.bottom)
    y1, y2 = height - y1, height - y2
    if style.rules == "boxes":
        return f"{x1 - wide / 2:.2f} {min(y1, y2) - wide / 2:.2f} {x2 - x1 + wide:.2f} {abs(y2 - y1) + wide:.2f} re f\n"
    line = f"{wide} w {_DASHES.get(style.rules, '[] 0 d')} {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S\n"
    if style.rules == "double":
        across, down = (_GAP, 0.0) if x1 == x2 else (0.0, _GAP)
        line += f"{wide} w {x1 + across:.2f} {y1 - down:.2f} m {x2 + across:.2f} {y2 - down:.2f} l S\n"
    return line


def _file(contents: Sequence[bytes], style: Style) -> bytes:
    width, height = style.page
    kids = " ".join(f"{3 + 2 * index} 0 R" for index in range(len(contents)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode()]
    for index, content in enumerate(contents):
        packed = zlib.compress(content)
        page = f"/MediaBox [0 0 {width} {height}] /Contents {4 + 2 * index} 0 R /Resources << /Font {_FONTS} >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {page} >>".encode())
        objects.append(b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream")
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    listing = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + listing + b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(body))
