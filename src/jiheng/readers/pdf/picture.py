"""An open page as a picture, for people to look at."""

from ctypes import string_at

import pypdfium2.raw as raw

from jiheng.readers.png import write_png

_WHITE = 0xFFFFFFFF


def draw(page: object, *, side: int) -> bytes:
    """The page as it is shown, as a PNG; its longer side has ``side`` pixels."""
    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    scale = side / max(width, height, 1)
    columns, rows = max(round(width * scale), 1), max(round(height * scale), 1)
    bitmap = raw.FPDFBitmap_CreateEx(columns, rows, raw.FPDFBitmap_BGR, None, 0)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, _WHITE)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER)
        stride = int(raw.FPDFBitmap_GetStride(bitmap))
        pixels = string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * rows)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return write_png(columns, [pixels[row * stride:row * stride + 3 * columns] for row in range(rows)])
