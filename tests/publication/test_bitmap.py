"""Pictures of pages are tinted as they are, and no more of them is unpacked than they show."""

import zlib

from jiheng.publication.view.bitmap import tint
from jiheng.readers.png import write_png
from jiheng.readers.sight import Sight

GREY = write_png(2, [bytes([128] * 6)] * 2)


def test_without_marks_a_picture_stays_as_it_is() -> None:
    assert tint(Sight(GREY, 2, 2, {}), [], []) == GREY


def test_what_follows_the_last_row_is_left_packed() -> None:
    start, rows = GREY.index(b"IDAT"), bytes([0, *[128] * 6]) * 2
    packed = zlib.compress(rows + bytes(50_000_000))
    swollen = GREY[:start - 4] + len(packed).to_bytes(4, "big") + b"IDAT" + packed + GREY[start:][-16:]
    assert tint(Sight(swollen, 2, 2, {}), [], []) == GREY
