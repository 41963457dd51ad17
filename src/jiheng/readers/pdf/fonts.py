"""Which fonts pdfium finds for those that a PDF names and does not carry: ours while a page is read, else the machine's.

pdfium asks for them by the functions set here; ``typeface`` says why it does not get those of the machine to read.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_void_p, memmove
from typing import Any

import pypdfium2.raw as raw

from jiheng.readers.pdf.typeface import make_typeface

_OURS = 1
"""What stands for our typeface where pdfium expects the address of a font."""

_NAME = b"jiheng\0"
_FUNCTIONS = dict(raw.FPDF_SYSFONTINFO._fields_)


class _Fonts:
    """The functions that pdfium calls; ``is_reading`` says whose fonts it is given."""

    def __init__(self) -> None:
        self.is_reading = False
        self._machine = raw.FPDF_GetDefaultSystemFontInfo()
        self._mapper: int | None = None
        self._is_listed = False
        answers: dict[str, Callable[..., object]] = {
            "EnumFonts": self._list, "MapFont": self._map, "GetFont": self._find, "GetFontData": self._read, "GetFaceName": self._name,
            "GetFontCharset": self._charset, "DeleteFont": self._let_go,
        }
        own = raw.FPDF_SYSFONTINFO(version=1, **{name: _FUNCTIONS[name](answer) for name, answer in answers.items()})
        self._kept = own, answers  # as long as pdfium may call
        raw.FPDF_SetSystemFontInfo(own)

    def _ask_machine(self, function: str, *arguments: object) -> Any:
        """What the machine answers; its fonts are listed when somebody first asks for one, for that takes long."""
        machine = self._machine.contents
        if not self._is_listed and self._mapper:
            self._is_listed = True
            machine.EnumFonts(self._machine, self._mapper)
        return getattr(machine, function)(self._machine, *arguments)

    def _list(self, _: object, mapper: int | None) -> None:
        self._mapper = mapper

    def _map(self, _: object, *wanted: object) -> int | None:
        return _OURS if self.is_reading else self._ask_machine("MapFont", *wanted)

    def _find(self, _: object, name: object) -> int | None:
        return _OURS if self.is_reading else self._ask_machine("GetFont", name)

    def _read(self, _: object, font: int, table: int, buffer: c_void_p, size: int) -> int:
        """The whole file where no table is named; ours has no parts."""
        if font != _OURS:
            return int(self._ask_machine("GetFontData", font, table, buffer, size))
        return _give(b"" if table else make_typeface(), buffer, size)

    def _name(self, _: object, font: int, buffer: c_void_p, size: int) -> int:
        return _give(_NAME, buffer, size) if font == _OURS else int(self._ask_machine("GetFaceName", font, buffer, size))

    def _charset(self, _: object, font: int) -> int:
        return int(raw.FXFONT_GB2312_CHARSET if font == _OURS else self._ask_machine("GetFontCharset", font))

    def _let_go(self, _: object, font: int) -> None:
        if font != _OURS:
            self._ask_machine("DeleteFont", font)


def _give(content: bytes, buffer: c_void_p, size: int) -> int:
    """Write it where there is room for it; says how much there is."""
    if buffer and size >= len(content):
        memmove(buffer, content, len(content))
    return len(content)


_FONTS = _Fonts()


@contextmanager
def reading_fonts() -> Iterator[None]:
    """Our typeface for the pages that are opened meanwhile; their document keeps it. One lock guards all calls of pdfium."""
    _FONTS.is_reading = True
    try:
        yield
    finally:
        _FONTS.is_reading = False
