"""A filing in an official form: every project on its sheet, or all of them on one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jiheng.domain.filing import Agency, Filing, Project
from jiheng.domain.forms import FORM_WORDS
from jiheng.errors import JihengError
from jiheng.forms.fillers.charts import chart_project
from jiheng.forms.fillers.decomposition import fill_decompositions
from jiheng.forms.fillers.listing import fill_list
from jiheng.forms.fillers.sheet import FilledSheet, Omission, fill_sheet
from jiheng.forms.fillers.summary import fill_summary
from jiheng.forms.sheet import FormSheet
from jiheng.regulations.form_layouts import FormLayout, find_form_layout, list_form_layouts

_SUMMARY, _REGIONS = "summary", "regions"
"""The lists that are no layout of their own: what the self-evaluations add up to, and the shares of regions in one transfer payment."""
_WHOLE_DEPARTMENT = ("department-target",)
"""The filings that are one table of a whole department; only its own forms can be filled from them."""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The sheets of one official form, and everything that was read and has no place on it."""

    layout: FormLayout
    sheets: tuple[FormSheet, ...]
    omissions: tuple[Omission, ...]


def get_form_layout(form: str, region: str | None) -> FormLayout:
    """The layout of a form in a region (None: the only or the central one); raises ``JihengError`` where there is none."""
    known = [layout for layout in list_form_layouts() if layout.form == form]
    if not known:
        raise JihengError(f"没有“{form}”这种表；可选 {'、'.join(sorted({layout.form for layout in list_form_layouts()}))}。")
    regions = [layout.region for layout in known]
    chosen = find_form_layout(form, region or ("central" if "central" in regions else regions[0]))
    if chosen is None:
        raise JihengError(f"“{form}”没有“{region}”的版式；可选 {'、'.join(regions)}。")
    return chosen


def fill_form(filings: Sequence[Filing], layout: FormLayout, *, project: int | None = None, charts: bool = False) -> FilledForm:
    """``filings`` in the form of ``layout``: all projects, or the one with this number (from 1, over all filings).

    ``charts`` draws what can be drawn below each table. A summary is of all self-evaluations, whatever the number. Raises ``JihengError``
    where there is no such project and where the form is made for other tables.
    """
    for filing in filings:
        _refuse_other_tables(filing, layout)
    found = [(filing, agency, one) for filing in filings for agency in filing.agencies for one in agency.projects]
    if project is not None and not 1 <= project <= len(found):
        raise JihengError(f"没有第 {project} 个项目；这份表里有 {len(found)} 个项目，请写 1 到 {len(found)}。")
    if not found:
        raise JihengError("这份表里没有读到项目，没有可以填的内容。")
    if layout.listed == _SUMMARY:
        filled = [fill_summary(filings, layout, charts=charts)]
    elif layout.listed == _REGIONS:
        filled = list(fill_decompositions([share for number, share in enumerate(found, start=1) if project in (None, number)], layout))
    elif layout.listed:
        filled = [fill_list(filing, layout) for filing in _chosen(filings, found, project)]
    else:
        filled = [
            _fill_one(filing, agency, one, layout, number=number, charts=charts)
            for number, (filing, agency, one) in enumerate(found, start=1) if project in (None, number)
        ]
    return FilledForm(layout, tuple(each.sheet for each in filled), tuple(omission for each in filled for omission in each.omissions))


def _fill_one(
    filing: Filing, agency: Agency, project: Project, layout: FormLayout, *, number: int, charts: bool
) -> FilledSheet:
    filled = fill_sheet(filing, agency, project, layout, number=number)
    return replace(filled, sheet=chart_project(filled.sheet, project)) if charts else filled


def _chosen(
    filings: Sequence[Filing], found: Sequence[tuple[Filing, Agency, Project]], project: int | None
) -> list[Filing]:
    """The filings with anything in them; of a single project one with nothing else."""
    if project is None:
        return [filing for filing in filings if filing.agencies]
    filing, agency, one = found[project - 1]
    return [replace(filing, funds=None, agencies=(replace(agency, funds=one.funds, projects=(one,)),))]


def _refuse_other_tables(filing: Filing, layout: FormLayout) -> None:
    is_made_for_others = bool(layout.takes) or filing.form in _WHOLE_DEPARTMENT
    if is_made_for_others and filing.form not in layout.takes:
        name = FORM_WORDS.get(filing.form, filing.form)
        raise JihengError(f"“{filing.name}”是{name}，不能填成“{layout.title}”；用 jiheng fill --list 看有哪些表。")
