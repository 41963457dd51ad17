"""The kinds of jobs. An app that has some says so in its module ``jobs.py``, by ``register``; it is imported once all models are there.

A job runs in two parts. ``prepare`` does what takes long, outside of any transaction: it reads, computes, says how far it is by
``job.progress`` and gives a value, which the second part finds as ``job.prepared``. The function then writes, inside the one transaction in
which the job becomes done: what it writes and ``done`` become true together, whatever is killed. Without ``prepare`` the function does
all; it should be short then, for on SQLite nobody else writes meanwhile.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import jiheng
from jiheng_web.jobs.models import Job

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)

Payload = dict[str, Any]
Outcome = Mapping[str, object]
"""What a job has to say when it is done: ``words``, a Chinese sentence, and ``address``, the page to go on to; or more."""
Function = Callable[[Job, Payload], Outcome | None]
Prepare = Callable[[Job, Payload], object]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of jobs. ``every``: the workers ask for one in each such span by themselves; ``permission``: whoever asks must hold it."""

    name: str
    function: Function
    words: str
    prepare: Prepare | None = None
    every: datetime.timedelta | None = None
    permission: str | None = None


_KINDS: dict[str, Kind] = {}


def register(
    kind: str, function: Function, words: str, *, prepare: Prepare | None = None, every: datetime.timedelta | None = None,
    permission: str | None = None,
) -> None:  # fmt: skip
    """Says that jobs called ``kind`` (``area.act``) are done by ``function(job, payload)``; ``words`` is what people read.

    A ``jiheng.JihengError`` that is raised fails the job with its sentence at once; any other exception is tried again a few times.
    """
    _KINDS[kind] = Kind(kind, function, words, prepare, every, permission)


def get_kind(name: str) -> Kind:
    """The kind with this name; raises ``jiheng.JihengError`` where this version has none."""
    if name not in _KINDS:
        raise jiheng.JihengError(f"这个版本没有“{name}”这种后台任务；请升级绩衡，或取消这个任务。")
    return _KINDS[name]


def list_kinds() -> tuple[Kind, ...]:
    """All kinds by name."""
    return tuple(_KINDS[name] for name in sorted(_KINDS))


def say_kind(name: str) -> str:
    """The words for a kind, also for one that this version does not have."""
    return _KINDS[name].words if name in _KINDS else "未知的任务"
