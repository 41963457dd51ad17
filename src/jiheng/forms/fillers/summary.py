"""项目支出绩效自评情况汇总表: every self-evaluated project in a row, how many projects and how much money were evaluated, the ratings."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from jiheng.domain.filing import Agency, Filing, Project
from jiheng.errors import JihengError
from jiheng.forms.fillers.charts import chart_summary
from jiheng.forms.fillers.sheet import FilledSheet, list_opening_cells
from jiheng.forms.fillers.tables import amount_cell
from jiheng.forms.sheet import FormCell, FormSheet
from jiheng.regulations.form_layouts import FormLayout
from jiheng.regulations.profiles import BASE, load_profile
from jiheng.regulations.scoring import Scheme
from jiheng.scoring.totals import rate_total
from jiheng.text.money import Money

_HEADS = ("序号", "单位", "项目", "全年预算数", "全年执行数", "执行率", "自评得分", "等级")
_SCORED = ("self-evaluation",)
_PLANNED = ("project-target-list", "project-target")
_PERCENT = Decimal(100)


def fill_summary(filings: Sequence[Filing], layout: FormLayout, *, charts: bool = False) -> FilledSheet:
    """The self-evaluations among ``filings`` on one sheet; the tables of targets among them are what coverage is measured against.

    Raises ``JihengError`` where no self-evaluation is among them.
    """
    judged = [filing for filing in filings if filing.form in _SCORED]
    scored = [(agency, project) for filing in judged for agency in filing.agencies for project in agency.projects]
    if not scored:
        raise JihengError("这几份表里没有自评表，汇总不出自评情况；请把各项目的自评表一起写上。")
    planned = [project for filing in filings if filing.form in _PLANNED for project in filing.projects]
    scheme = load_profile(BASE).scheme
    cells = list(list_opening_cells(judged[0], scored[0][0], layout))
    head = cells[-1].row + 1
    cells += [FormCell(head, at, text, "label") for at, text in enumerate(_HEADS)]
    for number, (agency, project) in enumerate(scored, start=1):
        cells += _project_row(head + number, number, agency, project, layout, scheme)
    cells += _closing_rows(head + len(scored) + 1, [project for _, project in scored], planned, layout, scheme)
    sheet = FormSheet(layout.title, tuple(map(float, layout.widths)), tuple(cells), layout.is_landscape, (head, head))
    return FilledSheet(chart_summary(sheet, [project for _, project in scored], scheme) if charts else sheet, ())


def _project_row(row: int, number: int, agency: Agency, project: Project, layout: FormLayout, scheme: Scheme) -> Iterator[FormCell]:
    budget, total = project.budget, _total(project)
    yield FormCell(row, 0, role="centre", number=Decimal(number), decimals=0)
    yield from (FormCell(row, at, text) for at, text in ((1, agency.name), (2, project.name)))
    yield _amount(row, 3, project.funds.total, layout)
    yield _amount(row, 4, budget.spent if budget else None, layout)
    yield FormCell(row, 5, f"{budget.execution_rate}%" if budget and budget.execution_rate else "", "centre")
    score = FormCell(row, 6, role="centre", is_open=True)
    yield score if total is None else FormCell(row, 6, role="centre", number=total, decimals=2)
    yield FormCell(row, 7, rate_total(total, scheme) if total is not None else "", "centre")


def _closing_rows(
    first: int, scored: Sequence[Project], planned: Sequence[Project], layout: FormLayout, scheme: Scheme
) -> Iterator[FormCell]:
    """Sums, coverage and the spread of ratings: label and text."""
    names = {"".join(project.name.split()) for project in scored}
    covered = [project for project in planned if "".join(project.name.split()) in names]
    yield FormCell(first, 0, "合计", "label", columns=3)
    yield _amount(first, 3, _sum(project.funds.total for project in scored), layout)
    yield _amount(first, 4, _sum(project.budget.spent if project.budget else None for project in scored), layout)
    yield FormCell(first, 5, columns=3)
    money, all_money = (_sum(project.funds.total for project in projects) for projects in (covered, planned))
    counted = f"应自评 {len(planned)} 个，已自评 {len(covered)} 个，数量覆盖率 {_share(len(covered), len(planned))}" if planned else ""
    weighed = (
        f"应自评 {all_money.in_unit(layout.money_unit)} {layout.money_unit}，已自评 {money.in_unit(layout.money_unit)} {layout.money_unit}，"
        f"金额覆盖率 {_share(money.fen, all_money.fen)}" if planned else ""
    )
    for row, (label, text) in enumerate((("数量覆盖率", counted), ("金额覆盖率", weighed), ("等级分布", _spread(scored, scheme))), start=first + 1):
        yield FormCell(row, 0, label, "label", columns=2)
        yield FormCell(row, 2, text, columns=6, is_open=not text)


def _spread(scored: Sequence[Project], scheme: Scheme) -> str:
    """How many projects have which rating, and the mean score."""
    totals = [total for project in scored if (total := _total(project)) is not None]
    ratings = [rate_total(total, scheme) for total in totals]
    counts = [(word, ratings.count(word)) for word, _ in scheme.ratings] if ratings else []
    words = [f"{word} {count} 个（{_share(count, len(ratings))}）" for word, count in counts]
    if len(totals) < len(scored):
        words.append(f"没有写总分 {len(scored) - len(totals)} 个")
    mean = f"；平均 {sum(totals) / len(totals):.2f} 分" if totals else ""
    return "，".join(words) + mean


def _total(project: Project) -> Decimal | None:
    """The printed total score."""
    return Decimal(project.budget.total_score) if project.budget and project.budget.total_score else None


def _sum(amounts: Iterable[Money | None]) -> Money:
    return Money(sum(amount.fen for amount in amounts if amount is not None))


def _share(part: int, whole: int) -> str:
    return f"{Decimal(part) * _PERCENT / whole:.2f}%" if whole else "—"


def _amount(row: int, column: int, amount: Money | None, layout: FormLayout) -> FormCell:
    cell = FormCell(row, column, role="amount", is_open=True)
    return cell if amount is None else amount_cell(cell, amount.in_unit(layout.money_unit))
