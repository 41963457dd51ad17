"""What a received file says: read, filer recognised, held against the template and the rules. Nothing is written here."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

import jiheng
from jiheng_web.collecting.models import Receipt, Task
from jiheng_web.collecting.queries.tasks import get_receipt_content, list_filers
from jiheng_web.readings import CheckBasis, CheckedReading, Original, get_checked

_MARKED = "模板上的收表编号"
ASSIGNED, OWN_GROUND = "人工指定", "单位自报"
"""A person said whose a file is, or it came from the agency itself: then nothing is guessed."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was read: the filing that counts, checked, whose it is (None: nobody knows) and by what, and what is odd about it."""

    checked: CheckedReading
    agency_id: int | None
    ground: str
    changes: tuple[str, ...]

    @property
    def filing(self) -> jiheng.Filing:
        """The filing."""
        return self.checked.reading.filing

    @property
    def document(self) -> jiheng.Document:
        """What stands on the page."""
        return self.checked.reading.document


def get_received_original(receipt: Receipt) -> Original:
    """The file as readings know it."""
    return Original(receipt.sha256, receipt.name, lambda: get_receipt_content(receipt.pk))


def read_received(receipt: Receipt, task: Task, *, filers: Sequence[jiheng.Filer] | None = None) -> Received:
    """Reads a file of a task; raises ``jiheng.JihengError`` where it cannot be read or holds none of the form that is collected."""
    filings = get_checked(get_received_original(receipt), CheckBasis(get_check_day()))
    fitting = [checked for checked in filings if checked.reading.filing.form == task.form]
    if not fitting:
        forms = "、".join(dict.fromkeys(say_form(checked.reading.filing.form) for checked in filings))
        raise jiheng.UnknownForm(f"这是{forms}，这次收的是{say_form(task.form)}；请核对后重新报送。")
    chosen = max(fitting, key=lambda checked: checked.reading.filing.indicator_count)
    agency_id, ground = recognise(chosen, receipt, task, filers=list_filers(task) if filers is None else filers)
    return Received(chosen, agency_id, ground, tuple(_list_oddities(chosen, len(filings), task)))


def recognise(
    checked: CheckedReading, receipt: Receipt, task: Task, *, filers: Sequence[jiheng.Filer]
) -> tuple[int | None, str]:
    """Whose file it is and by what: as a person said, by the mark of the template, by what the table says, by the file's name."""
    if receipt.agency_id is not None and receipt.ground in (ASSIGNED, OWN_GROUND):
        return receipt.agency_id, receipt.ground
    mark = jiheng.find_mark(checked.reading.document)
    if mark and mark.task == task.pk and str(mark.place) in {filer.key for filer in filers}:
        return mark.place, _MARKED
    match = jiheng.recognise_filer(checked.reading.filing, among=filers, file_name=receipt.name)
    return (int(match.filer.key), jiheng.GROUND_WORDS[match.ground]) if match else (None, "")


def find_total(filing: jiheng.Filing) -> int | None:
    """The money of a filing in 分: the printed total, else the sum of the projects where each prints one."""
    if filing.funds and filing.funds.total:
        return filing.funds.total.fen
    amounts = [project.funds.total for project in filing.projects]
    printed = [amount.fen for amount in amounts if amount]
    return sum(printed) if printed and len(printed) == len(amounts) else None


def find_other_year(filing: jiheng.Filing, task: Task) -> str:
    """What is said of a table of another year than the task's; empty where the years fit or the table names none.

    A self-evaluation looks back: it may be that of the year before.
    """
    year, asked = filing.fiscal_year, task.year.year
    if year is None or year == asked or (filing.form == "self-evaluation" and year == asked - 1):
        return ""
    return f"表里写的是 {year} 年度，这次收的是 {asked} 年度，没有收下；请核对后重新报送，确实要收的，由收表单位指定单位后收下。"


def say_form(form: str) -> str:
    """What a form is called."""
    return jiheng.FORM_WORDS.get(form, form)


def get_check_day() -> datetime.date:
    """The day whose rules count."""
    return timezone.localdate()


def _list_oddities(chosen: CheckedReading, filing_count: int, task: Task) -> list[str]:
    """What is other than in the template, and what lies beside the filing that counts."""
    document, year = chosen.reading.document, chosen.reading.filing.fiscal_year
    changes = [one.text for one in jiheng.compare_template(document, form=task.form, region=task.region or None)]
    mark = jiheng.find_mark(document)
    if mark and mark.task == task.pk and mark.revision < task.revision:
        changes.append(f"用的是第 {mark.revision} 版模板，现在是第 {task.revision} 版")
    if mark and mark.task != task.pk:
        changes.append("收表编号是另一次任务的")
    if year is not None and find_other_year(chosen.reading.filing, task):
        changes.append(f"表里写的是 {year} 年度")
    if filing_count > 1:
        changes.append(f"文件里有 {filing_count} 张表，只收了指标最多的一张")
    return changes
