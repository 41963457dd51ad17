"""A merged table → a workbook: every row with the file and the place that it came from, the sums, and what was not merged."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jiheng.domain.filing import Agency, Indicator, Project
from jiheng.domain.merging import Merging
from jiheng.exchange.sheets import Column, Sheet, Value, write_sheets
from jiheng.source import Source
from jiheng.text.money import Money

_MONEY = "#,##0.00"
_FOUR = {"total": "总计", "fiscal": "财政拨款", "special_account": "财政专户拨款", "other": "其他资金"}
_KIND_WORDS = {"repeated": "重复", "conflicting": "内容冲突", "year": "年度不同", "broken": "原表不平"}


def write_merged_workbook(merging: Merging, *, missing: Sequence[str] = ()) -> bytes:
    """The bytes of an ``.xlsx`` workbook: 汇总, 项目, 指标, 来源, 核对, and 冲突 and 未报 where there are any.

    ``missing`` are the agencies that are not in the table. Money is in numbers of the merged table's unit.
    """
    sheets = [_agencies(merging), _projects(merging), _indicators(merging), _files(merging), _proof(merging)]
    if merging.conflicts:
        rows = tuple((_KIND_WORDS[one.kind], one.text, _say_places(one.sources, merging)) for one in merging.conflicts)
        sheets.append(Sheet("冲突", (Column("类别", 12), Column("说明", 80), Column("位置", 50)), rows))
    if missing:
        sheets.append(Sheet("未报", (Column("单位", 40),), tuple((name,) for name in missing)))
    return write_sheets(sheets, title=f"{merging.filing.title} 并表".strip())


def _agencies(merging: Merging) -> Sheet:
    filing = merging.filing
    rows: list[tuple[Value, ...]] = [
        (agency.name, len(agency.projects), _count(agency), *_amounts(agency.funds, filing.money_unit), _say_files(agency, merging))
        for agency in filing.agencies
    ]
    if filing.funds:
        rows.append((
            "合计", sum(len(agency.projects) for agency in filing.agencies), filing.indicator_count,
            *_amounts(filing.funds, filing.money_unit), None,
        ))
    columns = (Column("单位", 34), Column("项目数", 9), Column("指标数", 9), *_money_columns(filing.money_unit), Column("来源文件", 50))
    return Sheet("汇总", columns, rows)


def _projects(merging: Merging) -> Sheet:
    unit = merging.filing.money_unit
    columns = (
        Column("单位", 26), Column("项目", 36), Column("编码", 20), *_money_columns(unit), Column("年度目标", 50), Column("指标数", 9),
        Column("来源文件", 36), Column("位置", 18),
    )
    rows = (
        (agency.name, project.name, project.code, *_amounts(project.funds, unit), project.objective or None, len(project.indicators),
         _name(merging, file), _say_place(project.source))
        for file, agency, project in _walk(merging)
    )
    return Sheet("项目", columns, tuple(rows))


def _indicators(merging: Merging) -> Sheet:
    columns = (
        Column("单位", 24), Column("项目", 30), Column("序号", 6), Column("一级指标", 11), Column("二级指标", 16), Column("三级指标", 30),
        Column("周期值", 26), Column("年度值", 26), Column("实际完成值", 20), Column("来源文件", 36), Column("名称位置", 16), Column("年度值位置", 16),
    )
    rows = (
        (agency.name, project.name, *_indicator(one), _name(merging, file), _place_of(one, "name"), _place_of(one, "annual_target"))
        for file, agency, project in _walk(merging) for one in project.indicators
    )
    return Sheet("指标", columns, tuple(rows))


def _indicator(one: Indicator) -> tuple[Value, ...]:
    values = (target.text if target else None for target in (one.period_target, one.annual_target, one.actual))
    return (one.number, one.dimension, one.category, one.name, *values)


def _files(merging: Merging) -> Sheet:
    unit = merging.filing.money_unit
    columns = (
        Column("序", 6), Column("文件", 46), Column("单位", 40), Column("并入项目数", 12), Column(f"并入金额（{unit}）", 18, _MONEY),
        Column("摘要（SHA-256）", 66),
    )
    rows = tuple(
        (file.number, file.name, "、".join(file.agencies), file.project_count, Decimal(file.total.in_unit(unit)), file.sha256)
        for file in merging.files
    )
    return Sheet("来源", columns, rows)


def _proof(merging: Merging) -> Sheet:
    columns = (Column("核对内容", 40), Column("左边", 20, _MONEY), Column("右边", 20, _MONEY), Column("结果", 10))
    checks = merging.filing.proof.checks
    rows = tuple((one.what, Decimal(one.left), Decimal(one.right), "相符" if one.holds else "不符") for one in checks)
    return Sheet("核对", columns, rows)


def _walk(merging: Merging) -> Iterator[tuple[int, Agency, Project]]:
    for part in merging.parts:
        yield from ((part.file, part.agency, project) for project in part.agency.projects)


def _money_columns(unit: str) -> tuple[Column, ...]:
    return tuple(Column(f"{words}（{unit}）", 16, _MONEY) for words in _FOUR.values())


def _amounts(funds: object, unit: str) -> Iterator[Value]:
    for field in _FOUR:
        amount: Money | None = getattr(funds, field)
        yield None if amount is None else Decimal(amount.in_unit(unit))


def _count(agency: Agency) -> int:
    return sum(len(project.indicators) for project in agency.projects)


def _say_files(agency: Agency, merging: Merging) -> str:
    numbers = dict.fromkeys(part.file for part in merging.parts if part.agency.name == agency.name)
    return "；".join(_name(merging, number) for number in numbers)


def _name(merging: Merging, number: int) -> str:
    """A file by number and name; two files may have the same name."""
    return f"{number}. {merging.files[number - 1].name}"


def _say_places(sources: Sequence[tuple[int, Source]], merging: Merging) -> str | None:
    return "；".join(f"{_name(merging, number)} {_say_place(source)}" for number, source in sources) or None


def _say_place(source: Source) -> str:
    return source.place.removeprefix(f"{source.name}:")


def _place_of(indicator: Indicator, field: str) -> str | None:
    stretches = indicator.sources.get(field) or (indicator.source,)
    return "；".join(map(_say_place, stretches))
