"""Indicators packed into one cell: ``1、1-产出指标；11-数量指标；名称；实施周期指标值:…；年度指标值:…。2、…``.

Read by anchors, never by splitting: values contain ``；``, names end in ``。``. One pass finds the heads of the items and the two
captions; what lies between them is the fields. Every pattern is bounded, so the pass is linear whatever the cell holds.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from jiheng.document import Notice, NoticeKind
from jiheng.domain.filing import Indicator
from jiheng.recognition.stretch import Places, Stretch
from jiheng.regulations.layouts import Layout
from jiheng.regulations.taxonomy import read_category, read_dimension
from jiheng.text.grammar import parse_target
from jiheng.text.residue import strip_residue

_HEAD = (
    r"(?P<digits>\d{0,3})\s{0,3}[、.．]\s{0,3}(?:"
    r"(?P<dimension>0?\d\s?[-－—]\s?[^；;。\d][^；;。]{0,11}|(?:产出|效益|满意度|成本)(?:指标)?)\s{0,3}[；;]\s{0,3}"
    r"(?P<category>[^；;。]{2,18}?)|(?P<alone>[1-4]\d\s?[-－—]\s?[^；;。\d][^；;。]{1,15}?))\s{0,3}(?=[；;])"
)
"""The head of an item behind the first digit of its number; a coded 二级指标 may stand ``alone``, its 一级 left out."""

_HEADS = frozenset({"category", "alone"})
_EDGE_TAG = r"</?(?:p|br|div|span)\s{0,3}/?>"
_EDGE_BEFORE, _EDGE_AFTER = re.compile(rf"(?:\s|{_EDGE_TAG})+"), re.compile(rf"(?:\s|{_EDGE_TAG})+\Z")
_TAIL = 200


class _Item(NamedTuple):
    """One item in offsets of the cell: its head, and where each caption that was found begins and ends."""

    head: re.Match[str]
    captions: dict[str, tuple[int, int]]
    end: int
    repeats: bool


class Packed(NamedTuple):
    """What one cell gave: the indicators, and a notice for every stretch and every field that was not read."""

    indicators: tuple[Indicator, ...]
    notices: tuple[Notice, ...]


def read_packed(stretch: Stretch, layout: Layout) -> Packed:
    """The indicators in a cell (possibly continued over page breaks), in printed order."""
    items = list(_items(stretch.text, _anchors(layout)))
    indicators = tuple([_indicator(stretch, item) for item in items])
    doubts = [
        Notice(f"第 {indicator.number} 项指标{doubt}", indicator.source, kind)
        for item, indicator in zip(items, indicators, strict=True)
        if len(item.captions) < len(layout.anchors) or item.repeats or not indicator.name or not indicator.printed["dimension"]
        for doubt, kind in _doubts(item, indicator, layout)
    ]
    return Packed(indicators, (*_leftover(stretch, items), *doubts))


def _doubts(item: _Item, indicator: Indicator, layout: Layout) -> Iterator[tuple[str, NoticeKind]]:
    """What makes an indicator look as if it was not printed as indicators are."""
    missing = [spellings[0] for field, spellings in layout.anchors.items() if field not in item.captions]
    if missing:
        yield f"没有读到{'、'.join(missing)}", "unread"
    if not indicator.name:
        yield "没有读到名称", "unread"
    if not indicator.printed["dimension"]:
        yield f"没有印一级指标，按二级指标推断为“{indicator.dimension}”", "caution"
    if item.repeats:
        yield "里又出现了一次指标值的标题，可能有别的指标没有分出来；请核对原文", "unread"


@cache
def _anchors(layout: Layout) -> re.Pattern[str]:
    """Heads and captions; one class of first characters stands in front, so that the search skips along."""
    captions = "|".join(f"(?P<{field}>{'|'.join(map(re.escape, spellings))})" for field, spellings in layout.anchors.items())
    return re.compile(rf"[\d；;](?:(?<=\d){_HEAD}|(?<=[；;])\s{{0,3}}(?:{captions})\s{{0,3}}[:：])")


def _items(text: str, anchors: re.Pattern[str]) -> Iterator[_Item]:
    """The items in order; a caption counts once, what follows the same caption again belongs to the value."""
    head: re.Match[str] | None = None
    captions: dict[str, tuple[int, int]] = {}
    repeats = False
    for match in anchors.finditer(text):
        field = match.lastgroup or ""
        if field in _HEADS:
            if head:
                yield _Item(head, captions, match.start(), repeats)
            head, captions, repeats = match, {}, False
        elif field in captions:
            repeats = True
        elif head:
            captions[field] = match.span()
    if head:
        yield _Item(head, captions, len(text), repeats)


def _leftover(stretch: Stretch, items: list[_Item]) -> Iterator[Notice]:
    """What stands before the first item and is not markup."""
    end = items[0].head.start() if items else len(stretch.text)
    start, end = _trimmed(stretch.text, 0, end)
    if start < end:
        what = "指标前面的文字" if items else "不是“序号、一级；二级；名称；指标值”样式的指标"
        for source in stretch.sources(start, end):
            yield Notice(f"{what}没有读：{_excerpt(stretch.text[start:end])}", source)


def _indicator(stretch: Stretch, item: _Item) -> Indicator:
    text, head = stretch.text, item.head
    spans = _spans(text, item)
    category_group = "category" if head["category"] else "alone"
    plain, printed = {}, {"dimension": head["dimension"] or "", "category": head[category_group]}
    for field, (start, end) in spans.items():
        raw = text[start:end]
        plain[field] = strip_residue(raw)
        if plain[field] != raw:
            printed[field] = raw
    spans["number"] = head.start(), head.end("digits")
    spans["category"] = head.span(category_group)
    if printed["dimension"]:
        spans["dimension"] = head.span("dimension")
    whole = _trimmed(text, head.start(), item.end)
    pieces = stretch.sources(*whole)
    if len(pieces) > 1:
        spans["indicator"] = whole
    period, annual = plain.get("period_target"), plain.get("annual_target")
    category = read_category(printed["category"])
    inferred = category.taxon.dimension if category.taxon else ""
    dimension = read_dimension(printed["dimension"] or inferred)
    return Indicator(
        number=int(text[slice(*spans["number"])]),
        dimension=dimension.taxon.name if dimension.taxon else dimension.text,
        category=category.taxon.name if category.taxon else category.text,
        name=plain["name"],
        source=pieces[0],
        period_target=None if period is None else parse_target(period),
        annual_target=None if annual is None else parse_target(annual),
        printed=printed,
        sources=Places(stretch, spans),
    )


def _spans(text: str, item: _Item) -> dict[str, tuple[int, int]]:
    """Where the name and the values of an item stand: each caption ends one field and begins the next."""
    spans = {}
    field, start = "name", item.head.end() + 1
    for following, (begin, end) in item.captions.items():
        spans[field] = _stripped(text, start, begin)
        field, start = following, end
    _, end = _trimmed(text, start, item.end)  # markup that parts this item from the next
    spans[field] = _stripped(text, start, end - (end > start and text[end - 1] == "。"))
    return spans


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends; markup stays, it is part of what was printed for the field."""
    piece = text[start:end].lstrip()
    start = end - len(piece)
    return start, start + len(piece.rstrip())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space and paragraph tags at its ends."""
    if start < end and (text[start] == "<" or text[start].isspace()):
        match = _EDGE_BEFORE.match(text, start, end)
        start = match.end() if match else start
    if start < end and (text[end - 1] == ">" or text[end - 1].isspace()):
        match = _EDGE_AFTER.search(text, max(start, end - _TAIL), end)
        end = match.start() if match else end
    return start, end


def _excerpt(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
