"""Which forms a document holds: every form family is asked in turn, lists before sheets."""

from collections.abc import Callable
from dataclasses import replace

from jiheng.document import Document, Notice
from jiheng.domain.filing import Filing
from jiheng.errors import UnknownForm
from jiheng.recognition.flattened.forms import recognise_sheets_and_flattened
from jiheng.recognition.publications.publication import add_publication, recognise_publication
from jiheng.recognition.target_list import Listing, add_unread, read_list

_LISTS_MOST = 50
"""The lists that are told apart in one document; further ones become notices."""

Recogniser = Callable[[Document], tuple[Filing, ...]]

def recognise_lists_and_rest(document: Document) -> tuple[Filing, ...]:
    """The lists of projects in ``document``, and the filings of whatever other forms stand beside or below them; none without a list.

    Raises ``UnknownForm`` where the header of a list is nearly there or has no rows below it.
    """
    first = read_list(document)
    if first is None:
        return ()
    lists, rest = [first.filing], first.rest
    while len(lists) < _LISTS_MOST and (listing := _find_list(rest)):
        lists.append(listing.filing)
        rest = listing.rest
    others = _find_sheets(rest) if lists[0].indicator_count and rest.tables else ()
    read = {project.source.table for filing in others for project in filing.projects}
    unread = [table for table in rest.tables if table.number not in read]
    return (add_unread(lists[0], unread), *lists[1:], *others)


def _find_list(document: Document) -> Listing | None:
    """A further list with indicators, None where there is none that can be read."""
    try:
        listing = read_list(document)
    except UnknownForm:
        return None
    return listing if listing and listing.filing.indicator_count else None


def _find_sheets(document: Document) -> tuple[Filing, ...]:
    """The filings with indicators in what the lists left of their document."""
    try:
        filings = recognise_sheets_and_flattened(document)
    except UnknownForm:
        return ()
    return tuple([filing for filing in filings if filing.indicator_count])


RECOGNISERS: tuple[Recogniser, ...] = (recognise_lists_and_rest, recognise_sheets_and_flattened)


def recognise(document: Document) -> Filing:
    """The filing in ``document`` that has the most indicators, with a notice for every other one.

    Raises ``UnknownForm`` with one sentence where no known form is found in it.
    """
    filings = recognise_all(document)
    chosen = max(filings, key=lambda filing: filing.indicator_count)
    others = tuple([_left_out(filing) for filing in filings if filing is not chosen])
    return replace(chosen, notices=(*chosen.notices, *others)) if others else chosen


def recognise_all(document: Document) -> tuple[Filing, ...]:
    """Every filing in ``document``: a list with whatever other forms stand beside it, else the sheets, in printed order.

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
