"""A department in the middle of its budget, made by the real actions: one submission at each stage. For pictures; Django must be awake."""

import datetime

from django.core.management import call_command

import jiheng
from jiheng_web.actors import LOCAL_ACTOR
from jiheng_web.places.models import FiscalYear, Place
from jiheng_web.submissions import actions
from jiheng_web.submissions.actions import Batch, Grounds, Opinion, Pin, RoundDays
from jiheng_web.submissions.models import Submission
from jiheng_web.submissions.queries.checking import list_blocking
from tools.command_line import REPOSITORY

FORM = "project-target-list"
TABLE = "示范表.txt"
AGENCIES = ("安澜县文化馆", "安澜县图书馆", "安澜县博物馆", "安澜县体育中心")
ME = LOCAL_ACTOR
_TO_THE_BUREAU = (actions.submit, actions.agency_pass, actions.department_pass)


def make_submissions() -> None:
    """Four agencies: approved with a second version, under review with remarks, returned, and one that nothing came from."""
    call_command("migrate", verbosity=0)
    year = FiscalYear.objects.create(year=2026)
    places = _make_places()
    today = datetime.date.today()  # noqa: DTZ011
    actions.set_round(year, "first_up", RoundDays(today - datetime.timedelta(days=20), today + datetime.timedelta(days=9)), actor=ME)
    first, second, third, _ = (actions.open_submission(place, year, FORM, actor=ME) for place in places[2:])
    for submission in (first, second, third):
        _receive(submission, REPOSITORY.joinpath("examples", TABLE).read_text(encoding="utf-8"))
    _remark(first)
    _return_and_resubmit(first)
    _carry(second, (*_TO_THE_BUREAU,))
    _carry(third, _TO_THE_BUREAU[:2])
    actions.department_return(third, actor=ME, reason="“图书馆免费开放”的满意度指标没有写调查方法，请补充。")
    _approve(first, year, places[0])


def _make_places() -> list[Place]:
    """The bureau, a department and its agencies."""
    bureau = _place("安澜县财政局", "bureau", None)
    department = _place("安澜县文化广电和旅游局", "department", bureau)
    return [bureau, department, *(_place(name, "agency", department) for name in AGENCIES)]


def _place(name: str, kind: str, parent: Place | None) -> Place:
    place = Place.objects.create(name=name, kind=kind, parent=parent, path=name)
    place.path = f"{parent.path if parent else '/'}{place.pk}/"
    place.save(update_fields=["path"])
    return place


def _receive(submission: Submission, text: str) -> None:
    reading = jiheng.read(text.encode(), name=TABLE)
    actions.receive_version(submission, jiheng.filing_to_json(reading.filing), TABLE, reading.filing.sha256, actor=ME)
    submission.refresh_from_db()
    for finding in list_blocking(submission):
        grounds = Grounds("李局长", "按省厅任务书原文", datetime.date(2026, 12, 31))
        actions.waive(submission, finding, grounds, actor=ME)


def _remark(submission: Submission) -> None:
    """A remark on an indicator, with its answer."""
    pin = Pin("公益文化艺术培训", 8, "参训学员满意度")
    remark = actions.add_remark(submission, pin, "满意度怎么调查？请写明样本量，并与上年比较。", actor=ME)
    actions.answer(remark.thread, "按每班不少于30份问卷调查，上年为88%，本年提高到92%。", actor=ME)


def _return_and_resubmit(submission: Submission) -> None:
    """Returned by the department, changed, and sent again: two versions to compare."""
    _carry(submission, _TO_THE_BUREAU[:2])
    actions.department_return(submission, actor=ME, reason="培训人次与目标文字不一致，满意度偏低，请核对。")
    text = REPOSITORY.joinpath("examples", TABLE).read_text(encoding="utf-8")
    for before, after in (
        ("≥96期", "不少于96期"), ("2880人次", "3000人次"), ("参训学员满意度；实施周期指标值:≥90%；年度指标值:≥90%", "参训学员满意度；实施周期指标值:≥92%；年度指标值:≥92%"),
        ("结业展演不少于4场，", "结业展演不少于4场、惠民演出2场，"), ("公益文化艺术培训\t68.40\t68.40", "公益文化艺术培训\t72.40\t72.40"),
        ("安澜县文化馆\t113.60\t113.60", "安澜县文化馆\t117.60\t117.60"), ("合计\t239.60\t239.60", "合计\t243.60\t243.60"),
    ):  # fmt: skip
        text = text.replace(before, after)
    _receive(submission, text)
    _carry(submission, _TO_THE_BUREAU)


def _carry(submission: Submission, acts: tuple[object, ...]) -> None:
    for act in acts:
        act(submission, actor=ME)  # type: ignore[operator]


def _approve(submission: Submission, year: FiscalYear, bureau: Place) -> None:
    actions.finance_pass(submission, actor=ME)
    actions.review(submission, Opinion("目标明确，指标量化。", "公益文化艺术培训", "优", {"total": "92"}), actor=ME)
    actions.rate(submission, actor=ME, rating="良", opinion="整体较好，个别指标再细化。")
    actions.approve(Batch(year, "安财绩〔2026〕3号", datetime.date(2026, 2, 6), bureau), [submission], actor=ME)
    actions.publish(submission, actor=ME)
