"""并表: what was accepted, as one table; who is in it and who is not."""

from dataclasses import dataclass

import jiheng
from jiheng_web.collecting.models import Receipt, Task
from jiheng_web.collecting.queries.tasks import list_asked, tree_key
from jiheng_web.submissions.queries.contents import get_filing


@dataclass(frozen=True, slots=True)
class MergedTask:
    """The merged table of a task, the files that went in (in the order of its file numbers), and the agencies that are not in it."""

    merging: jiheng.Merging
    receipts: tuple[Receipt, ...]
    missing: tuple[str, ...]


def merge_task(task: Task) -> MergedTask:
    """All accepted files as one table, in the order of the tree, as they stand in the versions that were made of them.

    Raises ``jiheng.JihengError`` where nothing was accepted, and where a version is not what was filed.
    """
    receipts = sorted(
        task.receipts.defer("content").select_related("agency", "version__submission").filter(state="accepted", version__isnull=False),
        key=lambda one: tree_key(one.agency) if one.agency else (),
    )
    filings = [get_filing(one.version) for one in receipts if one.version]
    merging = jiheng.merge(filings, money_unit="万元", title=f"{task.title}（并表）")
    filed = {one.agency_id for one in receipts}
    asked = sorted((one.agency for one in list_asked(task)), key=tree_key)
    missing = tuple(agency.name for agency in asked if agency.pk not in filed)
    return MergedTask(merging, tuple(receipts), missing)
