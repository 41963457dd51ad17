"""Files as they go back: findings and remarks as comments in the very file that came in."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import jiheng
from jiheng_web.collecting.models import Receipt, Task
from jiheng_web.collecting.queries.receiving import get_check_day, get_received_original, read_received
from jiheng_web.collecting.queries.tasks import get_receipt_content
from jiheng_web.readings import CheckBasis, get_checked
from jiheng_web.submissions.models import Thread

ANNOTATED = frozenset({"docx", "pdf", "xlsx"})
"""The formats that hold comments."""
_TIME = (2000, 1, 1, 0, 0, 0)
_NOWHERE = jiheng.Source("整表", None, None, None, 0, 0)


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file that goes back: its name, its bytes, and how many findings and remarks stand in it (or beside it, in a text)."""

    name: str
    content: bytes
    finding_count: int
    remark_count: int


def annotate_received(receipt: Receipt, task: Task) -> ReturnedFile:
    """The file with comments; one that holds none comes with a text of its own, both in a ZIP. Raises ``jiheng.JihengError``."""
    received = read_received(receipt, task, filers=())
    findings = [finding for finding in received.checked.result.findings if finding.severity != "hint"]
    notes = [_note(thread, received.filing) for thread in list_open_threads(receipt)]
    content, owner = get_receipt_content(receipt.pk), receipt.agency.name if receipt.agency else receipt.name.rpartition(".")[0]
    suffix = receipt.name.rpartition(".")[2]
    if received.document.format in ANNOTATED:
        annotated = jiheng.annotate(content, findings, document=received.document, notes=notes)
        return ReturnedFile(f"{owner}（退回修改）.{suffix}", annotated, len(findings), len(notes))
    words = "\n".join([*(_say_finding(finding) for finding in findings), *(note.text for note in notes)]) or "没有疑点和意见。"
    both = write_archive([(f"{owner}.{suffix}", content), (f"{owner}（意见）.txt", words.encode("utf-8-sig"))])
    return ReturnedFile(f"{owner}（退回修改）.zip", both, len(findings), len(notes))


def list_open_threads(receipt: Receipt) -> list[Thread]:
    """The threads of a file's submission that are not settled, with their remarks."""
    if receipt.version is None:
        return []
    threads = Thread.objects.filter(submission_id=receipt.version.submission_id, is_settled=False)
    return list(threads.prefetch_related("remarks").order_by("id"))


def count_unreadable(receipts: Sequence[Receipt]) -> Iterator[str]:
    """A sentence for each file that does not go back."""
    for receipt in receipts:
        if receipt.state == "refused":
            yield f"{receipt.name}：{receipt.sentence}"


def write_archive(members: Sequence[tuple[str, bytes]]) -> bytes:
    """A ZIP of files under names that every system can keep; the same files give the same bytes."""
    stream, taken = io.BytesIO(), set[str]()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            kept = jiheng.safe_name(name, taken=taken)
            taken.add(kept.casefold())
            archive.writestr(zipfile.ZipInfo(kept, _TIME), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def list_findings(receipt: Receipt, task: Task) -> tuple[jiheng.Finding, ...]:
    """The findings of a file for its page; raises ``jiheng.JihengError`` where it cannot be read."""
    filings = get_checked(get_received_original(receipt), CheckBasis(get_check_day()))
    found = (checked for checked in filings if checked.reading.filing.form == task.form)
    return tuple(finding for checked in found for finding in checked.result.findings if finding.severity != "hint")


def _note(thread: Thread, filing: jiheng.Filing) -> jiheng.Note:
    """A thread as one comment: its number, by which the answer finds back, and all that was said."""
    pin = jiheng.Pin(thread.project, thread.indicator_number, thread.indicator, thread.cell)
    said = "\n".join(f"{remark.role or ''} {remark.author}：{remark.text}".strip() for remark in thread.remarks.all())
    return jiheng.note_remark(jiheng.find_pinned(filing, pin) or _NOWHERE, f"〔意见 {thread.pk}〕{said}")


def _say_finding(finding: jiheng.Finding) -> str:
    place = f"{finding.project or '整表'}{f' 第 {finding.indicator_number} 项' if finding.indicator_number else ''}"
    return f"{jiheng.SEVERITY_WORDS[finding.severity]} {place}：{finding.message}。建议：{finding.remedy}"
