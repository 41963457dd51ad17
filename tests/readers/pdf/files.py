"""PDF files written by hand: pages of lines and texts, in points from the top left corner of the page."""

import hashlib
import math
import zlib
from collections.abc import Sequence
from typing import Literal

WIDTH, HEIGHT = 600, 400
Style = Literal["strokes", "boxes", "dashes", "dots", "rectangles"]
STYLES: tuple[Style, ...] = ("strokes", "boxes", "dashes", "dots", "rectangles")

IMAGE = """<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>
stream
A
endstream"""
"""One grey pixel, drawn as large as it is placed."""

_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_FONTS = """<< /F3 << /Type /Font /Subtype /Type1 /BaseFont /Symbol >>
/F4 << /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Unnamed /Encoding /Identity-H /DescendantFonts [<< /Type /Font
/Subtype /CIDFontType2 /BaseFont /ABCDEF+Unnamed /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000
/FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Unnamed /Flags 4 /FontBBox [0 -200 1000 880] /ItalicAngle 0
/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>
/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>
/F2 << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font
/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000
/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0
/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >> >>"""


def text(x: float, y: float, words: str, *, size: float = 10) -> str:
    """Words on a baseline: in Helvetica if they are ASCII, else in a Chinese font that is not embedded."""
    shown, font = (words.encode().hex(), "F1") if words.isascii() else (words.encode("utf-16-be").hex(), "F2")
    return f"BT /{font} {size} Tf 1 0 0 1 {x:.3f} {HEIGHT - y:.3f} Tm <{shown}> Tj ET\n"


def rule(x1: float, y1: float, x2: float, y2: float, style: Style = "strokes") -> str:
    """One straight rule, half a point thick."""
    y1, y2 = HEIGHT - y1, HEIGHT - y2
    if style == "boxes":
        return f"{min(x1, x2) - .25:.2f} {min(y1, y2) - .25:.2f} {abs(x2 - x1) + .5:.2f} {abs(y2 - y1) + .5:.2f} re f\n"
    if style == "dots":
        steps = int(max(abs(x2 - x1), abs(y2 - y1)) / 2)
        places = [(x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps) for step in range(steps + 1)]
        return "".join(f"{x:.2f} {y:.2f} 0.6 0.6 re f\n" for x, y in places)
    dash = "[3 2] 0 d" if style == "dashes" else "[] 0 d"
    return f"{dash} 0.5 w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S\n"


def grid(xs: Sequence[float], ys: Sequence[float], style: Style = "strokes", *, open_at: str = "") -> str:
    """The rules of a full grid; ``open_at`` names sides (top, bottom, left, right) whose outer rule is not drawn."""
    if style == "rectangles":
        return "".join(
            f"0.5 w {x1:.2f} {HEIGHT - y2:.2f} {x2 - x1:.2f} {y2 - y1:.2f} re S\n"
            for x1, x2 in zip(xs, xs[1:], strict=False) for y1, y2 in zip(ys, ys[1:], strict=False)
        )
    down = [x for x, side in zip(xs, _sides(xs, "left", "right"), strict=True) if side not in open_at.split()]
    across = [y for y, side in zip(ys, _sides(ys, "top", "bottom"), strict=True) if side not in open_at.split()]
    return "".join([rule(x, ys[0], x, ys[-1], style) for x in down] + [rule(xs[0], y, xs[-1], y, style) for y in across])


def _sides(places: Sequence[float], first: str, last: str) -> list[str]:
    return [first, *["inner"] * (len(places) - 2), last]


def cells(xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> str:
    """One word in each cell, near its upper left corner."""
    return "".join(
        text(x + 3, y + 13, word) for y, row in zip(ys, rows, strict=False) for x, word in zip(xs, row, strict=False) if word
    )


def table(rows: Sequence[Sequence[str]], style: Style = "strokes", *, top: float = 60, open_at: str = "", left: float = 50) -> str:
    """A table with columns 80 and rows 20 points wide."""
    xs = [left + 80 * column for column in range(len(rows[0]) + 1)]
    ys = [top + 20 * row for row in range(len(rows) + 1)]
    return grid(xs, ys, style, open_at=open_at) + cells(xs, ys, rows)


def turned(x: float, y: float, words: str, *, degrees: float, size: float = 10) -> str:
    """Words that begin at a place and run turned against the clock."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return f"q {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x} {HEIGHT - y} cm {text(0, HEIGHT, words, size=size)} Q\n"


def filled(x1: float, y1: float, x2: float, y2: float, *, grey: float) -> str:
    """A filled box."""
    return f"q {grey} g {x1} {HEIGHT - y2} {x2 - x1} {y2 - y1} re f Q\n"


def form(content: str) -> str:
    """A form that draws this."""
    return f"<< /Type /XObject /Subtype /Form /BBox [0 0 900 900] /Length {len(content)} >>\nstream\n{content}\nendstream"


def pdf(*pages: str, page: str = "", catalog: str = "", password: str | None = None, more: Sequence[str] = ()) -> bytes:
    """A file with these contents of pages; ``page`` adds to each page's dictionary, ``catalog`` to the file's, ``more`` are objects
    numbered from 3.

    With a ``password`` (which may be empty) the contents are encrypted as old PDF does.
    """
    first = 3 + len(more)
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(pages)))
    objects = [f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(), f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()]
    objects += [part.encode("latin-1") for part in more]
    key, lock = _lock(password) if password is not None else (b"", b"")
    for index, content in enumerate(pages):
        number = first + 2 * index
        named = " ".join(f"/X{3 + place} {3 + place} 0 R" for place in range(len(more)))
        objects.append((
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {number + 1} 0 R {page} "
            f"/Resources << /Font {_FONTS} /XObject << {named} >> >> >>"
        ).encode())
        packed = zlib.compress(content.encode("latin-1"))
        if lock:
            packed = _rc4(hashlib.md5(key + (number + 1).to_bytes(3, "little") + bytes(2)).digest()[:10], packed)
        objects.append(b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream")
    return _file(objects, trailer=lock)


def _file(objects: Sequence[bytes], *, trailer: bytes) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table_of_places = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Root 1 0 R /Size %d %s >>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, trailer, len(body))
    return body + table_of_places + end


def _lock(password: str) -> tuple[bytes, bytes]:
    """The key and the trailer's entries of the standard security handler, revision 2."""
    padded = (password.encode() + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + (2**32 - 4).to_bytes(4, "little") + b"0123456789abcdef").digest()[:5]
    user = _rc4(key, _PADDING)
    entries = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P -4 >>"
    return key, (entries + f" /ID [<{b'0123456789abcdef'.hex()}> <{b'0123456789abcdef'.hex()}>]").encode()


def _rc4(key: bytes, content: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in content:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
