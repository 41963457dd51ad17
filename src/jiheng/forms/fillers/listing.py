"""项目支出绩效目标表 as a list (Guangzhou): grand total, agencies with subtotals, one row a project, its indicators packed in a cell."""

from collections.abc import Iterable, Iterator

from jiheng.domain.filing import Agency, Filing, Indicator, Project
from jiheng.domain.funds import Funds
from jiheng.forms.fillers.facts import TOTAL, Facts, Key, list_facts
from jiheng.forms.fillers.sheet import FilledSheet, Omission, list_omissions, list_opening_cells
from jiheng.forms.fillers.tables import amount_cell
from jiheng.forms.sheet import FormCell, FormSheet
from jiheng.regulations.form_layouts import FormLayout
from jiheng.regulations.layouts import Layout, load_layout
from jiheng.regulations.taxonomy import Label, read_category, read_dimension
from jiheng.text.money import Money
from jiheng.text.targets import Target

_GRAND_TOTAL = "合计"
_MONEY = {"total": TOTAL, "fiscal": "财政拨款", "special_account": "财政专户管理资金", "other": "其他资金"}


def fill_list(filing: Filing, layout: FormLayout) -> FilledSheet:
    """All projects of ``filing`` on one sheet."""
    printed = load_layout(layout.listed)
    heads = _heads(printed)
    cells = list(list_opening_cells(filing, filing.agencies[0], layout))
    head = cells[-1].row + 1
    cells += [FormCell(head, at, text, "label") for at, text in enumerate(heads.values())]
    lines = _Lines(tuple(heads), head + 1, layout)
    lines.add_total(_GRAND_TOTAL, _sum_up(filing.funds, filing.projects))
    for agency in filing.agencies:
        if agency.name:
            lines.add_total(agency.name, _sum_up(agency.funds, agency.projects))
        for project in agency.projects:
            lines.add_project(filing, agency, project, printed)
    sheet = FormSheet(layout.title, tuple(map(float, layout.widths)), (*cells, *lines.cells), layout.is_landscape, (head, head))
    return FilledSheet(sheet, tuple(lines.omissions))


class _Lines:
    """The rows below the heads, as they are written."""

    def __init__(self, fields: tuple[str, ...], first: int, layout: FormLayout) -> None:
        self._fields, self._row, self._layout = fields, first, layout
        self.cells: list[FormCell] = []
        self.omissions: list[Omission] = []

    def add_total(self, name: str, amounts: dict[str, Money]) -> None:
        """The row of the grand total or of an agency."""
        self._add({"name": name}, amounts)

    def add_project(self, filing: Filing, agency: Agency, project: Project, printed: Layout) -> None:
        """The row of a project; what it cannot hold becomes an omission."""
        facts = list_facts(filing, agency, project, self._layout)
        texts = {"name": project.name, "objective": project.objective, "indicators": pack(project.indicators, printed)}
        amounts = {field: facts[key].amount or Money(0) for field, kind in _MONEY.items() if (key := ("funds", kind, "")) in facts}
        self._add(texts, amounts)
        self.omissions += list_omissions(project, facts, set(_used(project, facts)))

    def _add(self, texts: dict[str, str], amounts: dict[str, Money]) -> None:
        for at, field in enumerate(self._fields):
            cell = FormCell(self._row, at, texts.get(field, ""), is_open=True)
            amount = amounts.get(field)
            self.cells.append(amount_cell(cell, amount.in_unit(self._layout.money_unit)) if amount is not None else cell)
        self._row += 1


def pack(indicators: Iterable[Indicator], layout: Layout) -> str:
    """The indicators of one project in one cell, with the captions that the list prints before its values."""
    period, annual = (spellings[0] for spellings in (layout.anchors["period_target"], layout.anchors["annual_target"]))
    return "".join(
        f"{indicator.number}、{_coded(read_dimension(indicator.dimension))}；{_coded(read_category(indicator.category))}；{indicator.name}；"
        f"{period}:{_text(indicator.period_target)}；{annual}:{_text(indicator.annual_target)}。"
        for indicator in indicators
    )


def _heads(layout: Layout) -> dict[str, str]:
    """The columns of the list in order: each field with the first spelling of its head."""
    heads: dict[str, str] = {}
    for text, field in layout.columns.items():
        heads.setdefault(field, text)
    return heads


def _coded(label: Label) -> str:
    return f"{label.taxon.codes[0]}-{label.taxon.name}" if label.taxon else label.text


def _text(target: Target | None) -> str:
    return target.text if target else ""


def _sum_up(funds: Funds | None, projects: Iterable[Project]) -> dict[str, Money]:
    """The printed amounts, else the sums of those of the projects."""
    if funds is not None and funds.total is not None:
        return _columns(funds)
    sums: dict[str, Money] = {}
    for project in projects:
        for field, amount in _columns(project.funds).items():
            sums[field] = sums.get(field, Money(0)) + amount
    return sums


def _columns(funds: Funds) -> dict[str, Money]:
    """The amounts that have a column in the list."""
    return {field: amount for field in _MONEY if (amount := getattr(funds, field)) is not None}


def _used(project: Project, facts: Facts) -> Iterator[Key]:
    """The facts that the row of a project holds."""
    yield from [("name",), ("agency",), ("department",), ("annual_objective" if project.annual_objective else "period_objective",)]
    yield from (("funds", kind, "") for kind in _MONEY.values())
    held = ("dimension", "category", "name", "period_target", "annual_target")
    yield from (key for key in facts if key[0] == "indicator" and key[2] in held)
