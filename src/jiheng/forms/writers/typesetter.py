"""The one place that calls typst: with its own fonts and no others, from sources of ours alone; what people wrote comes in as data, so that
it is never read as markup."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import pylopdf_fonts_zh_cn
import typst

_ROUNDS = 11
"""How many documents later typst forgets what it laid out: nothing else makes it give the memory back."""


def typeset(source: str, values: Mapping[str, object]) -> bytes:
    """The tagged PDF that the source beside this file makes of the values, which it finds as JSON in ``sys.inputs.values``."""
    return _compile(source, values, "pdf", None)


def draw(svg: str, *, width: float, ppi: int) -> bytes:
    """An SVG as PNG, ``width`` mm wide."""
    return _compile("picture.typ", {"svg": svg, "width": width}, "png", ppi)


def _compile(source: str, values: Mapping[str, object], form: Literal["pdf", "png"], ppi: float | None) -> bytes:
    written = {"values": json.dumps(values, ensure_ascii=False)}
    markup = Path(__file__).with_name(source).read_bytes()
    compiler = typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True)  # one for each call, since threads cannot share one
    made = compiler.compile(markup, format=form, sys_inputs=written, ppi=ppi, timestamp=0)
    for _ in range(_ROUNDS):
        compiler.compile(b"", format="pdf", sys_inputs=None)
    return made if isinstance(made, bytes) else b""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[pylopdf_fonts_zh_cn.serif_path().parent])
