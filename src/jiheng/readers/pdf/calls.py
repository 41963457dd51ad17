"""pdfium's innermost functions called without a check of their arguments, which takes longer than they do.

Handles are given as ``c_void_p`` and come as ``Address``, whole numbers go as ``int``, and where pdfium writes as ``byref(…)``; other
types would crash. The interpreter's lock stays held, for each call takes less than a millionth of a second.
"""

import ctypes
from collections.abc import Callable

import pypdfium2.raw as raw


class Address(ctypes.c_void_p):
    """A handle that goes from one call to the next as it is; untrue where there is nothing."""


def _number(function: object) -> Callable[..., int]:
    return ctypes.PYFUNCTYPE(ctypes.c_int)(_place(function))


def _address(function: object) -> Callable[..., Address]:
    return ctypes.PYFUNCTYPE(Address)(_place(function))


def _place(function: object) -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0  # type: ignore[arg-type]  # a function of the loaded library


character_is_generated = _number(raw.FPDFText_IsGenerated)
character_is_unmapped = _number(raw.FPDFText_HasUnicodeMapError)
character_origin = _number(raw.FPDFText_GetCharOrigin)
character_code = _number(raw.FPDFText_GetUnicode)
character_matrix = _number(raw.FPDFText_GetMatrix)
character_box = _number(raw.FPDFText_GetCharBox)
character_object: Callable[..., int] = ctypes.PYFUNCTYPE(ctypes.c_void_p)(_place(raw.FPDFText_GetTextObject))
"""The text object's address as a number, to be looked up."""

page_object = _address(raw.FPDFPage_GetObject)
form_object = _address(raw.FPDFFormObj_GetObject)
object_kind = _number(raw.FPDFPageObj_GetType)
object_matrix = _number(raw.FPDFPageObj_GetMatrix)
object_clip = _address(raw.FPDFPageObj_GetClipPath)
object_fill = _number(raw.FPDFPageObj_GetFillColor)
object_stroke = _number(raw.FPDFPageObj_GetStrokeColor)
object_bounds = _number(raw.FPDFPageObj_GetBounds)
text_mode = _number(raw.FPDFTextObj_GetTextRenderMode)
clip_count = _number(raw.FPDFClipPath_CountPaths)
clip_segment_count = _number(raw.FPDFClipPath_CountPathSegments)
clip_segment = _address(raw.FPDFClipPath_GetPathSegment)

path_mode = _number(raw.FPDFPath_GetDrawMode)
path_count = _number(raw.FPDFPath_CountSegments)
path_segment = _address(raw.FPDFPath_GetPathSegment)
segment_kind = _number(raw.FPDFPathSegment_GetType)
segment_point = _number(raw.FPDFPathSegment_GetPoint)
segment_closes = _number(raw.FPDFPathSegment_GetClose)
