"""Which form a document is: every form family is asked in turn."""

from collections.abc import Callable

from jiheng.document import Document
from jiheng.domain.filing import Filing
from jiheng.errors import UnknownForm
from jiheng.recognition import target_list

RECOGNISERS: tuple[Callable[[Document], Filing | None], ...] = (target_list.recognise,)


def recognise(document: Document) -> Filing:
    """The filing in ``document``; raises ``UnknownForm`` with one sentence where no known form is found in it."""
    for recogniser in RECOGNISERS:
        filing = recogniser(document)
        if filing is not None:
            return filing
    first = next((row[0].text.strip() for table in document.tables for row in table.rows if row), "")
    begins = f"（开头是“{first[:20]}”）" if first else ""
    raise UnknownForm(f"“{document.name}”里没有认出绩效目标表{begins}；应有一行表头，含“项目名称”“总计”“绩效目标”“绩效指标”等列。")
