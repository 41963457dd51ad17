"""What is refused in collecting, each with a sentence of its own."""

import jiheng
from jiheng_web.collecting.models import Task

LONGEST_TITLE = 200
LONGEST_NOTE = 4000


class RefusedTask(jiheng.JihengError):
    """A task cannot be issued or changed as it is; the sentence says what is missing."""


class ClosedTask(jiheng.JihengError):
    """A task has ended, and nothing comes in any more."""


class RefusedAssignment(jiheng.JihengError):
    """A file cannot be given to this agency."""


def guard_open(task: Task) -> None:
    """Raises ``ClosedTask`` where the task has ended or its year is over."""
    if not task.is_open or not task.year.is_open:
        raise ClosedTask(f"收表任务“{task}”已经结束，不再收表；要接着收，请先把任务改为进行中。")
