"""The little language of the examples on rule cards, turned into a published table and read by the real reader.

One fact a line, cells parted by ``|``: 标题, 部门, 合计, 单位, 项目, 目标, or a 二级指标 with name, value for the year and (optionally) value
for the whole period, optionally with a printed number in front; a 二级指标 with a code (``21-社会效益``) is printed as it stands.
A line that begins with ``|`` continues the 目标 above. What is left out has sound defaults. What stands below ``〔上年〕``, ``〔预算〕``,
``〔上级〕``, ``〔批复〕`` or ``〔上一稿〕`` is the other table that the first one is held against; for other forms see ``other_forms``.
``豁免 | 规则 | 理由 | 批准人 | 有效期至`` is a waiver beside the table.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import jiheng
from jiheng.regulations.taxonomy import read_category, read_dimension
from tests.rules.other_forms import write_department, write_monitoring, write_publication, write_sheet
from tests.rules.self_evaluation import MARK, write_self_evaluation

OBJECTIVE = "面向全市基层单位开展业务培训与技术支持，全年服务不少于600人次，提升从业人员的专业能力，使服务对象满意度达到90%以上。"
_INDICATOR = re.compile(r"(?:(\d+)\s+)?(\S+)")
_HEADER = "项目名称（资金使用单位）\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标"
_SECTION = re.compile(r"^〔(上年|预算|上级|批复|上一稿)〕\s*$", re.MULTILINE)
_WAIVER = re.compile(r"^豁免 \|(.*)\n?", re.MULTILINE)
_DAY = date(2026, 6, 30)
"""The day of the check, for waivers."""
_OTHERS: dict[str, str] = {"上年": "last_year", "预算": "budget", "上级": "upper", "批复": "approved", "上一稿": "earlier"}
_OTHER_FORMS = {"监控": write_monitoring, "公开": write_publication, "申报": write_sheet, "部门整体": write_department}


@dataclass
class _Project:
    cells: list[str]
    objective: str = OBJECTIVE
    indicators: list[str] = field(default_factory=list)


@dataclass
class _Agency:
    cells: list[str]
    projects: list[_Project] = field(default_factory=list)


@dataclass
class _Table:
    title: str = "2026年度项目支出绩效目标表"
    department: str = "示例市示例局"
    grand: list[str] | None = None
    agencies: list[_Agency] = field(default_factory=list)

    def agency(self) -> _Agency:
        if not self.agencies:
            self.agencies.append(_Agency(["示例市示例局"]))
        return self.agencies[-1]

    def project(self) -> _Project:
        if not self.agency().projects:
            self.agency().projects.append(_Project(["示例项目"]))
        return self.agency().projects[-1]


def check_example(text: str) -> tuple[jiheng.Finding, ...]:
    """The findings on the table that an example describes."""
    own, *sections = _SECTION.split(_WAIVER.sub("", text))
    others = {_OTHERS[name]: _read(section) for name, section in zip(sections[::2], sections[1::2], strict=True)}
    waivers = tuple(map(_waiver, _WAIVER.findall(text)))
    result = jiheng.check_all([_read(own)], others=jiheng.Others(**others), waivers=waivers, on=_DAY)[0]
    assert not result.failures, result.failures
    return result.findings


def _waiver(cells: str) -> jiheng.Waiver:
    rule, why, who, until = (cell.strip() for cell in cells.split("|"))
    return jiheng.Waiver(rule, who, why, date.fromisoformat(until), jiheng.Source("示例.txt.豁免.yaml", None, 1, None, 0, 0))


def _read(text: str) -> jiheng.Filing:
    """The filing that one table of an example describes."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    if lines and lines[0][0] in _OTHER_FORMS:
        return jiheng.read(_OTHER_FORMS[lines[0][0]](lines).encode(), name="示例").filing
    return jiheng.read(write_table(text).encode(), name="示例.txt").filing


def write_table(text: str) -> str:
    """The published table that an example describes."""
    if text.strip().startswith(MARK):
        return write_self_evaluation(text)
    table = _Table()
    for line in text.strip().splitlines():
        _take(table, [cell.strip() for cell in line.split("|")])
    table.project()
    rows = [_HEADER]
    parts = [[row for agency in table.agencies for row in _agency_rows(agency)]]
    totals = [_money(agency.cells, [project.cells for project in agency.projects]) for agency in table.agencies]
    rows.append("\t".join(["合计", *(_cells(table.grand) if table.grand else _summed(totals)), "", ""]))
    return "\n".join([table.title, "", f"部门名称：{table.department}", "", "单位：万元", "", *rows, *parts[0], ""])


def _take(table: _Table, cells: list[str]) -> None:
    head, rest = cells[0], cells[1:]
    if head == "标题":
        table.title = rest[0]
    elif head == "部门":
        table.department = rest[0]
    elif head == "合计":
        table.grand = ["合计", *rest]
    elif head == "单位":
        table.agencies.append(_Agency(rest))
    elif head == "项目":
        table.agency().projects.append(_Project(rest))
    elif head == "目标":
        table.project().objective = rest[0] if rest else ""
    elif not head:
        table.project().objective += rest[0]
    else:
        table.project().indicators.append(_indicator(head, rest, position=len(table.project().indicators) + 1))


def _indicator(head: str, rest: list[str], *, position: int) -> str:
    match = _INDICATOR.fullmatch(head)
    assert match, f"不认识的例子行：{head}"
    number, printed = match.group(1) or str(position), match.group(2)
    label = read_category(printed)
    assert label.taxon or label.code, f"不认识的二级指标：{printed}"
    if label.taxon and not label.code:
        printed = f"{label.taxon.codes[0]}-{label.taxon.name}"
    dimension = read_dimension(label.taxon.dimension if label.taxon else "产出指标").taxon
    assert dimension
    name, annual, *period = rest
    return (
        f"{number}、{dimension.codes[0]}-{dimension.name}；{printed}；{name}"
        f"；实施周期指标值:{period[0] if period else annual}；年度指标值:{annual}。"
    )


def _agency_rows(agency: _Agency) -> list[str]:
    amounts = _money(agency.cells, [project.cells for project in agency.projects])
    rows = ["\t".join([agency.cells[0], *amounts, "", ""])]
    for project in agency.projects:
        rows.append("\t".join([project.cells[0], *_money(project.cells, []), project.objective, "".join(project.indicators)]))
    return rows


def _money(cells: list[str], parts: list[list[str]]) -> list[str]:
    """The four printed amounts of a row: as given, else the sums of the parts, else 100.00 of 财政拨款."""
    if len(cells) > 1:
        return _cells(cells)
    return _summed([_money(part, []) for part in parts]) if parts else ["100.00", "100.00", "", ""]


def _cells(cells: list[str]) -> list[str]:
    given = cells[1:]
    if len(given) == 1:
        given = [given[0], given[0]]
    return [*given, "", "", ""][:4]


def _summed(rows: list[list[str]]) -> list[str]:
    columns = []
    for column in zip(*rows, strict=True):
        amounts = [Decimal(cell.replace(",", "")) for cell in column if cell]
        columns.append(f"{sum(amounts):,.2f}" if amounts else "")
    return columns
