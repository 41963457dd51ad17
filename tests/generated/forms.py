"""What a generated filing says, laid out in the official forms, with the facts that reading must find again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from tests.generated.content import Content, Item, Work
from tests.generated.facts import Facts, squeeze
from tests.generated.pages import Box, Grid, head, merge_levels, row
from tests.generated.styles import Style

UNITS = {"元": 100, "万元": 1_000_000}


class Laid(NamedTuple):
    """A filing as it stands on pages, and what it says."""

    grids: tuple[Grid, ...]
    facts: Facts


def lay_list(content: Content, style: Style) -> Laid:
    """项目支出绩效目标表: one row a project, its indicators packed into the last cell."""
    heads = ("项目名称（资金使用单位）", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标")
    order = ((0, 1, 2, 3, 4, 5, 6), (0, 5, 6, 1, 2, 3, 4), (5, 0, 6, 1, 2, 4, 3))[style.order]
    widths = (12, 8, 8, 6, 6, 18, 42)
    lines = [_entry("合计", content.works, style)]
    for body in content.bodies:
        lines.append(_entry(body.name, body.works, style))
        lines.extend([*_entry(work.name, (work,), style)[:5], Box(work.objective), Box(_packed(work.items))] for work in body.works)
    rows = [tuple(map(head, heads)), *map(tuple, lines)]
    grid = Grid(
        tuple(widths[at] for at in order), tuple(tuple(line[at] for at in order) for line in rows), head_rows=1,
        above=("项目支出绩效目标表（含转移支付项目）", f"部门名称：{content.department}", "单位：万元"),
    )
    facts = _facts(content, "project-target-list", "万元", lambda work: {
        "funds": _funds(work.fiscal, work.other, style), "indicators": list(map(_item_of_both, work.items)),
    })  # fmt: skip
    return Laid((_titled(grid, style),), facts)


def lay_central(content: Content, style: Style) -> Laid:
    """项目支出绩效目标申报表 of a central department: money and objectives of the whole period beside those of the year."""
    order = ((0, 1), (1, 0), (0, 1))[style.order]
    ends = ("实施期指标值", "年度指标值")
    widths = (6, 9, 11, 26, 14, 14)

    def lay(work: Work, agency: str) -> Grid:
        rows = [
            row(head("项目名称", 2), Box(work.name, 4)),
            row(head("主管部门及代码", 2), Box(content.department), head("实施单位"), Box(agency, 2)),
            *_beside("项目资金（万元）", ("中期资金总额：", "其中：财政拨款", "其他资金"), ("年度资金总额：", "其中：财政拨款", "其他资金"), work, style),
            row(head("总体目标", down=2), head("中期目标（2026年—2028年）", 3), head("年度目标", 2)),
            row(Box(work.period_objective, 3), Box(work.objective, 2)),
            *_indicators(work, heads=("一级指标", "二级指标", "三级指标", *(ends[at] for at in order)),
                         cells=lambda item: [(item.period, item.annual)[at] for at in order]),
        ]
        return Grid(widths, tuple(rows), above=("项目支出绩效目标申报表", f"（{content.year}年度）"))

    facts = _facts(content, "project-target", "万元", lambda work: {
        **_period(work, style), "indicators": list(map(_item_of_both, work.items)),
    })  # fmt: skip
    return Laid(_sheets(content, style, lay), facts)


def lay_shanghai(content: Content, style: Style) -> Laid:
    """财政项目支出绩效目标申报表 of Shanghai: money in 元, one column of values."""
    widths = (7, 10, 12, 24, 14, 14)

    def lay(work: Work, agency: str) -> Grid:
        rows = [
            row(head("项目名称"), Box(work.name, 2), head("项目性质"), Box("经常性项目", 2)),
            row(head("主管部门"), Box(content.department, 2), head("实施单位"), Box(agency, 2)),
            row(head("计划开始日期"), Box("2026-01-01", 2), head("计划完成日期"), Box("2028-12-31", 2)),
            *_beside("项目资金（元）", ("项目资金总额", "其中：财政资金", "其他资金"), ("年度资金申请总额", "其中：当年财政拨款", "其他资金"), work, style, unit="元"),
            row(head("项目绩效目标", down=2), head("项目总体目标(2026年-2028年)", 3), head("年度总体目标", 2)),
            row(Box(work.period_objective, 3), Box(work.objective, 2)),
            *_indicators(work, heads=("一级指标", "二级指标", "三级指标", "年度(/项目)指标值"), cells=lambda item: [item.annual], spans=(1, 1, 1, 2)),
        ]
        return Grid(widths, tuple(rows), above=("财政项目支出绩效目标申报表", f"（{content.year}年度）"))

    facts = _facts(content, "project-target", "元", lambda work: _period(work, style) | {"indicators": list(map(_item, work.items))})
    return Laid(_sheets(content, style, lay), facts)


def lay_sichuan(content: Content, style: Style) -> Laid:
    """部门预算项目绩效目标表 as in Sichuan: sign, number and measure unit of a value in columns of their own."""
    order = ((0, 1, 2, 3), (3, 0, 1, 2), (0, 1, 2, 3))[style.order]
    heads = ("指标性质", "指标值", "度量单位", "权重")
    widths = (6, 9, 12, 26, 8, 12, 8, 7)

    def lay(work: Work, agency: str) -> Grid:
        money = [("年度资金总额", work.fiscal + work.other), ("其中：财政拨款", work.fiscal), ("其他资金", work.other)]
        rows = [
            row(head("项目名称", 2), Box(work.name, 6)),
            row(head("主管部门", 2), Box(content.department, 2), head("实施单位"), Box(agency, 3)),
            *_below("项目资金（万元）", [row(head(label, 2), _amount(fen, style, across=4)) for label, fen in money], across=2),
            row(head("年度目标", 2), Box(work.objective, 6)),
            *_indicators(work, heads=("一级指标", "二级指标", "三级指标", *(heads[at] for at in order)),
                         cells=lambda item: [(*split_value(item.annual), str(item.points))[at] for at in order]),
        ]
        return Grid(widths, tuple(rows), above=("部门预算项目支出绩效目标表", f"（{content.year}年度）"))

    facts = _facts(content, "project-target", "万元", lambda work: {
        "funds": _funds(work.fiscal, work.other, style), "indicators": list(map(_split_item, work.items)),
    })  # fmt: skip
    return Laid(_sheets(content, style, lay), facts)


def lay_self_evaluation(content: Content, style: Style) -> Laid:
    """项目支出绩效自评表 of the ministry: budget and execution, actual values, points and scores."""
    order = ((0, 1, 2, 3), (2, 0, 1, 3), (0, 1, 2, 3))[style.order]
    heads = ("年度指标值", "实际完成值", "分值", "得分")
    spans = (1, 1, 2, 1)
    widths = (6, 7, 9, 16, 12, 12, 5, 7, 6, 9, 8)

    def lay(work: Work, agency: str) -> Grid:
        score = 10 + sum(int(item.score) for item in work.items)
        rows = [
            row(head("项目名称", 2), Box(work.name, 9)),
            row(head("主管部门", 2), Box(content.department, 2), head("实施单位"), Box(agency, 6)),
            *_execution(work, style),
            row(head("年度总体目标", down=2), head("预期目标", 3), head("实际完成情况", 7)),
            row(Box(work.objective, 3), Box(work.actual_objective, 7)),
            *_indicators(work, heads=("一级指标", "二级指标", "三级指标", *(heads[at] for at in order), "偏差原因分析及改进措施"),
                         cells=lambda item: [*((item.annual, item.actual, str(item.points), item.score)[at] for at in order), item.reason],
                         spans=(1, 1, 1, *spans, 2)),
            row(head("总分", 6), Box("100", 2), Box(str(score)), Box("", 2)),
        ]
        return Grid(widths, tuple(rows), above=("项目支出绩效自评表", f"（{content.year}年度）"))

    facts = _facts(content, "self-evaluation", "万元", lambda work: _executed(work) | {"indicators": list(map(_judged_item, work.items))})
    return Laid(_sheets(content, style, lay), facts)


FORMS: dict[str, Callable[[Content, Style], Laid]] = {
    "list": lay_list, "central": lay_central, "self-evaluation": lay_self_evaluation, "sichuan": lay_sichuan, "shanghai": lay_shanghai,
}


def split_value(value: str) -> tuple[str, str, str]:
    """A value as sign, number and measure unit; one without a number is 定性."""
    sign, rest = (value[0], value[1:]) if value[0] in "≥≤" else ("", value)
    number = rest[:len(rest) - len(rest.lstrip("0123456789."))]
    if not number or any(digit.isdigit() for digit in rest[len(number):]) or len(rest) - len(number) > 6:
        return "定性", value, ""
    return sign or "＝", number, rest[len(number):]


def print_amount(fen: int, style: Style, *, unit: str = "万元") -> str:
    """An amount as the file prints it."""
    if not fen:
        return style.zero
    whole, rest = divmod(abs(fen), UNITS[unit])
    decimals = f"{rest:0{len(str(UNITS[unit])) - 1}d}".rstrip("0").ljust(2, "0")
    return f"{'-' * (fen < 0)}{whole:{',' if style.thousands else ''}}.{decimals}"


def _amount(fen: int, style: Style, *, unit: str = "万元", across: int = 1) -> Box:
    return Box(print_amount(fen, style, unit=unit), across, fen=fen)


def _entry(name: str, works: Sequence[Work], style: Style) -> list[Box]:
    """The row of a project, or of the sum of several."""
    fiscal, other = sum(work.fiscal for work in works), sum(work.other for work in works)
    return [Box(name), _amount(fiscal + other, style), _amount(fiscal, style), Box(""), _amount(other, style), Box(""), Box("")]


def _packed(items: Sequence[Item]) -> str:
    codes = {"产出指标": "1", "效益指标": "2", "满意度指标": "3"}
    kinds = {"数量指标": 1, "质量指标": 2, "时效指标": 3, "成本指标": 4, "经济效益指标": 1, "社会效益指标": 2, "生态效益指标": 3, "可持续影响指标": 4, "服务对象满意度指标": 1}
    return "".join(
        f"{number}、{codes[item.dimension]}-{item.dimension}；{codes[item.dimension]}{kinds[item.category]}-{item.category}；{item.name}；"
        f"实施周期指标值:{item.period}；年度指标值:{item.annual}。"
        for number, item in enumerate(items, start=1)
    )


def _beside(
    label: str, left: Sequence[str], right: Sequence[str], work: Work, style: Style, *, unit: str = "万元"
) -> list[tuple[Box, ...]]:
    """Three rows of money: the whole period on the left, the year on the right."""
    period = (work.period_fiscal + work.period_other, work.period_fiscal, work.period_other)
    annual = (work.fiscal + work.other, work.fiscal, work.other)
    rows = [
        row(head(one), _amount(whole, style, unit=unit), head(other), _amount(year, style, unit=unit, across=2))
        for one, whole, other, year in zip(left, period, right, annual, strict=True)
    ]
    return _below(label, rows)


def _execution(work: Work, style: Style) -> list[tuple[Box, ...]]:
    """The block of budget and execution, 分值 and 得分 on the row of the total."""
    total, spent = work.fiscal + work.other, work.spent_fiscal + work.spent_other
    lines = [("年度资金总额：", total, spent), ("其中：本年财政拨款", work.fiscal, work.spent_fiscal), ("其他资金", work.other, work.spent_other)]
    heads = (head("年初预算数"), head("全年预算数"), head("全年执行数", 2), *map(head, ("分值", "执行率", "得分")))
    rows = [row(head("项目资金（万元）", 2, 4), head("", 2), *heads)]
    for at, (label, planned, used) in enumerate(lines):
        rates = ("—", "—", "—") if at else ("10", _rate(work), "10")
        rows.append(row(head(label, 2), _amount(planned, style), _amount(planned, style), _amount(used, style, across=2), *rates))
    return rows


def _rate(work: Work) -> str:
    return f"{(work.spent_fiscal + work.spent_other) * 100 / (work.fiscal + work.other):.2f}%"


def _indicators(
    work: Work, *, heads: Sequence[str], cells: Callable[[Item], list[str]], spans: Sequence[int] = ()
) -> list[tuple[Box, ...]]:
    """The table of indicators beside its merged label; ``spans`` is how many columns each of its columns takes, one unless given."""
    body = merge_levels([[item.dimension, item.category, item.name, *cells(item)] for item in work.items])
    lines: list[list[Box | None]] = [[head(text) for text in heads], *body]
    wide = [tuple(box._replace(across=span) for box, span in zip(line, spans or [1] * len(line), strict=True) if box) for line in lines]
    return _below("绩效指标", wide)


def _below(label: str, rows: Sequence[tuple[Box, ...]], *, across: int = 1) -> list[tuple[Box, ...]]:
    """Rows beside one label that is merged over them."""
    return [(head(label, across, len(rows)), *rows[0]), *rows[1:]]


def _sheets(content: Content, style: Style, lay: Callable[[Work, str], Grid]) -> tuple[Grid, ...]:
    grids = [lay(work, body.name) for body in content.bodies for work in body.works]
    if style.merges != "merged":
        grids = [grid.unmerged(heads=style.merges == "unmerged") for grid in grids]
    return tuple(_titled(grid, style) for grid in grids)


def _titled(grid: Grid, style: Style) -> Grid:
    """The lines above a table as its first rows, where the style wants them there."""
    if not style.titled:
        return grid
    lines = tuple(row(head(line, len(grid.widths))) for line in grid.above)
    return replace(grid, rows=(*lines, *grid.rows), above=(), head_rows=grid.head_rows and grid.head_rows + len(lines))


def _facts(content: Content, form: str, unit: str, say: Callable[[Work], Facts]) -> Facts:
    """What the filing says, every project as ``say`` tells it."""
    agencies = [{"name": squeeze(body.name), "projects": [_common(work) | say(work) for work in body.works]} for body in content.bodies]
    year = None if form == "project-target-list" else content.year
    return {"form": form, "unit": unit, "department": content.department, "year": year, "agencies": agencies}


def _common(work: Work) -> Facts:
    return {"name": squeeze(work.name), "annual_objective": squeeze(work.objective)}


def _funds(fiscal: int, other: int, style: Style) -> Facts:
    """The amounts that were printed: a blank or a dash is none."""
    return {"total": fiscal + other, "fiscal": fiscal, "other": other or (None if style.zero in ("", "—") else 0)}


def _period(work: Work, style: Style) -> Facts:
    """The money of the year and of the whole period, and the objective of the period."""
    funds = {"funds": _funds(work.fiscal, work.other, style), "period_funds": _funds(work.period_fiscal, work.period_other, style)}
    return funds | {"period_objective": squeeze(work.period_objective)}


def _executed(work: Work) -> Facts:
    total, score = work.fiscal + work.other, 10 + sum(int(item.score) for item in work.items)
    return {"actual_objective": squeeze(work.actual_objective), "funds": {"total": total}, "budget": {
        "initial_budget": total, "budgeted": total, "spent": work.spent_fiscal + work.spent_other, "total_score": str(score),
        "execution_rate": _rate(work).rstrip("%"), "execution_points": "10", "execution_score": "10",
    }}  # fmt: skip


def _item(item: Item) -> Facts:
    return {
        "dimension": item.dimension, "category": item.category, "name": squeeze(item.name), "annual_target": squeeze(item.annual),
        "period_target": None,
    }


def _item_of_both(item: Item) -> Facts:
    return _item(item) | {"period_target": squeeze(item.period)}


def _split_item(item: Item) -> Facts:
    return _item(item) | {"annual_target": "".join(split_value(item.annual)).replace("定性", ""), "points": str(item.points)}


def _judged_item(item: Item) -> Facts:
    judged = {"points": str(item.points), "score": item.score, "deviation_reason": squeeze(item.reason)}
    return _item(item) | {"actual": squeeze(item.actual)} | judged
