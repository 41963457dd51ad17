"""转移支付区域绩效目标分解表: one transfer payment on one sheet, a column of values for every region that has a share in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiheng.domain.filing import Agency, Indicator, Project
from jiheng.domain.funds import Funds
from jiheng.errors import JihengError
from jiheng.forms.fillers.facts import Key, list_facts
from jiheng.forms.fillers.shares import MoneyLine, Share, find_whole, list_differences, list_held, list_lines, money_rows
from jiheng.forms.fillers.sheet import FilledSheet, Omission, fill_sheet, list_omissions
from jiheng.forms.sheet import FormCell, FormSheet
from jiheng.regulations.form_layouts import FormLayout

_REGIONS_AT_MOST = 8
"""The columns that are still wide enough to write in; more regions go on further sheets."""

_Name = tuple[str, str, str]


def fill_decompositions(shares: Sequence[Share], layout: FormLayout) -> Iterator[FilledSheet]:
    """A sheet for every transfer payment among ``shares``; raises ``JihengError`` where one goes to a single region."""
    groups: dict[str, list[Share]] = {}
    for share in shares:
        groups.setdefault(share[2].name, []).append(share)
    number = 0
    for name, group in groups.items():
        if len(group) < 2:
            raise JihengError(f"“{name}”只有一个地区的目标，分解表要有两个以上；请把各地区的表一起写上，或填 regional-target。")
        differences = tuple(list_differences(group, layout))
        for at in range(0, len(group), _REGIONS_AT_MOST):
            number += 1
            filled = _fill(group[at:at + _REGIONS_AT_MOST], layout, whole=find_whole(group), number=number)
            yield replace(filled, omissions=filled.omissions if at else (*differences, *filled.omissions))


def _fill(group: Sequence[Share], layout: FormLayout, *, whole: Funds, number: int) -> FilledSheet:
    """One sheet: what holds for all regions from the first of them, the values and the money of each in its own column."""
    filing, _, first = group[0]
    indicators: dict[_Name, Indicator] = {}
    for _, _, project in group:
        for indicator in project.indicators:
            indicators.setdefault(_name(indicator), indicator)
    lead = replace(first, funds=whole, indicators=tuple(indicators.values()))
    base = fill_sheet(filing, Agency("", Funds(None), ()), lead, layout, number=number).sheet
    lines = list_lines(layout)
    cells = sorted(_spread(base, group, list(indicators), lines, layout), key=lambda cell: (cell.row, cell.column))
    width = base.widths[-1] / len(group)
    sheet = replace(base, widths=(*base.widths[:-1], *(width for _ in group)), cells=tuple(cells))
    return FilledSheet(sheet, tuple(omission for share in group for omission in _omissions(share, lead, lines, layout)))


def _spread(
    base: FormSheet, group: Sequence[Share], names: Sequence[_Name], lines: Sequence[MoneyLine], layout: FormLayout
) -> Iterator[FormCell]:
    """The cells with the last column divided among the regions from the second row of heads downwards, below which stands their money."""
    last = len(base.widths) - 1
    heads = base.repeated[1] if base.repeated else 0
    values = [{_name(indicator): indicator.target for indicator in project.indicators} for _, _, project in group]
    for cell in (_moved(cell, heads, len(lines)) for cell in base.cells):
        if cell.column == last and cell.row >= heads:
            for at, (_, agency, _) in enumerate(group):
                target = values[at].get(names[cell.row - heads - 1 - len(lines)]) if cell.row > heads else None
                text = agency.name if cell.row == heads else target.text if target else ""
                yield replace(cell, column=last + at, text=text)
        elif cell.column + cell.columns > last:
            yield replace(cell, columns=cell.columns + len(group) - 1)
        else:
            yield cell
    left = min(cell.column for cell in base.cells if cell.row > heads)
    for row, line in enumerate(lines, start=heads + 1):
        yield FormCell(row, left, line.label, "label", columns=last - left)
    yield from money_rows(group, lines, layout, first=heads + 1, column=last)


def _moved(cell: FormCell, heads: int, rows: int) -> FormCell:
    """A cell where it stands when ``rows`` more come below the heads; one that reaches over them is so much higher."""
    if cell.row > heads:
        return replace(cell, row=cell.row + rows)
    return replace(cell, rows=cell.rows + rows) if cell.row + cell.rows - 1 > heads else cell


def _name(indicator: Indicator) -> _Name:
    return indicator.dimension, indicator.category, indicator.name


def _omissions(share: Share, lead: Project, lines: Sequence[MoneyLine], layout: FormLayout) -> Iterator[Omission]:
    """What is said of one region only and has no column."""
    filing, agency, project = share
    facts = list_facts(filing, agency, project, layout)
    used: set[Key] = {("name",), ("agency",), ("department",), *list_held(facts, lines)}
    used |= {key for key in facts if key[0] == "indicator" and key[2] in ("dimension", "category", "name")}
    for number, indicator in enumerate(project.indicators, start=1):
        used.add(("indicator", str(number), "annual_target" if indicator.annual_target else "period_target"))
    if project.annual_objective == lead.annual_objective:
        used.add(("annual_objective",))
    for omission in list_omissions(project, facts, used):
        yield replace(omission, words=f"{agency.name}：{omission.words}")
