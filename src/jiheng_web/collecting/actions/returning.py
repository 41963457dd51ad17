"""Sending back: every accepted file with its comments, one ZIP of all."""

from collections.abc import Callable

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

import jiheng
from jiheng_web.actors import Actor, permit
from jiheng_web.collecting.actions.issuing import lock, subject_of
from jiheng_web.collecting.models import Bundle, Task
from jiheng_web.collecting.queries.returning import ReturnedFile, annotate_received, write_archive
from jiheng_web.collecting.queries.tasks import list_receipts
from jiheng_web.desk.actions import notify
from jiheng_web.ledgers.actions import record

Progress = Callable[[int, int], None]
_KEPT = 3
"""How many ZIPs of a kind are kept for a task."""


def return_files(task: Task, *, only_with_remarks: bool = False, progress: Progress | None = None, actor: Actor) -> Bundle:
    """Makes a ZIP with every accepted file, findings and open remarks as comments in it, a name for each agency; tells the agencies.

    ``only_with_remarks`` leaves out files about which nothing is to be said. What could not be made is said in ``notes``. Raises
    ``jiheng.RefusedDocument`` where there is nothing to send back.
    """
    role = permit(actor, "collecting.receive", task.place.path)
    receipts = list(list_receipts(task).filter(state="accepted"))
    made: list[ReturnedFile] = []
    paths, notes = list[str](), list[str]()
    for number, receipt in enumerate(receipts, start=1):
        try:
            one = annotate_received(receipt, task)
        except jiheng.JihengError as error:
            notes.append(f"{receipt.name}：{error}")
            continue
        finally:
            if progress:
                progress(number, len(receipts))
        if not only_with_remarks or one.finding_count or one.remark_count:
            made.append(one)
            paths.append(receipt.agency.path if receipt.agency else task.place.path)
    if not made:
        raise jiheng.RefusedDocument("没有可以退回的表：还没有收下，或者都没有疑点和意见。")
    return _keep(task, made, notes, paths, role=role, actor=actor)


def _keep(task: Task, made: list[ReturnedFile], notes: list[str], paths: list[str], *, role: str, actor: Actor) -> Bundle:
    archive = write_archive([(one.name, one.content) for one in made])
    with transaction.atomic():
        locked = lock(task)
        bundle = Bundle.objects.create(
            task=locked, kind="returned", name=f"{locked.title}（退回修改 {timezone.localdate()}）.zip"[-200:], content=archive,
            file_count=len(made), notes=notes, made_by=actor.name,
        )  # fmt: skip
        old = Bundle.objects.filter(task=locked, kind="returned").order_by("-id").values_list("pk", flat=True)[_KEPT:]
        Bundle.objects.filter(pk__in=list(old)).delete()
        after = {"bundle": bundle.pk, "files": len(made), "left_out": len(notes)}
        record("collecting.return", actor=actor, role=role, subject=subject_of(locked), after=after)
        for path in paths:
            notify(f"“{locked}”的表已审阅，疑点和意见写在退回的文件里，请修改后重报。", address=reverse("my_tasks"), permission="targets.draft", path=path)
    return bundle
