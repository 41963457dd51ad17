"""The pages of submissions in both editions: what they show, and how refusals look."""

import io
import re
import zipfile

import pytest
from django.test import Client

import jiheng
from jiheng_web.submissions import actions
from jiheng_web.submissions.actions import Pin
from jiheng_web.submissions.models import Approval, Step, Submission
from jiheng_web.submissions.queries.checking import list_blocking
from tests.web.office import Office, make_office
from tests.web.submissions.filed import BLOCKED, make_approved, make_content, open_draft, pass_on, rate, reload, submit
from tests.web.tables import LIFE, SCIENCE, make_table

pytestmark = pytest.mark.django_db
ENGLISH = re.compile(r">[^<>]*[A-Za-z]{4,}[^<>]*<")
ALLOWED = re.compile(r"JSON|SHA-256|xlsx|docx|txt|[0-9a-f]{64}")


@pytest.fixture
def office() -> Office:
    """A bureau with its departments and agencies."""
    return make_office()


def test_the_whole_cycle_by_buttons(office: Office) -> None:
    submission = open_draft(office)
    acts = (
        ("agency_head", "submit"), ("agency_reviewer", "agency_pass"), ("department_performance", "department_pass"),
        ("finance_division", "finance_pass"),
    )  # fmt: skip
    for role, act in acts:
        answer = office.client(role).post(f"/submissions/{submission.pk}/act/", {"act": act})
        assert (answer.status_code, answer["Location"]) == (302, f"/submissions/{submission.pk}/")
    bureau, leader = office.client("finance_performance"), office.client("finance_leader")
    sheet = {**{f"score{number}": "9.5" for number in range(8)}, "opinion": "可以"}
    bureau.post(f"/submissions/{submission.pk}/projects/1/review/", sheet)
    bureau.post(f"/submissions/{submission.pk}/review/", {"act": "rate", "rating": "", "opinion": "再完善"})
    assert reload(submission).rating == "中"  # 76 points
    assert reload(submission).state == "draft"
    resent = pass_on(office, submit(office, reload(submission)))
    assert bureau.post(f"/submissions/{resent.pk}/review/", {"act": "rate", "rating": "优"}).status_code == 302
    fields = {"document_number": "青财绩〔2026〕1号", "approved_on": "2026年2月1日", "chosen": submission.pk}
    assert leader.post("/approvals/new/", fields).status_code == 302
    office.client("department_performance").post("/submissions/act/", {"act": "publish", "chosen": submission.pk})
    assert reload(submission).state == "published"


def test_every_page_of_a_submission_shows_chinese_only(office: Office) -> None:
    submission = make_approved(office)
    actions.add_remark(submission, Pin("科普活动经费", 1, "培训场次"), "请写依据", actor=office.actor("department_performance"))
    client, base = office.client("finance_leader"), f"/submissions/{submission.pk}/"
    pages = ("", "projects/1/", "review/", "projects/1/review/", "versions/1/", "compare/?before=1&after=3")
    lists = ("/submissions/", "/approvals/", "/approvals/new/", "/rounds/", "/desk/", f"/approvals/{Approval.objects.get().pk}/")
    for address in (*(f"{base}{page}" for page in pages), *lists):
        answer = client.get(address)
        assert answer.status_code == 200, address
        text = answer.content.decode()
        main = text[text.index("<main") : text.index("</main>")]
        stray = [word for word in ENGLISH.findall(main) if not ALLOWED.search(word)]
        assert not stray, f"{address}: {stray[:3]}"


def test_what_blocks_is_listed_with_a_link_to_each(office: Office) -> None:
    submission = open_draft(office, *BLOCKED)
    answer = office.client("agency_head").post(f"/submissions/{submission.pk}/act/", {"act": "submit"})
    (finding,) = list_blocking(submission)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "还有 1 处必须改的疑点" in text
    assert f'href="/submissions/{submission.pk}/projects/{finding.project_index}/#i{finding.indicator_number}"' in text
    assert reload(submission).state == "draft"


def test_pressed_twice_it_is_sent_once(office: Office) -> None:
    submission, head = open_draft(office), office.client("agency_head")
    answers = [head.post(f"/submissions/{submission.pk}/act/", {"act": "submit"}).status_code for _ in range(2)]
    assert answers == [302, 409]
    assert Step.objects.count() == 1


def test_a_draft_is_written_and_the_second_writer_sees_both_values(office: Office) -> None:
    submission, client = open_draft(office), office.client("agency_clerk")
    address = f"/submissions/{submission.pk}/projects/1/edit/"
    fields = {"revision": "1", "annual_objective": "甲的目标。", "0.annual_target": "不少于12场"}
    assert client.post(address, fields).status_code == 302
    assert reload(submission).content["agencies"][0]["projects"][0]["indicators"][0]["annual_target"]["clauses"][0]["value"] == "12"
    answer = client.post(address, {**fields, "annual_objective": "乙的目标。"})
    text = answer.content.decode()
    assert (answer.status_code, "甲的目标。" in text, "乙的目标。" in text) == (409, True, True)
    assert client.post(address, {**fields, "revision": "2", "annual_objective": "乙的目标。"}).status_code == 302


def test_a_file_is_taken_in_and_one_that_is_no_table_is_refused_on_the_page(office: Office) -> None:
    clerk, client = office.actor("agency_clerk"), office.client("agency_clerk")
    submission = actions.open_submission(office.agencies[0], office.year, "project-target-list", actor=clerk)
    address = f"/submissions/{submission.pk}/file/"
    answers = []
    for content in (b"\x00\x01", make_table(SCIENCE, LIFE)):
        file = io.BytesIO(content)
        file.name = "表.txt"
        answers.append(client.post(address, {"file": file}))
    assert [answer.status_code for answer in answers] == [422, 302]
    assert "没有选文件" in client.post(address).content.decode()
    assert (reload(submission).project_count, submission.versions.get().source_name) == (2, "表.txt")


def test_the_table_of_another_agency_is_refused_and_the_draft_stays(office: Office) -> None:
    submission, client = open_draft(office), office.client("agency_clerk")
    before = reload(submission).revision
    file = io.BytesIO(make_table(SCIENCE).replace("青江市科学技术协会".encode(), office.agencies[1].name.encode()))
    file.name = "表.txt"
    answer = client.post(f"/submissions/{submission.pk}/file/", {"file": file})
    assert answer.status_code == 422
    assert f"表里的单位是“{office.agencies[1].name}”" in answer.content.decode()
    assert reload(submission).revision == before


def test_the_table_of_another_year_is_refused(office: Office) -> None:
    submission, client = open_draft(office), office.client("agency_clerk")
    file = io.BytesIO("2023年项目支出绩效目标表\n".encode() + make_table(SCIENCE))
    file.name = "表.txt"
    answer = client.post(f"/submissions/{submission.pk}/file/", {"file": file})
    assert (answer.status_code, "表里写的是 2023 年度" in answer.content.decode()) == (422, True)


def test_files_of_a_version_read_again_as_they_were_filed(office: Office) -> None:
    submission, client = make_approved(office), office.client("agency_clerk")
    base = f"/submissions/{submission.pk}/versions/3/"
    names = [project.name for project in jiheng.filing_from_json(make_content()).projects]
    whole = jiheng.filing_from_json(client.get(f"{base}filing.json").content)
    assert [project.name for project in whole.projects] == names
    for kind in ("xlsx", "docx"):
        filing = jiheng.read(client.get(f"{base}form.{kind}").content, name=f"表.{kind}").filing
        assert [project.name for project in filing.projects] == names
    assert client.get(f"{base}form.exe").status_code == 404
    assert client.get(f"/submissions/{submission.pk}/compare/1-3.json").json()["is_empty"] is True


def test_the_public_site_holds_only_what_was_published(office: Office) -> None:
    submission, leader = make_approved(office), office.client("finance_leader")
    address = f"/approvals/{Approval.objects.get().pk}/site.zip"
    assert leader.get(address).status_code == 422
    actions.publish(submission, actor=office.actor("department_performance"))
    with zipfile.ZipFile(io.BytesIO(leader.get(address).content)) as site:
        assert any(name.endswith("index.html") for name in site.namelist())


def test_several_are_done_at_once_and_what_is_refused_is_said(office: Office) -> None:
    ready = submit(office, open_draft(office))
    other = open_draft(office, agency=office.agencies[1])
    reviewer = office.client("department_performance")
    pass_on(office, ready, 1)
    answer = reviewer.post("/submissions/act/", {"act": "department_return", "reason": "请改", "chosen": [ready.pk, other.pk]})
    text = answer.content.decode()
    assert (text.count(">已办<"), text.count(">没有做<")) == (1, 1)
    assert reload(ready).state == "draft"


def test_an_approval_that_fails_keeps_what_was_filled_in(office: Office) -> None:
    submission = rate(office, pass_on(office, submit(office, open_draft(office))))
    fields = {"document_number": "9号", "approved_on": "昨天", "chosen": submission.pk}
    answer = office.client("finance_leader").post("/approvals/new/", fields)
    assert answer.status_code == 422
    assert 'value="9号"' in answer.content.decode()


def test_the_list_is_filtered_and_says_what_is_late(office: Office) -> None:
    open_draft(office)
    submit(office, open_draft(office, agency=office.agencies[1]))
    client = office.client("department_performance")
    for query, names in (
        ("state=draft", ["青江市第一中学"]), ("state=agency_reviewing", ["青江市第二中学"]), ("name=第二", ["青江市第二中学"]),
        (f"place={office.departments[0].pk}&year=2026", ["青江市第一中学", "青江市第二中学"]), ("year=1999", []), ("late=1", []),
        ("state=nonsense&year=x&page=99", ["青江市第一中学", "青江市第二中学"]),
    ):  # fmt: skip
        text = client.get(f"/submissions/?{query}").content.decode()
        assert [name for name in ("青江市第一中学", "青江市第二中学") if f">{name}</a>" in text] == names, query


def test_nobody_sees_another_departments_submissions(office: Office) -> None:
    submission = open_draft(office)
    stranger = office.client("department_performance", office.departments[1])
    assert stranger.get(f"/submissions/{submission.pk}/").status_code == 404
    assert "青江市第一中学" not in stranger.get("/submissions/").content.decode()


def test_a_hostile_name_stays_text(office: Office) -> None:
    entry = SCIENCE._replace(name='<script>alert(1)</script>"><b>', objective="<img src=x onerror=alert(2)>")
    submission = open_draft(office, entry)
    client = office.client("agency_clerk")
    for page in ("", "projects/1/", "projects/1/edit/", "versions/1/", "compare/"):
        text = client.get(f"/submissions/{submission.pk}/{page}").content.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text


def test_the_local_edition_has_all_pages_without_a_login(office: Office) -> None:
    submission, client = open_draft(office), Client()
    for address in ("/submissions/", "/desk/", "/approvals/", "/rounds/", f"/submissions/{submission.pk}/"):
        assert client.get(address).status_code == 200
    assert client.post(f"/submissions/{submission.pk}/act/", {"act": "submit"}).status_code == 302


def test_empty_pages_say_the_next_step(office: Office) -> None:
    assert "先在下面建一份" in office.client("agency_clerk").get("/submissions/").content.decode()
    assert "没有待办" in office.client("agency_clerk").get("/desk/").content.decode()
    assert "没有等批复的申报" in office.client("finance_leader").get("/approvals/new/").content.decode()
    assert not Submission.objects.exists()


def test_messages_are_read_once_and_by_each_for_themselves(office: Office) -> None:
    submit(office, open_draft(office))
    reviewer, other = office.client("agency_reviewer"), office.client("agency_head")
    text = reviewer.get("/desk/").content.decode()
    numbers = re.findall(r'name="message" value="(\d+)"', text)
    assert numbers
    reviewer.post("/desk/read/", {"message": [*numbers, "x", "999999"]})
    assert "未读消息 0 条" in reviewer.get("/desk/").content.decode()
    assert "未读消息 1 条" in other.get("/desk/").content.decode()


def test_whoever_can_do_nothing_now_is_told_whose_turn_it_is(office: Office) -> None:
    submission = open_draft(office)
    page = office.client("agency_clerk").get(f"/submissions/{submission.pk}/").content.decode()
    assert "填好后由单位负责人或主管部门送审" in page
    page = office.client("agency_head").get(f"/submissions/{submission.pk}/").content.decode()
    assert "填好后由" not in page


def test_a_leader_finds_the_way_to_rate(office: Office) -> None:
    submission = pass_on(office, submit(office, open_draft(office)))
    page = office.client("finance_leader").get(f"/submissions/{submission.pk}/").content.decode()
    assert "评定等级…" in page


def test_a_reason_that_came_too_late_is_shown_once_more(office: Office) -> None:
    submission = pass_on(office, submit(office, open_draft(office)), 1)
    late = {"act": "agency_return", "reason": "请补充测算依据"}
    answer = office.client("agency_reviewer").post(f"/submissions/{submission.pk}/act/", late)
    assert answer.status_code == 409
    assert "您写的理由没有保存：请补充测算依据" in answer.content.decode()
