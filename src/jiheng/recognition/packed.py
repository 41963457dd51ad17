"""Indicators packed into one cell: ``1、1-产出指标；11-数量指标；名称；实施周期指标值:…；年度指标值:…。2、…``.

Read by anchors, never by splitting: values contain ``；``, names end in ``。``. One pass finds the heads of the items and the two
captions; what lies between them is the fields. Every pattern is bounded, so the pass is linear whatever the cell holds.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from jiheng.document import Notice
from jiheng.domain.filing import Indicator
from jiheng.recognition.stretch import Stretch
from jiheng.regulations.layouts import Layout
from jiheng.regulations.taxonomy import read_category, read_dimension
from jiheng.text.grammar import parse_target
from jiheng.text.residue import strip_residue
from jiheng.text.targets import Target

_HEAD = (
    r"(?P<number>\d{1,4})\s{0,3}[、.．]\s{0,3}"
    r"(?P<dimension>\d{1,2}\s?[-－—]\s?[^；;。\d][^；;。]{0,11}|(?:产出|效益|满意度|成本)(?:指标)?)\s{0,3}[；;]\s{0,3}"
    r"(?P<category>[^；;。]{2,18}?)\s{0,3}(?=[；;])"
)
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
    indicators = [_indicator(stretch, item) for item in items]
    notices = list(_leftover(stretch, items))
    for item, indicator in zip(items, indicators, strict=True):
        notices += [Notice(f"第 {indicator.number} 项指标{doubt}", indicator.source) for doubt in _doubts(item, indicator, layout)]
    return Packed(tuple(indicators), tuple(notices))


def _doubts(item: _Item, indicator: Indicator, layout: Layout) -> Iterator[str]:
    """What makes an indicator look as if it was not printed as indicators are."""
    missing = [spellings[0] for field, spellings in layout.anchors.items() if field not in item.captions]
    if missing:
        yield f"没有读到{'、'.join(missing)}"
    if not indicator.name:
        yield "没有读到名称"
    if item.repeats:
        yield "里又出现了一次指标值的标题，可能有别的指标没有分出来；请核对原文"


@cache
def _anchors(layout: Layout) -> re.Pattern[str]:
    captions = "|".join(
        f"(?P<{field}>[；;]\\s{{0,3}}(?:{'|'.join(map(re.escape, spellings))})\\s{{0,3}}[:：])" for field, spellings in layout.anchors.items()
    )
    return re.compile(f"{_HEAD}|{captions}")


def _items(text: str, anchors: re.Pattern[str]) -> Iterator[_Item]:
    """The items in order; a caption counts once, what follows the same caption again belongs to the value."""
    head: re.Match[str] | None = None
    captions: dict[str, tuple[int, int]] = {}
    repeats = False
    for match in anchors.finditer(text):
        field = match.lastgroup or ""
        if field == "category":
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
    dimension, category = head.span("dimension"), head.span("category")
    printed_dimension, printed_category = text[slice(*dimension)], text[slice(*category)]
    dimension_label, category_label = read_dimension(printed_dimension), read_category(printed_category)
    starts = sorted(begin for begin, _ in item.captions.values())
    spans = {"number": head.span("number"), "dimension": dimension, "category": category,
             "name": _stripped(text, min(head.end() + 1, starts[0]) if starts else head.end() + 1, starts[0] if starts else item.end)}
    for field, (begin, end) in item.captions.items():
        following = next((start for start in starts if start > begin), None)
        spans[field] = _value_span(text, end, item.end if following is None else following, last=following is None)
    sources = {field: stretch.sources(*span) for field, span in spans.items()}
    whole = stretch.sources(*_trimmed(text, head.start(), item.end))
    if len(whole) > 1:
        sources["indicator"] = whole
    name = text[slice(*spans["name"])]
    return Indicator(
        number=int(head["number"]),
        dimension=dimension_label.taxon.name if dimension_label.taxon else dimension_label.text,
        category=category_label.taxon.name if category_label.taxon else category_label.text,
        name=strip_residue(name),
        source=whole[0],
        period_target=_target(text, spans.get("period_target")),
        annual_target=_target(text, spans.get("annual_target")),
        printed={"dimension": printed_dimension, "category": printed_category, **_residual(text, spans)},
        sources=sources,
    )


def _residual(text: str, spans: Mapping[str, tuple[int, int]]) -> dict[str, str]:
    """The name and the values as printed, where they hold residue of markup."""
    raw = {field: text[slice(*spans[field])] for field in ("name", "period_target", "annual_target") if field in spans}
    return {field: printed for field, printed in raw.items() if strip_residue(printed) != printed}


def _value_span(text: str, start: int, end: int, *, last: bool) -> tuple[int, int]:
    """The value between two anchors; the last one of an item gives up the 。 that ends the item, and markup that parts it from the next."""
    if last:
        _, end = _trimmed(text, start, end)
        end -= end > start and text[end - 1] == "。"
    return _stripped(text, start, end)


def _target(text: str, span: tuple[int, int] | None) -> Target | None:
    return None if span is None else parse_target(strip_residue(text[slice(*span)]))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends; markup stays, it is part of what was printed for the field."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, start + max(len(piece.rstrip()), left)


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
