"""Rows of a table → indicators: places by the taxonomy, values put together, period and annual values of one name made one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from jiheng.domain.filing import Indicator
from jiheng.recognition.sheets.ledger import Ledger
from jiheng.recognition.sheets.pieces import sources_of, text_of
from jiheng.recognition.sheets.places import find_category, find_dimension, is_out_of_place
from jiheng.recognition.sheets.table import IndicatorRow
from jiheng.recognition.sheets.values import find_decimal, join_value
from jiheng.regulations.taxonomy import Taxon
from jiheng.source import Source
from jiheng.text.grammar import parse_target
from jiheng.text.targets import Target

RATINGS = frozenset("优良中差")
"""The heads of columns that say what each rating asks for."""

_ANNUAL = ("annual_target", "adjusted_target", "target", "initial_target")
_CLOSER = frozenset({("产出指标", "效益指标"), ("产出指标", "满意度指标"), ("成本指标", "产出指标"), ("成本指标", "效益指标"), ("成本指标", "满意度指标")})
"""Which 一级指标 a 二级指标 may lead away from where the grid leaves the 一级指标 blank."""


def read_indicators(rows: Sequence[IndicatorRow], ledger: Ledger, *, region: str | None = None) -> tuple[Indicator, ...]:
    """The indicators of a sheet in printed order, numbered from 1; with ``region`` those values that a matrix has for it."""
    if region is None:
        _say_scale(rows, ledger)
    drafts = [_indicator(row, ledger, region=region) for row in rows if region is None or region in row.regions]
    merged = _merged(drafts)
    return tuple([replace(indicator, number=number) for number, indicator in enumerate(merged, start=1)])


def _indicator(row: IndicatorRow, ledger: Ledger, *, region: str | None) -> Indicator:
    name = row.fields["name"]
    sources: dict[str, tuple[Source, ...]] = {"name": sources_of(name)}
    printed: dict[str, str] = {}
    dimension, category = _place(row, ledger, printed, sources)
    targets = _targets(row, sources, printed, region=region)
    numbers = {field: _number(row, field, sources, printed) for field in ("points", "score")}
    reason = row.fields.get("deviation_reason", ())
    if reason:
        sources["deviation_reason"] = sources_of(reason)
    for head, pieces in row.others.items():
        printed[head], sources[head] = text_of(pieces), sources_of(pieces)
    _say_doubts(row, text_of(name), targets, ledger)
    return Indicator(
        number=0, dimension=dimension, category=category, name=text_of(name), source=name[0].source, **targets,
        points=numbers["points"], score=numbers["score"], deviation_reason=text_of(reason) or None, printed=printed, sources=sources,
    )


def _say_doubts(row: IndicatorRow, name: str, targets: dict[str, Target | None], ledger: Ledger) -> None:
    """A caution where the cells of a row seem to stand in other columns than their heads say."""
    if is_out_of_place(name, *(target.text for target in targets.values() if target)):
        said = "、".join(f"“{text}”" for text in (name, *(target.text for target in targets.values() if target)))
        ledger.say(f"这一项读成了{said}，可能是列没有对齐；请对照原文核对", row.fields["name"][0].source)


def _say_scale(rows: Sequence[IndicatorRow], ledger: Ledger) -> None:
    """A caution, once, where each rating has a column of its own and nothing else is a target."""
    bare = [row for row in rows if not any(key.endswith("target") for key in row.fields)]
    scaled = next((row for row in bare if len(RATINGS & set(row.others)) > 1), None)
    if scaled:
        source = next(pieces[0].source for head, pieces in scaled.others.items() if head in RATINGS)
        ledger.say("表上按优、良、中、差分栏印出评分标准，没有另印指标值；各栏照原样保留，没有当作指标值", source)


def _place(row: IndicatorRow, ledger: Ledger, printed: dict[str, str], sources: dict[str, tuple[Source, ...]]) -> tuple[str, str]:
    """The canonical 一级 and 二级指标; one that the source left out is inferred from the other, and said."""
    for field in ("dimension", "category"):
        if pieces := row.fields.get(field):
            printed[field], sources[field] = text_of(pieces), sources_of(pieces)
    category = find_category(printed.get("category", ""))
    dimension = find_dimension(printed.get("dimension", ""))
    name = text_of(row.fields["name"])
    if category and ("dimension" not in printed or _is_led_away(row, dimension, category)):
        ledger.say(f"指标“{name}”没有印一级指标，按二级指标推断为“{category.dimension}”", row.fields["name"][0].source)
        printed.pop("dimension", None)
        sources.pop("dimension", None)
        dimension = find_dimension(category.dimension)
    first = dimension.name if dimension else printed.get("dimension", "")
    return first, category.name if category else printed.get("category", "")


def _is_led_away(row: IndicatorRow, dimension: Taxon | None, category: Taxon) -> bool:
    """Whether a 一级指标 that was only carried down cannot be that of this 二级指标."""
    return row.is_carried and dimension is not None and (dimension.name, category.dimension) in _CLOSER


def _targets(
    row: IndicatorRow, sources: dict[str, tuple[Source, ...]], printed: dict[str, str], *, region: str | None
) -> dict[str, Target | None]:
    """The values of an indicator by field; what a value did not use of sign and measure unit stays as printed."""
    values = dict(row.fields)
    if region is not None:
        values["target"] = row.regions[region]
    found: dict[str, Target | None] = {}
    used: set[Source] = set()
    plain = [field for field in _ANNUAL if field in values]
    chosen = {"period_target": "period_target"} if "period_target" in values else {}
    if plain:
        chosen["period_target" if row.term == "period" and "period_target" not in values else "annual_target"] = plain[0]
    if not chosen and "sign" in row.fields:  # ≧ %: a template whose number was never filled in
        values["target"], chosen = (), {"annual_target": "target"}
    for field, origin in [*chosen.items(), *((field, field) for field in ("actual", "expected") if field in values)]:
        sign = () if field in ("actual", "expected") else row.fields.get("sign", ())
        text, pieces = join_value(sign, values[origin], row.fields.get("measure_unit", ()))
        found[field], sources[field] = parse_target(text), sources_of(pieces)
        used.update(sources[field])
        raw = "".join(piece.text for piece in pieces)
        if raw != text:
            printed[field] = raw
    for field in (*plain[1:], "sign", "measure_unit"):
        if field in row.fields and not used.issuperset(sources_of(row.fields[field])):
            head = row.heads[field]
            printed[head], sources[head] = text_of(row.fields[field]), sources_of(row.fields[field])
    return found


def _number(row: IndicatorRow, field: str, sources: dict[str, tuple[Source, ...]], printed: dict[str, str]) -> str | None:
    """Points or score as a decimal; other words stay as printed."""
    pieces = row.fields.get(field)
    if not pieces:
        return None
    text = text_of(pieces)
    sources[field] = sources_of(pieces)
    number = find_decimal(text)
    if number != text:
        printed[field] = text
    return number


def _merged(drafts: Iterable[Indicator]) -> list[Indicator]:
    """Indicators that stand once with a value for the whole period and once with one for the year, as one each."""
    found: list[Indicator] = []
    waiting: dict[tuple[str, str, str], list[int]] = {}
    for draft in drafts:
        key = draft.dimension, draft.category, draft.name
        if draft.annual_target and not draft.period_target and waiting.get(key):
            index = waiting[key].pop(0)
            found[index] = _joined(found[index], draft)
            continue
        if draft.period_target and not draft.annual_target:
            waiting.setdefault(key, []).append(len(found))
        found.append(draft)
    return found


def _joined(period: Indicator, annual: Indicator) -> Indicator:
    """Both as one; where the second prints again what the first did stands under ``repeated``."""
    sources = {**annual.sources, **period.sources}
    repeated = [place for field, places in annual.sources.items() if field in period.sources for place in places]
    sources["repeated"] = tuple([place for place in dict.fromkeys(repeated) if place not in {*chain(*period.sources.values())}])
    return replace(
        annual, source=period.source, period_target=period.period_target, points=annual.points or period.points,
        printed={**period.printed, **annual.printed}, sources=sources,
    )
