"""收表: what comes in is recognised, counted once, and taken into the submission of its agency; what is wrong is one row with a sentence."""

import datetime
import io
import zipfile
from collections.abc import Sequence

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

import jiheng
from jiheng_web.actors import LOCAL_ACTOR
from jiheng_web.collecting.actions import (
    Arrival,
    Asked,
    Orders,
    assign_receipt,
    change_task,
    close_task,
    hand_in,
    issue_task,
    make_agencies,
    receive_files,
    remind,
    return_files,
    take_in,
)
from jiheng_web.collecting.actions.placing import NewAgency
from jiheng_web.collecting.models import AgencyName, Receipt, Task
from jiheng_web.collecting.policies import ClosedTask, RefusedTask
from jiheng_web.collecting.queries.duties import list_duties
from jiheng_web.collecting.queries.ledger import build_ledger
from jiheng_web.collecting.queries.merging import merge_task
from jiheng_web.desk.models import Message
from jiheng_web.ledgers.models import LedgerEntry
from jiheng_web.submissions.actions import Pin, add_remark
from jiheng_web.submissions.models import Remark, Submission, Version
from tests.web.collecting.workbooks import FORM, REGION, break_sum, make_workbook, rename_column, say_year, write_answer
from tests.web.office import Office, make_office, office_edition

pytestmark = pytest.mark.django_db
_ORDERS = Orders("2026 年绩效目标申报", FORM, REGION, datetime.date(2099, 12, 31), "请用模板填写。")


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def task(office: Office) -> Task:
    return issue_task(Asked(office.bureau, office.year, office.agencies), _ORDERS, actor=office.actor("finance_performance"))


def _mark(task: Task, office: Office, number: int) -> jiheng.TemplateMark:
    return jiheng.TemplateMark(task.pk, task.revision, office.agencies[number].pk)


def _send(task: Task, office: Office, *contents: bytes, names: Sequence[str] = (), dated: datetime.datetime | None = None) -> list[Receipt]:
    arrivals = [
        Arrival(names[number] if names else f"{number}.xlsx", content, dated) for number, content in enumerate(contents)
    ]
    actor = office.actor("finance_performance")
    return [take_in(receipt, task, actor=actor) for receipt in receive_files(task, arrivals, actor=actor)]


def test_a_file_with_a_mark_is_taken_in_whatever_it_is_called(office: Office, task: Task) -> None:
    (receipt,) = _send(task, office, make_workbook("随便写", mark=_mark(task, office, 1)))
    assert (receipt.state, receipt.agency, receipt.ground) == ("accepted", office.agencies[1], "模板上的收表编号")
    assert receipt.version is not None
    assert receipt.version.cause == "received"
    assert Submission.objects.get(agency=office.agencies[1]).content is not None


def test_the_same_file_twice_counts_once(office: Office, task: Task) -> None:
    content = make_workbook(office.agencies[0].name)
    _send(task, office, content)
    (again,) = _send(task, office, content, names=["换个名字.xlsx"])
    assert (Receipt.objects.count(), Version.objects.count(), again.times) == (1, 1, 2)


def test_a_newer_file_takes_the_place_of_the_one_before_and_an_older_one_is_kept_aside(office: Office, task: Task) -> None:
    name, now = office.agencies[0].name, timezone.now()
    (first,) = _send(task, office, make_workbook(name, [("甲", "1.00")]), dated=now)
    (newer,) = _send(task, office, make_workbook(name, [("甲", "2.00")]), dated=now + datetime.timedelta(hours=1))
    (older,) = _send(task, office, make_workbook(name, [("甲", "3.00")]), dated=now - datetime.timedelta(days=1))
    first.refresh_from_db()
    assert (first.state, newer.state, older.state) == ("superseded", "accepted", "stale")
    assert "早" in older.sentence
    row = next(row for row in build_ledger(task).rows if row.asked.agency == office.agencies[0])
    assert {"repeated", "stale", "filed"} <= row.marks


def test_what_is_wrong_with_a_file_is_said(office: Office, task: Task) -> None:
    first, second, third = (agency.name for agency in office.agencies[:3])
    renamed, broken, vague = _send(
        task, office, rename_column(make_workbook(first), "三级指标", "具体指标"), break_sum(make_workbook(second)),
        make_workbook(third, vague=True),
    )  # fmt: skip
    assert renamed.changes == ["列“三级指标”改成了“具体指标”"]
    assert broken.proof == "broken"
    assert vague.must_count == 1
    counts = build_ledger(task).counts
    assert (counts["changed"], counts["broken"], counts["missing"], counts["filed"]) == (1, 1, 1, 3)


@pytest.mark.parametrize(("content", "said"), [(b"not a table", "没有认出"), (b"", "空"), (b"PK\x03\x04rubbish", "损坏")])
def test_a_file_that_cannot_be_read_is_a_row_with_a_sentence(office: Office, task: Task, content: bytes, said: str) -> None:
    (receipt,) = _send(task, office, content, names=["坏.xlsx"])
    assert receipt.state == "refused"
    assert said in receipt.sentence
    assert receipt in build_ledger(task).loose


def test_a_bad_file_stands_in_the_row_of_its_agency_until_a_good_one_comes(office: Office, task: Task) -> None:
    name = office.agencies[0].name
    (bad,) = _send(task, office, b"PK\x03\x04rubbish", names=[f"{name}.xlsx"])
    before = build_ledger(task)
    assert (bad.agency, before.rows[0].refused_count, before.loose) == (office.agencies[0], 1, (bad,))
    _send(task, office, make_workbook(name))
    assert build_ledger(task).loose == ()


def test_another_form_is_not_taken_in(office: Office, task: Task) -> None:
    (receipt,) = _send(task, office, make_workbook(office.agencies[0].name, form="self-evaluation"))
    assert receipt.state == "refused"
    assert "这次收的是项目支出绩效目标申报表" in receipt.sentence


def test_a_table_of_another_year_is_taken_in_only_where_a_person_insists(office: Office, task: Task) -> None:
    agency = office.agencies[0]
    (good,) = _send(task, office, make_workbook(agency.name))
    (other,) = _send(task, office, say_year(make_workbook(agency.name), 2023))
    assert (other.state, other.agency, other.changes) == ("blocked", agency, ["表里写的是 2023 年度"])
    assert "这次收的是 2026 年度" in other.sentence
    good.refresh_from_db()
    assert good.state == "accepted"
    assert assign_receipt(other, agency, actor=office.actor("finance_performance")).state == "accepted"


def test_a_table_of_the_year_of_the_task_is_taken_in(office: Office, task: Task) -> None:
    (receipt,) = _send(task, office, say_year(make_workbook(office.agencies[0].name), task.year.year))
    assert (receipt.state, receipt.changes) == ("accepted", [])


def test_an_older_file_is_taken_in_where_a_person_insists(office: Office, task: Task) -> None:
    agency, now = office.agencies[0], timezone.now()
    _send(task, office, make_workbook(agency.name, [("甲", "1.00")]), dated=now)
    (older,) = _send(task, office, make_workbook(agency.name, [("甲", "2.00")]), dated=now - datetime.timedelta(days=1))
    assert assign_receipt(older, agency, actor=office.actor("finance_performance")).state == "accepted"
    assert Receipt.objects.filter(agency=agency, state="accepted").count() == 1


def test_an_agency_goes_back_to_a_file_that_it_had_replaced(office: Office, task: Task) -> None:
    agency, clerk = office.agencies[0], office.actor("agency_clerk")
    first, second = (Arrival(f"{money}.xlsx", make_workbook(agency.name, [("甲", money)])) for money in ("1.00", "2.00"))
    hand_in(task, agency, first, actor=clerk)
    hand_in(task, agency, second, actor=clerk)
    assert hand_in(task, agency, first, actor=clerk).state == "accepted"
    assert [(one.name, one.state) for one in Receipt.objects.order_by("id")] == [("1.00.xlsx", "accepted"), ("2.00.xlsx", "superseded")]


def test_a_file_of_a_stranger_waits_for_a_person_who_says_whose_it_is_and_the_name_is_remembered(office: Office, task: Task) -> None:
    (receipt,) = _send(task, office, make_workbook("外省某校"))
    assert receipt.state == "unassigned"
    actor = office.actor("finance_performance")
    assigned = assign_receipt(receipt, office.agencies[2], actor=actor)
    assert (assigned.state, assigned.agency) == ("accepted", office.agencies[2])
    assert AgencyName.objects.get().name == "外省某校"
    (next_one,) = _send(task, office, make_workbook("外省某校", [("新项目", "5.00")]))
    assert (next_one.state, next_one.agency) == ("accepted", office.agencies[2])


def test_a_submission_under_review_takes_no_new_file(office: Office, task: Task) -> None:
    agency = office.agencies[0]
    _send(task, office, make_workbook(agency.name))
    Submission.objects.filter(agency=agency).update(state="department_reviewing")
    (late,) = _send(task, office, make_workbook(agency.name, [("新", "1.00")]))
    assert late.state == "blocked"
    assert "不能再收新表" in late.sentence
    assert Receipt.objects.filter(state="accepted").count() == 1


def test_files_below_go_back_with_remarks_and_come_again_with_answers_each_once(office: Office, task: Task) -> None:
    agency, actor = office.agencies[0], office.actor("finance_performance")
    (receipt,) = _send(task, office, make_workbook(agency.name, vague=True))
    submission = Submission.objects.get(agency=agency)
    project = submission.content["agencies"][0]["projects"][0]["name"] if submission.content else ""
    add_remark(submission, Pin(project, 1, "培训场次", "annual_target"), "请写明数量", actor=actor)
    bundle = return_files(task, actor=actor)
    assert bundle.file_count == 1
    returned = _unzip(bytes(bundle.content))
    answered = write_answer(next(iter(returned.values())), "改为不少于12场")
    (back,) = _send(task, office, answered)
    assert (back.state, back.remark_count) == ("accepted", 1)
    remarks = list(Remark.objects.order_by("id").values_list("text", "source"))
    assert remarks == [("请写明数量", "web"), ("改为不少于12场", "workbook")]
    assert Remark.objects.values("thread").distinct().count() == 1
    assert receipt.sha256 != back.sha256


def test_the_merged_table_foots_and_names_who_is_missing(office: Office, task: Task) -> None:
    for number in (0, 1):
        _send(task, office, make_workbook(office.agencies[number].name, [("甲", "10.00"), ("乙", f"{number}.50")]))
    merged = merge_task(task)
    assert merged.merging.filing.proof.status == "proved"
    assert merged.merging.filing.funds is not None
    assert merged.merging.filing.funds.total is not None
    assert merged.merging.filing.funds.total.in_unit("万元") == "22.00"
    assert list(merged.missing) == [agency.name for agency in office.agencies[2:]]


def test_a_department_collects_from_its_own_agencies_only(office: Office) -> None:
    department = office.departments[0]
    actor = office.actor("department_performance", department)
    with pytest.raises(RefusedTask, match="不在"):
        issue_task(Asked(department, office.year, office.agencies), _ORDERS, actor=actor)
    with pytest.raises(PermissionDenied):
        issue_task(Asked(office.departments[1], office.year, office.agencies[3:]), _ORDERS, actor=actor)
    assert issue_task(Asked(department, office.year, office.agencies[:3]), _ORDERS, actor=actor).asked.count() == 3


def test_an_agency_hands_its_own_file_in_and_nobody_elses(office: Office, task: Task) -> None:
    clerk = office.actor("agency_clerk", office.agencies[0])
    receipt = hand_in(task, office.agencies[0], Arrival("表.xlsx", make_workbook("写错的名称")), actor=clerk)
    assert (receipt.state, receipt.agency, receipt.ground) == ("accepted", office.agencies[0], "单位自报")
    with pytest.raises(PermissionDenied):
        hand_in(task, office.agencies[1], Arrival("表.xlsx", make_workbook("x")), actor=clerk)


def test_an_ended_task_takes_nothing_in(office: Office, task: Task) -> None:
    close_task(task, actor=office.actor("finance_performance"))
    with pytest.raises(ClosedTask, match="已经结束"):
        _send(task, office, make_workbook("x"))
    assert not Receipt.objects.exists()


def test_an_agency_that_filed_cannot_be_taken_off_the_list(office: Office, task: Task) -> None:
    _send(task, office, make_workbook(office.agencies[0].name))
    with pytest.raises(RefusedTask, match="已经报送"):
        change_task(task, _ORDERS, office.agencies[1:], actor=office.actor("finance_performance"))
    assert task.asked.count() == 4


def test_reminding_tells_the_clerks_and_is_counted(office: Office, task: Task) -> None:
    remind(task, office.agencies[1:3], actor=office.actor("finance_performance"))
    assert [one.reminder_count for one in task.asked.order_by("agency__path")] == [0, 1, 1, 0]
    assert Message.objects.filter(text__contains="催办").count() == 2


def test_agencies_are_made_of_the_names_that_files_came_with(office: Office, task: Task) -> None:
    (receipt,) = _send(task, office, make_workbook("青江市少年宫"))
    (made,) = make_agencies(task, [NewAgency("青江市少年宫")], actor=LOCAL_ACTOR)
    assert take_in(receipt, task, actor=LOCAL_ACTOR).agency == made


def test_what_waits_stands_on_the_desk_of_whom_it_concerns(office: Office, task: Task) -> None:
    clerk, receiver = office.actor("agency_clerk", office.agencies[0]), office.actor("finance_performance")
    _send(task, office, make_workbook("外省某校"))
    with office_edition():
        assert [(duty.words, duty.count) for duty in list_duties(clerk)] == [("要报的表", 1)]
        assert [(duty.words, duty.count) for duty in list_duties(receiver)] == [("收到的文件要人看", 1)]
        hand_in(task, office.agencies[0], Arrival("表.xlsx", make_workbook("x")), actor=clerk)
        assert [duty.count for duty in list_duties(clerk)] == [0]


def test_every_act_has_one_entry_in_the_ledger(office: Office, task: Task) -> None:
    before = LedgerEntry.objects.filter(subject=f"task/{task.pk}").count()
    actor = office.actor("finance_performance")
    receive_files(task, [Arrival("a.xlsx", b"x")], actor=actor)
    remind(task, office.agencies[:1], actor=actor)
    close_task(task, actor=actor)
    close_task(task, actor=actor)
    assert LedgerEntry.objects.filter(subject=f"task/{task.pk}").count() == before + 3


def _unzip(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
