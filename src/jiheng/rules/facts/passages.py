"""What a project says in words, piece by piece: its name, its objectives, and the names and values of its indicators."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.domain.filing import Indicator, Project
from jiheng.domain.finding import Fix, FixKind
from jiheng.rules.facts.places import find_place
from jiheng.rules.facts.subjects import IndicatorFacts, ProjectFacts
from jiheng.source import Source

_OBJECTIVES = (("period_objective", "实施周期目标"), ("annual_objective", "绩效目标"))
_LABELS = {"name": "名称", "annual_target": "年度指标值", "period_target": "实施周期指标值"}


@dataclass(frozen=True, slots=True)
class Passage:
    """One text: ``field`` is its field of the project or indicator, ``where`` what people call it (``绩效目标``, ``指标“培训人数”的名称``),
    ``text`` what it says, ``printed`` how it stands on the page with any residue of markup; ``places`` are where it is printed,
    one after the other; ``indicator`` is set where the text belongs to one."""

    field: str
    where: str
    text: str
    printed: str
    source: Source
    places: tuple[Source, ...]
    indicator: IndicatorFacts | None = None

    def locate(self, start: int, end: int) -> Source:
        """The place of ``printed[start:end]``, or that of the whole text where it is not literal."""
        return find_place(self.places, start, end, length=len(self.printed)) or self.source

    def fix(self, start: int, end: int, replacement: str, *, kind: FixKind = "safe") -> Fix | None:
        """The correction of ``printed[start:end]``; None where the text is not literal, so that no wrong characters are replaced."""
        place = find_place(self.places, start, end, length=len(self.printed))
        return Fix(place, replacement, self.printed[start:end], kind) if place else None

    def excerpt(self, start: int, end: int, *, around: int = 6) -> str:
        """``printed[start:end]`` with some characters on either side."""
        left, right = max(start - around, 0), min(end + around, len(self.printed))
        return f"{'…' if left else ''}{self.printed[left:right]}{'…' if right < len(self.printed) else ''}"


def find_passages(project: ProjectFacts, pattern: re.Pattern[str]) -> Iterator[Passage]:
    """The texts of a project whose printed form ``pattern`` occurs in; one search tells when there is none."""
    search = pattern.search
    if not search(project.wording):
        return
    own = project.project
    for field, where, text in (("name", "项目名称", own.name), *((field, where, getattr(own, field)) for field, where in _OBJECTIVES)):
        if text and search(own.printed.get(field, text)):
            yield _passage(own, field, where, text)
    for facts in project.indicators:
        indicator = facts.indicator
        for field, text in _texts(indicator):
            if search(indicator.printed.get(field, text)):
                yield _passage(indicator, field, f"指标“{indicator.name}”的{_LABELS[field]}", text, facts)


def _texts(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """The name and the values, each wording once: both values mostly read the same, and a flaw in the wording is told once."""
    annual, period = indicator.annual_target, indicator.period_target
    yield "name", indicator.name
    if annual:
        yield "annual_target", annual.text
    if period and period is not annual and not (annual and period.text == annual.text):
        yield "period_target", period.text


def _passage(owner: Project | Indicator, field: str, where: str, text: str, indicator: IndicatorFacts | None = None) -> Passage:
    places = owner.sources.get(field, ())
    source = places[0] if len(places) == 1 else owner.source
    raw = owner.printed.get(field, text)
    return Passage(field, where, text, raw, source, places, indicator)
