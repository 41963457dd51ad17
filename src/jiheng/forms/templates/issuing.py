"""An official form with what is known before it is filled in: year, department, agency and the names of its projects."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jiheng.domain.filing import Agency, Filing, Indicator, Project
from jiheng.domain.funds import Funds
from jiheng.domain.proof import Proof
from jiheng.forms.fillers.fill import fill_form, get_form_layout
from jiheng.forms.sheet import FormCell, FormSheet
from jiheng.forms.templates.mark import TemplateMark, print_mark
from jiheng.forms.writers.xlsx import write_xlsx
from jiheng.regulations.form_layouts import FormLayout
from jiheng.source import Source

_NOWHERE = Source("模板", None, None, None, 0, 0)
_ROWS = (
    ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标"), ("成本指标", "经济成本指标"), ("成本指标", "社会成本指标"),
    ("成本指标", "生态环境成本指标"), ("效益指标", "经济效益指标"), ("效益指标", "社会效益指标"), ("效益指标", "生态效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)
"""The rows of indicators on a form whose layout has none of its own."""


@dataclass(frozen=True, slots=True)
class TemplateProject:
    """A project that the form is issued for."""

    name: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class TemplateFor:
    """To whom and for which year a form is issued; without ``projects`` it has one blank sheet."""

    agency: str
    department: str = ""
    fiscal_year: int | None = None
    projects: tuple[TemplateProject, ...] = ()


def write_blank_form(to: TemplateFor, *, form: str, region: str | None = None, mark: TemplateMark | None = None) -> bytes:
    """The bytes of an XLSX of the official ``form`` as a ``region`` prints it, ready to be filled in, with the ``mark`` below it.

    The same call gives the same bytes. Raises ``JihengError`` where there is no such form or region.
    """
    return write_xlsx(lay_out_template(to, get_form_layout(form, region), mark=mark))


def lay_out_template(to: TemplateFor, layout: FormLayout, *, mark: TemplateMark | None = None) -> tuple[FormSheet, ...]:
    """The sheets of such a form."""
    sheets = fill_form([_blank(to, layout)], layout).sheets
    return mark_sheets(sheets, mark) if mark else sheets


def mark_sheets(sheets: Sequence[FormSheet], mark: TemplateMark) -> tuple[FormSheet, ...]:
    """The sheets with the mark in a row of its own below each."""
    return tuple(_marked(sheet, mark) for sheet in sheets)


def _blank(to: TemplateFor, layout: FormLayout) -> Filing:
    """A filing that says nothing but names."""
    is_list = bool(layout.listed)
    indicators = () if layout.preset or is_list else tuple(_list_rows())
    projects = tuple(
        Project(one.name, Funds(None), _NOWHERE, indicators, code=one.code) for one in to.projects or (TemplateProject(""),)
    )
    return Filing(
        form=layout.takes[0] if layout.takes else layout.form, profile="", title="", money_unit=layout.money_unit, name="模板", sha256="",
        proof=Proof("not-provable"), agencies=(Agency(to.agency, Funds(None), projects),),
        department=to.department or (to.agency if is_list else None), fiscal_year=to.fiscal_year,
    )


def _list_rows() -> Iterator[Indicator]:
    for number, (dimension, category) in enumerate(_ROWS, start=1):
        yield Indicator(number, dimension, category, "", _NOWHERE)


def _marked(sheet: FormSheet, mark: TemplateMark) -> FormSheet:
    line = FormCell(sheet.row_count, 0, print_mark(mark), "line", columns=len(sheet.widths))
    return replace(sheet, cells=(*sheet.cells, line))


def list_labels(sheets: Sequence[FormSheet]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The heads of the columns of a form, and its other printed labels, each once in the order of the page.

    What stands below the heads belongs to rows, which people may take out.
    """
    heads: dict[str, None] = {}
    labels: dict[str, None] = {}
    for sheet in sheets:
        first, last = sheet.repeated or (-1, -1)
        printed = [cell for cell in sheet.cells if cell.role == "label" and cell.text]
        own = [cell for cell in printed if first <= cell.row <= last and cell.rows <= last - first + 1]
        left = min((cell.column for cell in own), default=0)
        heads |= dict.fromkeys(cell.text for cell in own)
        labels |= dict.fromkeys(cell.text for cell in printed if cell not in own and (cell.row < first or cell.column < left))
    return tuple(heads), tuple(label for label in labels if label not in heads)
