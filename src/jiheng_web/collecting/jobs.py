"""What collecting does in the background: reading many files, and making what goes back."""

import jiheng
from jiheng_web.actors import Actor
from jiheng_web.collecting.actions import return_files, take_in
from jiheng_web.collecting.models import Receipt, Task
from jiheng_web.collecting.queries.tasks import list_filers
from jiheng_web.jobs.kinds import Outcome, Payload, register
from jiheng_web.jobs.models import Job

TAKE_IN, RETURN = "collecting.take_in", "collecting.return"


def prepare_taking(job: Job, payload: Payload) -> int:
    """Reads the files that wait, each in a transaction of its own, so that a killed job goes on where it was; how many there were."""
    task, actor = _get_task(payload), job.actor
    waiting = list(Receipt.objects.filter(task=task, state="waiting").order_by("id").values_list("pk", flat=True))
    filers = list_filers(task)
    for number, receipt_id in enumerate(waiting):
        job.progress(number, len(waiting), "正在读取")
        _take(receipt_id, task, filers, actor)
    return len(waiting)


def finish_taking(job: Job, payload: Payload) -> Outcome:
    """Says what became of them."""
    return {"words": f"读取了 {job.prepared} 份文件", "address": f"/collecting/{payload['task']}/"}


def prepare_returning(job: Job, payload: Payload) -> int:
    """Makes the ZIP of all files with comments; how many are in it."""
    task = _get_task(payload)
    bundle = return_files(
        task, only_with_remarks=bool(payload.get("only_with_remarks")),
        progress=lambda done, of: job.progress(done, of, "正在写批注"), actor=job.actor,
    )  # fmt: skip
    return bundle.file_count


def finish_returning(job: Job, payload: Payload) -> Outcome:
    """Says how many there are."""
    return {"words": f"做好了 {job.prepared} 份退回件", "address": f"/collecting/{payload['task']}/"}


def _take(receipt_id: int, task: Task, filers: tuple[jiheng.Filer, ...], actor: Actor) -> None:
    receipt = Receipt.objects.defer("content").filter(pk=receipt_id).first()
    if receipt is not None:
        take_in(receipt, task, filers=filers, actor=actor)


def _get_task(payload: Payload) -> Task:
    task = Task.objects.select_related("place", "year").filter(pk=int(payload["task"])).first()
    if task is None:
        raise jiheng.JihengError("这个收表任务已经不在了；请回到收表页查看。")
    return task


register(TAKE_IN, finish_taking, "读取收到的表", prepare=prepare_taking, permission="collecting.receive")
register(RETURN, finish_returning, "制作退回件", prepare=prepare_returning, permission="collecting.receive")
