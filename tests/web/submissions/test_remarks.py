"""Remarks: pinned, answered, settled, and kept for ever."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from jiheng_web.desk.queries import list_messages
from jiheng_web.submissions import actions
from jiheng_web.submissions.actions import Pin, Said
from jiheng_web.submissions.models import Remark, Thread
from jiheng_web.submissions.policies import RefusedContent
from tests.web.office import make_office
from tests.web.submissions.filed import open_draft, submit

pytestmark = pytest.mark.django_db
AT_INDICATOR = Pin("科普活动经费", 1, "培训场次", "annual_target")


def test_what_is_said_about_one_place_stands_in_one_thread_until_it_is_settled() -> None:
    office = make_office()
    submission, reviewer = open_draft(office), office.actor("department_performance")
    first, second = (actions.add_remark(submission, AT_INDICATOR, text, actor=reviewer) for text in ("太低", "请写依据"))
    assert first.thread == second.thread
    actions.settle_thread(first.thread, actor=reviewer)
    assert actions.add_remark(submission, AT_INDICATOR, "又不对了", actor=reviewer).thread != first.thread


def test_an_answer_opens_a_settled_thread_again() -> None:
    office = make_office()
    submission, reviewer = open_draft(office), office.actor("department_performance")
    thread = actions.add_remark(submission, Pin(), "请补充", actor=reviewer).thread
    actions.settle_thread(thread, actor=reviewer)
    actions.answer(thread, "还有一个问题", actor=office.actor("agency_clerk"))
    assert not Thread.objects.get().is_settled


def test_only_a_reviewer_settles() -> None:
    office = make_office()
    thread = actions.add_remark(open_draft(office), Pin(), "请补充", actor=office.actor("department_performance")).thread
    with pytest.raises(PermissionDenied):
        actions.settle_thread(thread, actor=office.actor("agency_clerk"))


def test_a_workbook_that_comes_back_twice_says_everything_once() -> None:
    office = make_office()
    submission, clerk = open_draft(office), office.actor("agency_clerk")
    said = Said("王五", datetime.datetime(2026, 1, 5, tzinfo=datetime.UTC))
    first = actions.add_remark(submission, AT_INDICATOR, "已核实", "workbook", said, actor=clerk)
    actions.settle_thread(first.thread, actor=office.actor("department_performance"))
    assert actions.add_remark(submission, AT_INDICATOR, "已核实", "workbook", said, actor=clerk) == first
    assert (first.author, first.source, Remark.objects.count()) == ("王五", "workbook", 1)


def test_nothing_empty_too_long_or_unprintable_is_kept() -> None:
    office = make_office()
    submission, clerk = open_draft(office), office.actor("agency_clerk")
    for text in ("  ", "长" * 4001, "a\0b", "\ud800"):
        with pytest.raises(RefusedContent):
            actions.add_remark(submission, Pin(), text, actor=clerk)
    assert not Remark.objects.exists()


def test_the_agency_hears_of_a_reviewers_remark_and_the_reviewer_of_the_answer() -> None:
    office = make_office()
    submission = submit(office, open_draft(office))
    reviewer, clerk = office.actor("agency_reviewer"), office.actor("agency_clerk")
    thread = actions.add_remark(submission, Pin(), "请补充依据", actor=reviewer).thread
    assert "请补充依据" in list_messages(clerk)[0].text
    actions.answer(thread, "依据见附件", actor=clerk)
    assert "依据见附件" in list_messages(reviewer)[0].text
