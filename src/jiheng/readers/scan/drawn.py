"""A page of a PDF that is a picture → the page as read from it."""

from jiheng.document import Notice
from jiheng.readers.pdf.page import Page
from jiheng.readers.pdf.pdfium import OpenPdf
from jiheng.readers.scan.page import read_page
from jiheng.readers.scan.pictures import list_pictures
from jiheng.source import Source

_DOTS_PER_INCH, _POINTS_PER_INCH = 200, 72
_SIDES = (2_000, 4_200)


def read_drawn(pdf: OpenPdf, page: Page, *, name: str) -> tuple[Page, list[Notice]]:
    """The page with the characters and rules seen in its picture, and notices on what is not certain of them.

    Where it has more lines than anybody reads, it is given back as it is.
    """
    longer = max(page.width, page.height)
    least, most = _SIDES
    drawn = pdf.draw_page(page.number, side=min(max(round(longer * _DOTS_PER_INCH / _POINTS_PER_INCH), least), most))
    if drawn is None:
        return page, []
    (picture,) = list_pictures(drawn, name=name, longer_side=longer)
    scanned = read_page(picture.pixels, number=page.number, point=picture.point)
    if scanned is None:
        place = Source(name, None, None, None, 0, 0, page.number)
        return page, [Notice("这一页的文字太多，没有识别", place, "unread")]
    return scanned, scanned.list_notices(name=name)
