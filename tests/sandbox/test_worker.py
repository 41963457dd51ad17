"""A child process answers, refuses, or is lost; whatever it does, the next document is read."""

import os
import re
import signal
from collections.abc import Iterator
from threading import Timer

import pytest

import jiheng
from jiheng.sandbox.limits import GIBIBYTE, Limits
from jiheng.sandbox.worker import Worker

PROGRAM = "tests.sandbox.misbehaving"
TIGHT = Limits(GIBIBYTE // 2, seconds=20, processor_seconds=1)
SHORT = Limits(GIBIBYTE // 2, seconds=1, processor_seconds=20)


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker(PROGRAM, allow=lambda size: TIGHT) as worker:
        yield worker


def ask(worker: Worker, order: str) -> str:
    return worker.ask(order.encode(), name="表").decode()


def lose(worker: Worker, order: str) -> str:
    """The sentence that is said when this order loses the process; the next document is read as ever."""
    with pytest.raises(jiheng.StoppedReading) as caught:
        ask(worker, order)
    assert ask(worker, "answer 又好了") == "表: 又好了"
    assert re.fullmatch(r"“表”.*，没有读取；请[^。]*。", str(caught.value))
    return str(caught.value)


def test_one_process_answers_one_document_after_another(worker: Worker) -> None:
    assert ask(worker, "answer 甲") == "表: 甲"
    pid = worker.pid
    assert ask(worker, "answer " + "乙" * 500_000) == "表: " + "乙" * 500_000
    assert worker.pid == pid


@pytest.mark.parametrize(("kind", "error"), [
    ("refused", jiheng.RefusedDocument), ("form", jiheng.UnknownForm), ("extra", jiheng.MissingExtra),
])
def test_a_refusal_comes_through_as_it_was_said(worker: Worker, kind: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"^为什么。$"):
        ask(worker, f"raise {kind}")
    assert not isinstance(error, jiheng.StoppedReading)
    assert ask(worker, "answer 又") == "表: 又"


def test_a_document_that_eats_memory_is_refused(worker: Worker) -> None:
    assert "内存不够" in lose(worker, f"eat {2 * GIBIBYTE}")


def test_a_document_that_never_ends_is_stopped_by_its_processor_time(worker: Worker) -> None:
    assert "处理超时" in lose(worker, "loop")


def test_a_document_that_waits_for_ever_is_stopped_by_the_clock() -> None:
    with Worker(PROGRAM, allow=lambda size: SHORT) as worker:
        assert "处理超时" in lose(worker, "sleep")


def test_a_process_that_is_stopped_from_outside_is_killed_by_the_clock() -> None:
    with Worker(PROGRAM, allow=lambda size: SHORT) as worker:
        ask(worker, "answer 先")
        os.kill(worker.pid or 0, signal.SIGSTOP)
        assert "处理超时" in lose(worker, "answer 甲")


@pytest.mark.parametrize("order", ["crash", "die", "babble", "raise fault"])
def test_a_fault_ends_the_process_and_nothing_else(worker: Worker, order: str) -> None:
    assert "中止" in lose(worker, order)


def test_a_fault_of_ours_keeps_its_traceback_for_those_who_look(worker: Worker) -> None:
    with pytest.raises(jiheng.StoppedReading) as caught:
        ask(worker, "raise fault")
    assert "KeyError" in str(caught.value)
    assert any("Traceback" in note for note in caught.value.__notes__)


def test_a_killed_process_is_lost_at_once(worker: Worker) -> None:
    ask(worker, "answer 先")
    Timer(0.2, os.kill, (worker.pid, signal.SIGKILL)).start()
    assert "中止" in lose(worker, "sleep")


@pytest.mark.parametrize("kind", ["socket", "program", "exec"])
def test_a_child_has_no_network_and_starts_no_programs(worker: Worker, kind: str) -> None:
    assert ask(worker, f"attempt {kind}") == "表: PermissionError"


def test_a_child_writes_no_large_files_and_opens_few(worker: Worker) -> None:
    assert "File too large" in lose(worker, f"write {65 << 20}")
    assert "Too many open files" in lose(worker, "open 100")


def test_announced_work_gets_memory_and_time_of_its_own(worker: Worker) -> None:
    assert ask(worker, f"work {GIBIBYTE}") == f"表: {GIBIBYTE}"


def test_what_libraries_print_does_not_disturb_the_answer(worker: Worker) -> None:
    assert ask(worker, "print") == "表: printed"


def test_a_child_does_not_take_modules_from_the_current_folder(worker: Worker, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.chdir(str(tmp_path))
    assert ask(worker, "folder") == "表: False"


def test_limits_grow_with_the_size_of_a_document_and_are_bounded() -> None:
    small, large, huge = (Limits.of_size(size) for size in (1_000, 50 << 20, 1 << 40))
    assert small.memory < large.memory < huge.memory == 4 * GIBIBYTE
    assert small.seconds < large.seconds
    assert Limits.unpack(large.pack()) == large
