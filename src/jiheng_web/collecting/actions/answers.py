"""Answers that come back in a workbook: comments of people become remarks of the threads that they answer, each once."""

import re
from collections.abc import Iterator

import jiheng
from jiheng_web.actors import Actor
from jiheng_web.collecting.models import Receipt
from jiheng_web.collecting.queries.receiving import Received
from jiheng_web.collecting.queries.tasks import get_receipt_content
from jiheng_web.submissions.actions import Pin, Said, add_remark
from jiheng_web.submissions.models import Submission, Thread

THREAD_MARK = "〔意见 {number}〕"
_MARK = re.compile(r"〔意见 (\d{1,12})〕")
_LONGEST = 4000


def take_answers(receipt: Receipt, received: Received, *, actor: Actor) -> int:
    """Adds what people wrote into the comments of a file as remarks of its submission; how many were found there.

    Part of the transaction that takes the file in. The same answer again is the remark that is there.
    """
    if receipt.version is None or receipt.agency is None:
        return 0
    if not actor.may("targets.comment", receipt.agency.path):
        return 0
    comments = jiheng.read_comments(get_receipt_content(receipt.pk), name=receipt.name, document=received.document)
    submission, count = receipt.version.submission, 0
    for comment, thread_number in _list_answers(comments):
        pin = _find_thread_pin(submission, thread_number) or _as_pin(jiheng.find_pin(received.filing, comment.source))
        said = Said(comment.author or receipt.agency.name)
        add_remark(submission, pin, comment.text.strip()[:_LONGEST], "workbook", said, actor=actor)
        count += 1
    return count


def _list_answers(comments: tuple[jiheng.Comment, ...]) -> Iterator[tuple[jiheng.Comment, int | None]]:
    """The comments of people, each with the thread that ours in the same cell speaks of."""
    asked: dict[tuple[object, ...], int] = {}
    for comment in comments:
        if comment.is_own and (match := _MARK.search(comment.text)):
            asked.setdefault(comment.source[1:4], int(match[1]))
    for comment in comments:
        if not comment.is_own and comment.text.strip():
            named = _MARK.search(comment.text)
            yield comment, int(named[1]) if named else asked.get(comment.source[1:4])


def _find_thread_pin(submission: Submission, number: int | None) -> Pin | None:
    thread = Thread.objects.filter(submission=submission, pk=number).first() if number else None
    return Pin(thread.project, thread.indicator_number, thread.indicator, thread.cell) if thread else None


def _as_pin(pin: jiheng.Pin) -> Pin:
    return Pin(pin.project, pin.indicator_number, pin.indicator, pin.cell)
