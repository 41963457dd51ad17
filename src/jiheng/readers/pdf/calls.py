"""pdfium's innermost functions called without a check of their arguments, which takes longer than they do.

Handles are given as ``c_void_p``, whole numbers as ``int``, and where pdfium writes as ``byref(…)``; other types would crash. The
interpreter's lock stays held, for each call takes less than a millionth of a second.
"""

import ctypes
from collections.abc import Callable

import pypdfium2.raw as raw


def _bare(function: object, result: type | None = ctypes.c_int) -> Callable[..., int]:
    pointer = ctypes.cast(function, ctypes.c_void_p)  # type: ignore[arg-type]  # a function of the loaded library
    return ctypes.PYFUNCTYPE(result)(pointer.value or 0)


_ADDRESS = ctypes.c_void_p

character_is_unmapped = _bare(raw.FPDFText_HasUnicodeMapError)
character_origin = _bare(raw.FPDFText_GetCharOrigin)
character_box = _bare(raw.FPDFText_GetCharBox)
character_object = _bare(raw.FPDFText_GetTextObject, _ADDRESS)

page_object = _bare(raw.FPDFPage_GetObject, _ADDRESS)
form_object = _bare(raw.FPDFFormObj_GetObject, _ADDRESS)
object_kind = _bare(raw.FPDFPageObj_GetType)
object_matrix = _bare(raw.FPDFPageObj_GetMatrix)
object_clip = _bare(raw.FPDFPageObj_GetClipPath, _ADDRESS)
object_fill = _bare(raw.FPDFPageObj_GetFillColor)
object_stroke = _bare(raw.FPDFPageObj_GetStrokeColor)
text_mode = _bare(raw.FPDFTextObj_GetTextRenderMode)
object_bounds = _bare(raw.FPDFPageObj_GetBounds)
clip_count = _bare(raw.FPDFClipPath_CountPaths)
clip_segment_count = _bare(raw.FPDFClipPath_CountPathSegments)
clip_segment = _bare(raw.FPDFClipPath_GetPathSegment, _ADDRESS)

path_mode = _bare(raw.FPDFPath_GetDrawMode)
path_count = _bare(raw.FPDFPath_CountSegments)
path_segment = _bare(raw.FPDFPath_GetPathSegment, _ADDRESS)
segment_kind = _bare(raw.FPDFPathSegment_GetType)
segment_point = _bare(raw.FPDFPathSegment_GetPoint)
segment_closes = _bare(raw.FPDFPathSegment_GetClose)
