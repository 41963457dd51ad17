"""收表台账: who filed, who is missing, late, twice, with an old file, a changed template or broken sums; with subtotals by department."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

import jiheng
from jiheng_web.collecting.models import Receipt, Task, TaskAgency
from jiheng_web.collecting.queries.tasks import list_asked, list_receipts, tree_key
from jiheng_web.documents.models import PROOF_WORDS
from jiheng_web.places.models import Place

FILTERS = {
    "": "全部", "missing": "未报", "filed": "已报", "late": "逾期", "repeated": "多次报送", "stale": "有旧件", "changed": "改过模板",
    "broken": "合计不平", "must": "有必须改", "reminded": "催办过",
}
"""What can be looked at alone, in the order of the page."""
_LOOSE = ("unassigned", "refused", "blocked", "stale")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One agency: whom it belongs to, the file that counts (None: nothing came), and how many came in all."""

    asked: TaskAgency
    department: str
    receipt: Receipt | None
    file_count: int
    stale_count: int
    refused_count: int = 0

    @property
    def marks(self) -> frozenset[str]:
        """Everything that can be said of it, by the keys of ``FILTERS``."""
        found = {"": True, "missing": self.receipt is None, "filed": self.receipt is not None, "reminded": bool(self.asked.reminder_count)}
        found |= {"repeated": self.file_count > 1, "stale": self.stale_count > 0}
        if self.receipt is not None:
            one = self.receipt
            found |= {"late": one.is_late, "changed": bool(one.changes), "broken": one.proof == "broken", "must": one.must_count > 0}
        return frozenset(key for key, is_so in found.items() if is_so)

    @property
    def total(self) -> str:
        """The money that was filed, in 万元; empty where the table prints none."""
        return say_total(self.receipt.total_fen if self.receipt else None)


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A department: how many of its agencies are asked and have filed, and their money in 万元."""

    department: str
    asked: int
    filed: int
    project_count: int
    total: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The whole ledger: all rows, the rows to show, counts by filter, subtotals, and files that belong to nobody yet."""

    rows: tuple[LedgerRow, ...]
    shown: tuple[LedgerRow, ...]
    counts: dict[str, int]
    subtotals: tuple[Subtotal, ...]
    loose: tuple[Receipt, ...]
    waiting_count: int

    @property
    def missing(self) -> tuple[LedgerRow, ...]:
        """The agencies from which nothing was accepted."""
        return tuple(row for row in self.rows if row.receipt is None)

    @property
    def total(self) -> str:
        """The money of all, in 万元."""
        return say_total(_sum(row.receipt for row in self.rows))


def build_ledger(task: Task, *, show: str = "") -> Ledger:
    """The ledger of a task; ``show`` is a key of ``FILTERS``, any other shows all."""
    receipts = list(list_receipts(task))
    by_agency: dict[int, list[Receipt]] = {}
    for receipt in receipts:
        if receipt.agency_id is not None:
            by_agency.setdefault(receipt.agency_id, []).append(receipt)
    names = dict(Place.objects.filter(kind="department").values_list("path", "name"))
    asked = sorted(list_asked(task), key=lambda one: tree_key(one.agency))
    rows = tuple(_build_row(one, by_agency.get(one.agency_id, []), names) for one in asked)
    chosen = show if show in FILTERS else ""
    accepted = {row.asked.agency_id: row.receipt.received_at for row in rows if row.receipt}
    loose = tuple(one for one in receipts if one.state in _LOOSE and not _is_overtaken(one, accepted))
    return Ledger(
        rows=rows, shown=tuple(row for row in rows if chosen in row.marks),
        counts={key: sum(key in row.marks for row in rows) for key in FILTERS},
        subtotals=tuple(_list_subtotals(rows)), loose=loose, waiting_count=sum(one.state == "waiting" for one in receipts),
    )  # fmt: skip


def write_ledger(task: Task, ledger: Ledger) -> bytes:
    """The rows that are shown, and the files that belong to nobody, as an ``.xlsx`` workbook."""
    heads = (
        ("主管部门", 24), ("单位", 28), ("编码", 14), ("状态", 10), ("逾期", 8), ("文件", 36), ("收到时间", 18), ("份数", 8), ("旧件", 8), ("催办", 8),
        ("核对", 10), ("项目", 8), ("金额（万元）", 16), ("必须改", 9), ("建议改", 9), ("模板改动", 40), ("认定依据", 18),
    )
    rows = [_say_row(row) for row in ledger.shown]
    loose = [(one.name, one.get_state_display(), one.sentence, one.agency.name if one.agency else None) for one in ledger.loose]
    sheets = [jiheng.Sheet("台账", tuple(jiheng.Column(title, width) for title, width in heads), rows)]
    if loose:
        columns = (jiheng.Column("文件", 40), jiheng.Column("状态", 12), jiheng.Column("说明", 70), jiheng.Column("单位", 28))
        sheets.append(jiheng.Sheet("待办文件", columns, loose))
    return jiheng.write_sheets(sheets, title=f"{task.title} 收表台账")


def say_total(fen: int | None) -> str:
    """Money in 万元; empty for None."""
    return "" if fen is None else jiheng.Money(fen).in_unit("万元")


def _is_overtaken(receipt: Receipt, accepted: Mapping[int, datetime.datetime]) -> bool:
    """Whether the agency has filed since, so that nobody need look at the file any more; an old file that came late is looked at once."""
    since = accepted.get(receipt.agency_id) if receipt.agency_id is not None else None
    return since is not None and since > receipt.received_at


def _build_row(asked: TaskAgency, receipts: Sequence[Receipt], departments: dict[str, str]) -> LedgerRow:
    accepted = next((one for one in receipts if one.state == "accepted"), None)
    steps = [path for path in departments if asked.agency.path.startswith(path)]
    department = departments[max(steps, key=len)] if steps else ""
    files = [one for one in receipts if one.state in ("accepted", "superseded", "stale")]
    refused = sum(one.state in ("refused", "blocked") for one in receipts)
    return LedgerRow(asked, department, accepted, len(files), sum(one.state == "stale" for one in files), refused)


def _list_subtotals(rows: Sequence[LedgerRow]) -> Iterable[Subtotal]:
    for department in dict.fromkeys(row.department for row in rows):
        own = [row for row in rows if row.department == department]
        filed = [row.receipt for row in own if row.receipt]
        yield Subtotal(department or "（未设主管部门）", len(own), len(filed), sum(one.project_count for one in filed), say_total(_sum(filed)))


def _sum(receipts: Iterable[Receipt | None]) -> int | None:
    amounts = [one.total_fen for one in receipts if one is not None and one.total_fen is not None]
    return sum(amounts) if amounts else None


def _say_row(row: LedgerRow) -> tuple[str | int | None, ...]:
    one, agency = row.receipt, row.asked.agency
    opening = (row.department or None, agency.name, agency.code or None, "已报" if one else "未报", "逾期" if one and one.is_late else None)
    counts = (row.file_count, row.stale_count, row.asked.reminder_count)
    if one is None:
        return (*opening, None, None, *counts, None, None, None, None, None, None, None)
    return (
        *opening, one.name, f"{timezone.localtime(one.received_at):%Y-%m-%d %H:%M}", *counts, PROOF_WORDS.get(one.proof),
        one.project_count, row.total or None,
        one.must_count, one.should_count, "；".join(one.changes) or None, one.ground or None,
    )
