"""The cycle act by act: what is refused, what is kept, what is told."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from jiheng_web.actors import LOCAL_ACTOR
from jiheng_web.desk.queries import list_duties, list_messages
from jiheng_web.places.models import FiscalYear
from jiheng_web.submissions import actions
from jiheng_web.submissions.actions import Batch, Grounds, Opinion, RoundDays
from jiheng_web.submissions.models import Approval, Step, Submission, Version
from jiheng_web.submissions.policies import Blocked, BrokenVersion, Conflict, OutsideWindow, RefusedContent, WrongState
from jiheng_web.submissions.queries.checking import list_blocking
from jiheng_web.submissions.queries.contents import digest_content, get_filing, normalise_content
from tests.web.office import Office, make_office
from tests.web.submissions import filed
from tests.web.submissions.filed import BLOCKED, make_content, open_draft, pass_on, rate, reload, submit
from tests.web.tables import SCIENCE

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    """A bureau with its departments and agencies."""
    return make_office()


def _today() -> datetime.date:
    return timezone.localdate()


def test_from_the_draft_to_the_publication(office: Office) -> None:
    submission = filed.make_approved(office)
    actions.publish(submission, actor=office.actor("department_performance"))
    assert reload(submission).state == "published"
    assert list(Version.objects.order_by("number").values_list("cause", flat=True)) == ["received", "submitted", "approved"]


def test_a_department_publishes_and_an_agency_does_not(office: Office) -> None:
    submission = filed.make_approved(office)
    with pytest.raises(PermissionDenied):
        actions.publish(submission, actor=office.actor("agency_head"))


def test_another_department_has_no_say(office: Office) -> None:
    submission = pass_on(office, submit(office, open_draft(office)), 1)
    with pytest.raises(PermissionDenied):
        actions.department_pass(submission, actor=office.actor("department_performance", office.departments[1]))


def test_what_blocks_is_listed_and_stays_blocked_until_it_is_waived(office: Office) -> None:
    submission = open_draft(office, *BLOCKED)
    with pytest.raises(Blocked) as refused:
        submit(office, submission)
    (finding,) = refused.value.findings
    assert (finding.severity, reload(submission).state) == ("must", "draft")
    actions.waive(submission, finding, Grounds("李处长", "任务书原文如此", _today()), actor=office.actor("finance_performance"))
    assert reload(submission).must_count == 0
    assert submit(office, reload(submission)).state == "agency_reviewing"


def test_a_waiver_that_is_taken_back_blocks_again(office: Office) -> None:
    submission = open_draft(office, *BLOCKED)
    (finding,) = list_blocking(submission)
    leader = office.actor("finance_leader")
    waiver = actions.waive(submission, finding, Grounds("李处长", "原文如此", _today()), actor=leader)
    assert actions.waive(submission, finding, Grounds("王处长", "又一次", _today()), actor=leader) == waiver
    actions.revoke_waiver(waiver, actor=leader)
    with pytest.raises(Blocked):
        submit(office, submission)
    assert submission.waivers.count() == 1


def test_an_agency_waives_nothing_for_itself(office: Office) -> None:
    submission = open_draft(office, *BLOCKED)
    (finding,) = list_blocking(submission)
    with pytest.raises(PermissionDenied):
        actions.waive(submission, finding, Grounds("我", "想", _today()), actor=office.actor("agency_head"))


def test_a_waiver_wants_somebody_a_reason_and_a_day_to_come(office: Office) -> None:
    submission = open_draft(office, *BLOCKED)
    (finding,) = list_blocking(submission)
    yesterday = _today() - datetime.timedelta(days=1)
    for grounds in (Grounds("", "为何", _today()), Grounds("谁", " ", _today()), Grounds("谁", "为何", yesterday)):
        with pytest.raises(RefusedContent):
            actions.waive(submission, finding, grounds, actor=office.actor("finance_leader"))


def test_a_return_keeps_its_reason(office: Office) -> None:
    submission = submit(office, open_draft(office))
    with pytest.raises(RefusedContent, match="理由"):
        actions.agency_return(submission, actor=office.actor("agency_reviewer"), reason="  ")
    actions.agency_return(submission, actor=office.actor("agency_reviewer"), reason="满意度没有口径")
    assert reload(submission).state == "draft"
    assert Step.objects.get(act="agency_return").reason == "满意度没有口径"


def test_the_sender_takes_back_what_nobody_has_acted_on(office: Office) -> None:
    submission = submit(office, open_draft(office))
    with pytest.raises(WrongState, match="不能撤回"):
        actions.withdraw(submission, actor=office.actor("agency_reviewer"))
    actions.withdraw(submission, actor=office.actor("agency_head"))
    assert reload(submission).state == "draft"


def test_nobody_takes_back_what_has_gone_on(office: Office) -> None:
    submission = pass_on(office, submit(office, open_draft(office)), 1)
    with pytest.raises(WrongState, match="不能撤回"):
        actions.withdraw(submission, actor=office.actor("agency_head"))


def test_a_submission_cannot_be_sent_twice(office: Office) -> None:
    submission = submit(office, open_draft(office))
    with pytest.raises(WrongState, match="不能送审"):
        submit(office, submission)
    assert Version.objects.filter(cause="submitted").count() == 1


def test_under_review_nothing_is_written(office: Office) -> None:
    submission = submit(office, open_draft(office))
    with pytest.raises(WrongState, match="内容不能改"):
        actions.save_draft(submission, make_content(*BLOCKED), submission.revision, actor=office.actor("agency_clerk"))
    with pytest.raises(WrongState, match="不能再收新表"):
        actions.receive_version(submission, make_content(*BLOCKED), "新.xlsx", "1" * 64, actor=office.actor("agency_clerk"))


def test_the_second_of_two_editors_gets_both_values(office: Office) -> None:
    submission, clerk = open_draft(office), office.actor("agency_clerk")
    mine, theirs = ({**make_content(), "title": title} for title in ("我的", "别人的"))
    actions.save_draft(submission, theirs, 1, actor=clerk)
    with pytest.raises(Conflict) as refused:
        actions.save_draft(submission, mine, 1, actor=clerk)
    assert (refused.value.theirs["title"], refused.value.revision) == ("别人的", 2)  # type: ignore[index]


def test_the_same_draft_and_the_same_file_twice_are_one(office: Office) -> None:
    submission, clerk = open_draft(office), office.actor("agency_clerk")
    actions.save_draft(submission, make_content(), 0, actor=clerk)
    actions.receive_version(submission, make_content(), "表.txt", "0" * 64, actor=clerk)
    assert (reload(submission).revision, submission.versions.count()) == (1, 1)


def test_another_form_and_broken_content_are_refused(office: Office) -> None:
    submission, clerk = open_draft(office), office.actor("agency_clerk")
    with pytest.raises(RefusedContent, match="这份申报要的是"):
        actions.save_draft(submission, {**make_content(), "form": "self-evaluation"}, 1, actor=clerk)
    with pytest.raises(RefusedContent, match="不能保存的字符"):
        actions.save_draft(submission, {**make_content(), "title": "a\0b"}, 1, actor=clerk)
    with pytest.raises(RefusedContent, match="没有“/etc/passwd”这个口径"):
        actions.save_draft(submission, {**make_content(), "profile": "/etc/passwd"}, 1, actor=clerk)
    with pytest.raises(RefusedContent, match="没有“x”这种表"):
        actions.open_submission(office.agencies[0], office.year, "x", actor=clerk)


def test_outside_the_window_nothing_is_submitted_and_late_is_said_where_it_is_taken(office: Office) -> None:
    submission, bureau = open_draft(office), office.actor("finance_performance")
    past = _today() - datetime.timedelta(days=3)
    actions.set_round(office.year, "first_up", RoundDays(past, past), actor=bureau)
    with pytest.raises(OutsideWindow, match="一上"):
        submit(office, submission)
    actions.set_round(office.year, "first_up", RoundDays(past, past, True), actor=bureau)
    submit(office, submission)
    step = Step.objects.get(act="submit")
    assert (step.is_late, step.round.kind if step.round else "") == (True, "first_up")


def test_the_later_of_two_open_rounds_counts(office: Office) -> None:
    submission, bureau = open_draft(office), office.actor("finance_performance")
    for kind in ("first_up", "second_up", "approval"):
        actions.set_round(office.year, kind, RoundDays(_today(), None), actor=bureau)
    submit(office, submission)
    version = Version.objects.get(cause="submitted")
    assert version.round is not None
    assert version.round.kind == "second_up"


def test_in_a_closed_year_nothing_changes(office: Office) -> None:
    submission = open_draft(office)
    FiscalYear.objects.update(is_open=False)
    with pytest.raises(WrongState, match="已经结束"):
        submit(office, submission)


def test_the_rating_is_the_worst_of_the_projects(office: Office) -> None:
    submission = pass_on(office, submit(office, open_draft(office)))
    bureau = office.actor("finance_performance")
    actions.review(submission, Opinion("可以", SCIENCE.name, "中"), actor=bureau)
    with pytest.raises(RefusedContent, match="不能评为“优”"):
        actions.rate(submission, actor=bureau, rating="优", opinion="好")
    with pytest.raises(RefusedContent, match="要写明意见"):
        actions.rate(submission, actor=bureau)
    actions.rate(submission, actor=bureau, opinion="请完善指标")
    assert (reload(submission).state, reload(submission).rating) == ("draft", "中")


def test_a_bad_rating_rejects(office: Office) -> None:
    assert rate(office, pass_on(office, submit(office, open_draft(office))), "差").state == "rejected"


def test_all_of_a_batch_are_approved_or_none(office: Office) -> None:
    ready = rate(office, pass_on(office, submit(office, open_draft(office))))
    waiting = submit(office, open_draft(office, agency=office.agencies[1]))
    with pytest.raises(WrongState, match="不能批复"):
        filed.approve(office, ready, waiting)
    assert reload(ready).state == "rated"
    assert not Approval.objects.exists()
    for number, chosen in (("  ", [ready]), ("青财〔2026〕1号", []), ("青财〔2026〕1号", [ready, ready])):
        with pytest.raises(RefusedContent):
            actions.approve(Batch(office.year, number, filed.DAY, office.bureau), chosen, actor=office.actor("finance_leader"))


def test_an_adjustment_is_a_new_version_and_the_old_one_stays(office: Office) -> None:
    submission = filed.make_approved(office)
    clerk = office.actor("agency_clerk")
    before = Version.objects.get(cause="approved").digest
    actions.adjust(submission, actor=clerk, reason="预算调减")
    changed = {**make_content(), "title": "调整后的表"}
    actions.save_draft(reload(submission), changed, reload(submission).revision, actor=clerk)
    filed.approve(office, rate(office, pass_on(office, submit(office, reload(submission)))), number="青财绩〔2026〕9号")
    assert Version.objects.get(cause="adjusted").content["title"] == "调整后的表"
    assert Version.objects.get(cause="approved").digest == before


def test_an_adjustment_that_is_given_up_leaves_everything_as_it_was(office: Office) -> None:
    submission, clerk = filed.make_approved(office), office.actor("agency_clerk")
    actions.adjust(submission, actor=clerk, reason="预算调减")
    actions.save_draft(reload(submission), {**make_content(), "title": "改到一半"}, reload(submission).revision, actor=clerk)
    actions.abandon(submission, actor=clerk)
    assert (reload(submission).state, reload(submission).content["title"]) == ("approved", make_content()["title"])


def test_a_version_that_was_tampered_with_is_noticed(office: Office) -> None:
    submission = submit(office, open_draft(office))
    version = submission.versions.get(cause="submitted")
    Version.objects.filter(pk=version.pk).update(content={**version.content, "title": "改过"})
    with pytest.raises(BrokenVersion, match="摘要不符"):
        get_filing(submission.versions.get(cause="submitted"))


def test_the_digest_does_not_depend_on_how_a_database_writes_numbers() -> None:
    first, second = ({"a": 1.0, "b": [0.5, "x"]}, {"b": [0.5, "x"], "a": 1})
    assert digest_content(normalise_content(first)) == digest_content(normalise_content(second))
    assert normalise_content({"box": (1.0, 2.5)}) == {"box": [1, 2.5]}


def test_whom_it_concerns_is_told_and_finds_it_among_their_duties(office: Office) -> None:
    submission = submit(office, open_draft(office))
    reviewer, stranger = office.actor("agency_reviewer"), office.actor("agency_reviewer", office.agencies[3])
    assert [duty.words for duty in list_duties(reviewer)] == ["待单位审核"]
    assert not list_duties(stranger)
    assert "送审" in list_messages(reviewer)[0].text
    assert not list_messages(stranger)
    pass_on(office, submission, 1)
    assert not list_duties(reviewer)
    assert [duty.words for duty in list_duties(office.actor("department_performance"))] == ["待主管部门审核"]


def test_the_one_person_of_the_local_edition_does_everything_and_is_not_told_of_it(office: Office) -> None:
    me = LOCAL_ACTOR
    submission = actions.open_submission(office.agencies[0], office.year, filed.FORM, actor=me)
    actions.receive_version(submission, make_content(), "表.txt", "0" * 64, actor=me)
    for act in (actions.submit, actions.agency_pass, actions.department_pass, actions.finance_pass):
        act(submission, actor=me)
    actions.rate(submission, actor=me, rating="优")
    actions.approve(Batch(office.year, "1号", filed.DAY, office.bureau), [reload(submission)], actor=me)
    assert Submission.objects.get().state == "approved"
    assert not list_messages(me)
