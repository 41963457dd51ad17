"""The outline with its figures put in: paragraphs, tables and lists of facts, in order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from jiheng.domain.filing import Indicator
from jiheng.forms.evaluation_report.figures import Evaluated, Figure, list_shortfalls
from jiheng.forms.fillers.summary import fill_summary
from jiheng.forms.sheet import FormSheet
from jiheng.regulations.form_layouts import find_form_layout
from jiheng.regulations.report_outline import ReportOutline, ReportSection

Level = Literal["title", "part", "section", "text", "prompt"]
_PLACE = re.compile(r"\{(\w+)\}")
_TEXT_WIDTH = 156.0
_SUMMARY = ("self-evaluation-summary", "central")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: words, and figures by name in between."""

    level: Level
    pieces: tuple[str | tuple[str, Figure], ...]


def write_outline(outline: ReportOutline, evaluated: Sequence[Evaluated], figures: Mapping[str, Figure]) -> Iterator[Line | FormSheet]:
    """The report from its title to its last prompt; a table is a sheet as wide as the text."""
    yield _line("title", outline.title, figures)
    for heading, sections in outline.parts:
        yield Line("part", (heading,))
        for section in sections:
            yield from _section(section, evaluated, figures)


def _section(section: ReportSection, evaluated: Sequence[Evaluated], figures: Mapping[str, Figure]) -> Iterator[Line | FormSheet]:
    if section.heading:
        yield Line("section", (section.heading,))
    yield from (_line("text", text, figures) for text in section.texts)
    if section.block == "summary":
        yield _summary(evaluated)
    elif section.block == "objectives":
        yield from (_objective(number, one) for number, one in enumerate(evaluated, start=1))
    elif section.block == "shortfalls":
        short = [(one, indicator) for one in evaluated for indicator in list_shortfalls(one.project)]
        yield from (_shortfall(number, *pair) for number, pair in enumerate(short, start=1))
    yield from (Line("prompt", (f"〔请填写：{prompt}〕",)) for prompt in section.prompts)


def _line(level: Level, text: str, figures: Mapping[str, Figure]) -> Line:
    """A sentence with its ``{figures}`` as pieces of their own."""
    pieces: list[str | tuple[str, Figure]] = []
    for at, piece in enumerate(_PLACE.split(text)):
        if piece:
            pieces.append((piece, figures[piece]) if at % 2 else piece)
    return Line(level, tuple(pieces))


def _objective(number: int, one: Evaluated) -> Line:
    objective = one.project.annual_objective or one.project.period_objective or "自评表没有写明目标。"
    return Line("text", (f"{number}.{one.project.name}：{' '.join(objective.split())}",))


def _shortfall(number: int, one: Evaluated, indicator: Indicator) -> Line:
    target, actual = (value.text if value else "没有写" for value in (indicator.target, indicator.actual))
    reason = " ".join((indicator.deviation_reason or "自评表没有写明原因。").split())
    told = f"{number}.{one.project.name}“{indicator.name}”：指标值{target}，实际完成{actual}，分值 {indicator.points}，得分 {indicator.score}。{reason}"
    return Line("text", (told,))


def _summary(evaluated: Sequence[Evaluated]) -> FormSheet:
    """The table of scores without the title and lines above it, as wide as the text."""
    layout = find_form_layout(*_SUMMARY)
    if layout is None:
        raise LookupError(_SUMMARY)
    sheet = fill_summary(list({id(one.filing): one.filing for one in evaluated}.values()), layout).sheet
    first = sheet.repeated[0] if sheet.repeated else 0
    share = _TEXT_WIDTH / sum(sheet.widths)
    cells = tuple(replace(cell, row=cell.row - first) for cell in sheet.cells if cell.row >= first)
    return replace(sheet, widths=tuple(width * share for width in sheet.widths), cells=cells, is_landscape=False, repeated=(0, 0))
