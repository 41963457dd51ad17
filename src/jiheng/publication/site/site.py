"""The site as a whole: what is refused, what is shown, and in which order it is written."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from jiheng.errors import JihengError
from jiheng.publication.site.about_pages import about_pages, downloads_page, search_page
from jiheng.publication.site.calendar import Approvals, calendar_pages, list_deadlines
from jiheng.publication.site.downloads import write_downloads
from jiheng.publication.site.frame import Frame, Page
from jiheng.publication.site.gathering import Remarker, gather
from jiheng.publication.site.overview_pages import department_pages, list_of_departments, start_page, year_pages
from jiheng.publication.site.privacy import refuse_private
from jiheng.publication.site.project_pages import project_pages
from jiheng.publication.site.records import Approval, Contents, Mode, Reply, SiteFiling
from jiheng.publication.site.remark_pages import rules_page, table_pages
from jiheng.publication.site.remarking import check_replies, remark_finding, signal_with
from jiheng.publication.site.search_index import index_scripts
from jiheng.publication.site.statement_pages import statement_pages
from jiheng.publication.site.writing import MARK, replaced_folder, write_pages

_STYLE = ("site.css", "search.js")


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What kind of site: ``approved`` needs the ``approval`` and shows findings only ``with_findings``; ``research`` shows neutral signals.

    ``on`` is the day that the calendar is reckoned for (None: no calendar), ``approvals`` are the days that terms count from.
    """

    title: str = "预算绩效公开"
    mode: Mode = "approved"
    approval: Approval | None = None
    with_findings: bool = False
    on: datetime.date | None = None
    approvals: Approvals = field(default_factory=dict)
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteSummary:
    """What was written: how many departments, projects, indicators and pages."""

    departments: int
    projects: int
    indicators: int
    pages: int


def publish_site(filings: Sequence[SiteFiling], target: Path | str, *, options: SiteOptions) -> SiteSummary:
    """Write the site of these filings to the folder ``target``, in the place of an earlier site; the same input gives the same bytes.

    Raises ``RefusedDocument`` with a sentence for each number of a person or mark of secrecy, and ``JihengError`` where nothing is to be
    shown, the approval is missing, a reply answers nothing, or the folder cannot be written; nothing is written then.
    """
    own = sorted((item for item in filings if item.filing.indicator_count or item.filing.statements), key=lambda item: item.path)
    if not own:
        raise JihengError("没有可以公开的指标，也没有绩效情况说明，没有写出网站；请检查所给的文件。")
    if options.mode == "approved" and options.approval is None:
        raise JihengError("默认只公开已批复的数据：请写明谁批的和批复文号；整理公开资料请用研究用的方式。")
    approval = options.approval
    refuse_private(own, replies=options.replies, written=[options.title, *([approval.by, approval.document] if approval else [])])
    remark = _remarker(options)
    contents = gather(own, remark=remark)
    check_replies(options.replies, contents)
    frame = Frame(
        options.title, options.mode, options.approval, str(options.on or ""), has_calendar=options.on is not None,
        has_remarks=remark is not None,
    )
    with replaced_folder(Path(target)) as root:
        (root / MARK).write_text("绩衡公开网站。打开 index.html。\n", encoding="utf-8", newline="\n")
        for name in _STYLE:
            (root / name).write_bytes(resources.files("jiheng.publication.site").joinpath(name).read_bytes())
        written = write_pages(root, _pages(frame, contents))
        written += write_pages(root, _calendar(frame, own, options))
        written += write_pages(root, [downloads_page(frame, write_downloads(root, own))])
        write_pages(root, index_scripts(contents))
    projects = list(contents.projects)
    return SiteSummary(len(contents.departments), len(projects), sum(len(project.indicators) for project in projects), written)


def _remarker(options: SiteOptions) -> Remarker | None:
    if options.mode == "research":
        return signal_with(options.replies)
    return remark_finding if options.with_findings else None


def _calendar(frame: Frame, filings: Sequence[SiteFiling], options: SiteOptions) -> Iterator[Page]:
    if options.on:
        yield from calendar_pages(frame, list_deadlines(filings, on=options.on, approvals=options.approvals))


def _pages(frame: Frame, contents: Contents) -> Iterator[Page]:
    yield start_page(frame, contents)
    yield search_page(frame)
    yield from list_of_departments(frame, contents)
    yield from year_pages(frame, contents)
    yield from about_pages(frame, contents)
    yield from table_pages(frame, contents)
    yield from rules_page(frame, contents)
    yield from statement_pages(frame, contents)
    for department in contents.departments:
        yield from department_pages(frame, department)
        for agency in department.agencies:
            for project in agency.projects:
                yield from project_pages(frame, project, agency=agency, department=department)
