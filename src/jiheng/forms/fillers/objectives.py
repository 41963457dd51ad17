"""Indicators that belong to numbered objectives (目标1, 目标2): the table of a form once for each of them, its number beside the heads."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from jiheng.domain.filing import Indicator, Project
from jiheng.forms.fillers.facts import Key
from jiheng.regulations.form_layouts import FormBlock, FormLayout

OBJECTIVE = "对应目标"
"""Under which an indicator keeps the number of its objective."""

_NUMBER = re.compile(r"[年度总体绩效长中期初项目分]*目标\s?(?:\d{1,2}|[一二三四五六七八九十])")


class Part(NamedTuple):
    """A block with the indicators that stand below its heads; ``start`` is the position (from 1) of the first of them."""

    block: FormBlock
    indicators: tuple[Indicator, ...]
    start: int = 1


def list_parts(layout: FormLayout, project: Project) -> Iterator[Part]:
    """The blocks of a form in order; a table that goes by objectives comes once for each, where every indicator names its own."""
    for block in layout.blocks:
        if block.is_numbered and is_numbered(project):
            yield from _divide(block, project)
        else:
            yield Part(block, project.indicators)


def list_numbers(layout: FormLayout, project: Project) -> Iterator[Key]:
    """The facts that stand beside the heads: the number of the objective of every indicator."""
    if any(block.is_numbered for block in layout.blocks) and is_numbered(project):
        yield from (("indicator", str(position), f"note {OBJECTIVE}") for position in range(1, len(project.indicators) + 1))


def is_numbered(project: Project) -> bool:
    """Whether every indicator names its objective by number; a form cannot say it of some only."""
    return bool(project.indicators) and all(_NUMBER.fullmatch(_number(indicator)) for indicator in project.indicators)


def _divide(block: FormBlock, project: Project) -> Iterator[Part]:
    """A table for every stretch of indicators with the same objective."""
    start = 1
    for number, stretch in groupby(project.indicators, key=_number):
        indicators = tuple(stretch)
        beside = block.beside and block.beside._replace(text=number)
        yield Part(replace(block, beside=beside), indicators, start)
        start += len(indicators)


def _number(indicator: Indicator) -> str:
    return str(indicator.printed.get(OBJECTIVE, ""))
