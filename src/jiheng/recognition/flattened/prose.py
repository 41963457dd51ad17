"""Indicators told in sentences: ``【产出指标-数量指标】指标1:名称(值);`` and ``1)名称(单位)，目标值20，完成值22，分值10，得分10。``."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.recognition.flattened.atoms import Atom, Gap
from jiheng.recognition.flattened.grid import Field
from jiheng.regulations.taxonomy import read_category, read_dimension

_LEVELS = re.compile(r"【\s*(?P<dimension>[^【】\-－—/·]{2,12})\s*[-－—/·]\s*(?P<category>[^【】]{2,16})\s*】")
_ITEM = re.compile(
    r"\s*(?:指标)?\s*(?:\d{1,2}\s*[:：.、])?\s*(?P<name>[^【】;；。（(]{2,60})[（(](?P<target>[^（）();；]{1,60})[）)]\s*[;；。,，]?"
)
_SENTENCE = re.compile(
    r"\d{1,2}\s*[)）.、]\s*(?P<name>[^，,。；;（()）]{2,60})[（(](?P<measure_unit>[^（）()]{1,10})[）)]"
    r"\s*[，,]\s*(?:年度)?(?:目标值|指标值)\s*[:：为]?\s*(?P<target>[^，,。；;]{1,30})"
    r"[，,]\s*(?:实际)?完成值\s*[:：为]?\s*(?P<actual>[^，,。；;]{1,30})"
    r"(?:[，,]\s*分值\s*[:：为]?\s*(?P<points>\d{1,3}(?:\.\d{1,2})?))?(?:[，,]\s*得分\s*[:：为]?\s*(?P<score>\d{1,3}(?:\.\d{1,2})?))?\s*[。；;]"
)
_HEADING = re.compile(
    r"\s*[（(]?(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）、.．]\s*(?P<level>[^，,。；;：:（()）]{2,14})(?:[（(][^（()）]{1,10}[)）])?\s*[：:]?\s*"
)
_WORD = re.compile(r"\S+")
_ITEM_COLUMNS = ("dimension", "category", "name", "target")
_LEVEL_COLUMNS = ("dimension", "category")
_SENTENCE_COLUMNS = (*_LEVEL_COLUMNS, "name", "measure_unit", "target", "actual", "points", "score")
_HEADS = {
    "dimension": "一级指标", "category": "二级指标", "name": "三级指标", "measure_unit": "度量单位", "target": "指标值", "actual": "完成值",
    "points": "分值", "score": "得分",
}


class Prose(NamedTuple):
    """The rows that the sentences say, the heads that their columns would have, and the pieces before, between and around them."""

    heads: tuple[str, ...]
    rows: list[list[Field]]
    before: list[Atom]
    between: list[Atom]
    furniture: list[Atom]


def read_prose(lines: Sequence[Atom]) -> Prose | None:
    """The indicators told in whole lines; None where there are none."""
    for columns, read in ((_ITEM_COLUMNS, _items), (_SENTENCE_COLUMNS, _sentences)):
        if not any("name" in match.re.groupindex for line in lines for match in read(line.text)):
            continue
        prose = Prose(tuple(_HEADS[name] for name in columns), [], [], [], [])
        levels: dict[str, Atom] = {}
        for line in lines:
            at = 0
            for match in read(line.text):
                (prose.between if prose.rows else prose.before).extend(_cut(line, at, match.start()))
                at = match.end()
                found = {name: _piece(line, *match.span(name)) for name in columns if name in match.re.groupindex and match[name]}
                prose.furniture.extend(_around(line, match, list(found)))
                if "level" in match.re.groupindex:
                    levels = _below(levels, _heading_level(match), _piece(line, *match.span("level")))
                    continue
                if "name" not in found:
                    levels = found
                    continue
                prose.rows.append([(piece,) if (piece := found.get(name) or levels.get(name)) else () for name in columns])
            (prose.between if prose.rows else prose.before).extend(_cut(line, at, len(line.text)))
        if prose.rows:
            return prose
    return None


def _around(line: Atom, match: re.Match[str], names: Sequence[str]) -> Iterator[Atom]:
    """What a sentence prints around its fields."""
    at = match.start()
    for name in names:
        yield from _cut(line, at, match.start(name))
        at = match.end(name)
    yield from _cut(line, at, match.end())


def _items(text: str) -> Iterator[re.Match[str]]:
    """The levels in brackets, and behind each of them its items."""
    levels = [match for match in _LEVELS.finditer(text) if _are_levels(match)]
    for index, match in enumerate(levels):
        yield match
        at, end = match.end(), levels[index + 1].start() if index + 1 < len(levels) else len(text)
        while item := _ITEM.match(text, at, end):
            yield item
            at = item.end()


def _are_levels(match: re.Match[str]) -> bool:
    return read_dimension(match["dimension"]).taxon is not None and read_category(match["category"]).taxon is not None


def _sentences(text: str) -> Iterator[re.Match[str]]:
    """The sentences of a line, or the line where it is a heading: ``（一）产出指标``, ``1．数量指标``."""
    heading = _HEADING.fullmatch(text)
    return iter([heading]) if heading and _heading_level(heading) else _SENTENCE.finditer(text)


def _heading_level(match: re.Match[str]) -> str:
    """The level that a heading is; what may be both is a 一级指标 where its number is in Chinese characters."""
    is_dimension = read_dimension(match["level"]).taxon is not None
    is_category = read_category(match["level"]).taxon is not None
    if is_dimension and is_category:
        return "category" if match["number"].isdecimal() else "dimension"
    return "dimension" if is_dimension else "category" if is_category else ""


def _below(levels: dict[str, Atom], level: str, heading: Atom) -> dict[str, Atom]:
    """The headings that hold below another one: a 一级指标 ends the 二级指标 above it."""
    return {level: heading} if level == "dimension" else {**levels, level: heading}


def _piece(line: Atom, start: int, end: int) -> Atom:
    """A stretch of a line without blanks at its ends."""
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    end = start + len(text.strip())
    return Atom(line.text[start:end], line.source.part(line.source.start + start, line.source.start + end), Gap.CELL, line.line)


def _cut(line: Atom, start: int, end: int) -> list[Atom]:
    """The words of a stretch of a line."""
    words = list(_WORD.finditer(line.text, start, end))
    return [_piece(line, *word.span())._replace(gap=Gap.BLANK if index else Gap.LINE) for index, word in enumerate(words)]
