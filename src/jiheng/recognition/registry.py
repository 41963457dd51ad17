"""Which forms a document holds: every form family is asked in turn, lists before sheets."""

from collections.abc import Callable
from dataclasses import replace

from jiheng.document import Document, Notice
from jiheng.domain.filing import Filing
from jiheng.errors import UnknownForm
from jiheng.recognition import target_list
from jiheng.recognition.flattened.forms import recognise_sheets_and_flattened
from jiheng.recognition.publications.publication import add_publication, recognise_publication

Recogniser = Callable[[Document], tuple[Filing, ...]]

RECOGNISERS: tuple[Recogniser, ...] = (target_list.recognise_lists, recognise_sheets_and_flattened)


def recognise(document: Document) -> Filing:
    """The filing in ``document`` that has the most indicators, with a notice for every other one.

    Raises ``UnknownForm`` with one sentence where no known form is found in it.
    """
    filings = recognise_all(document)
    chosen = max(filings, key=lambda filing: filing.indicator_count)
    others = tuple([_left_out(filing) for filing in filings if filing is not chosen])
    return replace(chosen, notices=(*chosen.notices, *others)) if others else chosen


def recognise_all(document: Document) -> tuple[Filing, ...]:
    """Every filing in ``document``: those of the first kind of form that has indicators in it, in printed order.

    What a budget publication says besides goes with the filing that has the most indicators; one without any is a filing of its own.
    Raises ``UnknownForm`` with one sentence where no known form is found.
    """
    nearly: UnknownForm | None = None
    empty: tuple[Filing, ...] = ()
    for recogniser in RECOGNISERS:
        try:
            filings = recogniser(document)
        except UnknownForm as error:  # a list with a column missing may still be a sheet
            nearly = nearly or error
            continue
        if any(filing.indicator_count for filing in filings):
            largest = max(filings, key=lambda filing: filing.indicator_count)
            return tuple([add_publication(filing, document) if filing is largest else filing for filing in filings])
        empty = empty or filings  # a list that packs its indicators otherwise than we know may be one with an indicator a row
    publication = recognise_publication(document)
    if publication and (publication.budget_tables or not (empty or nearly)):
        return (publication,)
    if empty:
        return empty
    raise nearly or _unknown(document)


def _left_out(filing: Filing) -> Notice:
    """That another form of the same document is not part of this filing."""
    project = next(filing.projects)
    name = filing.title or project.name
    return Notice(f"同一份文件里的另一张表“{name}”（{filing.indicator_count} 项指标）不在这次读出的内容里", project.source)


def _unknown(document: Document) -> UnknownForm:
    first = next((row[0].text.strip() for table in document.tables for row in table.rows if row), "")
    begins = f"（开头是“{first[:20]}”）" if first else ""
    return UnknownForm(
        f"“{document.name}”里没有认出绩效目标表、自评表或监控表{begins}；"
        "列表应有含“项目名称”“总计”“绩效目标”“绩效指标”的表头，一页一个项目的表应有含“三级指标”“指标值”的表头。"
    )
