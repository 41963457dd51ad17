"""Many documents through several child processes at once: one that is lost takes nobody else along."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from queue import SimpleQueue
from typing import Generic, NamedTuple, TypeVar

from jiheng.errors import JihengError
from jiheng.sandbox.limits import Limits
from jiheng.sandbox.worker import Worker

Key = TypeVar("Key")


class Question(NamedTuple, Generic[Key]):
    """A document to ask about, and what its answer is to be filed under."""

    key: Key
    content: bytes
    name: str


def ask_all(
    program: str, questions: Iterable[Question[Key]], *, jobs: int, allow: Callable[[int], Limits] = Limits.of_size,
) -> Iterator[tuple[Key, bytes | JihengError]]:
    """The answers of ``jobs`` processes that run ``program``, or what was raised instead, as they come.

    ``allow`` says what a document of so many bytes may spend.
    Questions are taken from the iterable no faster than they are answered, so that only some are in memory.
    """
    workers = [Worker(program, allow=allow) for _ in range(jobs)]
    idle: SimpleQueue[Worker] = SimpleQueue()
    for worker in workers:
        idle.put(worker)
    with ThreadPoolExecutor(jobs) as threads:
        open_questions: set[Future[tuple[Key, bytes | JihengError]]] = set()
        try:
            for question in questions:
                open_questions.add(threads.submit(_ask, idle, question))
                if len(open_questions) > 2 * jobs:
                    done, open_questions = wait(open_questions, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in done)
            yield from (future.result() for future in open_questions)
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            for worker in workers:
                worker.close()


def _ask(idle: "SimpleQueue[Worker]", question: Question[Key]) -> tuple[Key, bytes | JihengError]:
    worker = idle.get()
    try:
        return question.key, worker.ask(question.content, name=question.name)
    except JihengError as error:
        return question.key, error
    finally:
        idle.put(worker)
