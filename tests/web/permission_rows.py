"""Who may open what: one ``Row`` for each address of the web application, walked through by ``test_permissions`` with GET and POST.

An app adds its rows to ``ROWS``. Viewers in ``allowed`` get the statuses ``get`` and ``post`` (an empty form); those in ``hidden`` get 404,
for the object is none of theirs; every other account gets 403, nobody the login (302). Whoever is refused has changed nothing.
A method that an address does not have is 405, for everybody who is logged in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from jiheng_web.accounts.actions.sessions import open_session
from jiheng_web.accounts.models import GrantedRole
from jiheng_web.api.actions import issue_token
from jiheng_web.collecting.actions import Arrival, Asked, Orders, issue_task, receive_files, take_in
from jiheng_web.collecting.models import Task, TaskAgency
from jiheng_web.documents.actions import add_document
from jiheng_web.jobs.actions import enqueue
from jiheng_web.jobs.models import Job
from jiheng_web.ledgers.actions import record
from jiheng_web.ledgers.models import LedgerSegment
from jiheng_web.places.actions import add_project
from jiheng_web.submissions.actions import Grounds, Pin, add_remark, waive
from jiheng_web.submissions.models import Approval, Submission
from jiheng_web.submissions.queries.checking import list_blocking
from tests.web.collecting.workbooks import FORM, REGION, make_workbook
from tests.web.office import Office
from tests.web.submissions.filed import BLOCKED, make_approved, open_draft
from tests.web.tables import make_table

ANONYMOUS = "anonymous"
OTHER_CLERK = "other_agency_clerk"
"""The clerk of the last agency, which belongs to the other department; every other viewer is at the first place of its role."""
AGENCY = ("agency_clerk", "agency_reviewer", "agency_head")
DEPARTMENT = ("department_performance", "department_finance")
BUREAU = ("finance_division", "finance_performance", "finance_leader")
GUESTS = ("third_party", "expert", "auditor")
SYSTEM, SECURITY, AUDIT = "system_administrator", "security_administrator", "audit_administrator"
BUSINESS = (OTHER_CLERK, *AGENCY, *DEPARTMENT, *BUREAU, *GUESTS)
EVERYONE = (*BUSINESS, SYSTEM, SECURITY, AUDIT)

NO_METHOD = 405
Arguments = Callable[[Office], Sequence[object]]


def nothing(office: Office) -> Sequence[object]:
    """The arguments of an address that takes none."""
    return ()


@dataclass(frozen=True)
class Row:
    """One address: its name, who is ``allowed`` and what they get, for whom it is ``hidden``, and ``arguments``, which may make objects.

    ``may_post`` are those of the allowed who may also POST; without it all may. ``anonymous`` is what nobody gets: by GET, by POST.
    """

    name: str
    allowed: tuple[str, ...]
    get: int = 200
    post: int = NO_METHOD
    hidden: tuple[str, ...] = ()
    may_post: tuple[str, ...] | None = None
    arguments: Arguments = nothing
    anonymous: tuple[int, int] = (302, 302)

    def status(self, viewer: str, *, is_post: bool) -> int:
        """What a viewer gets."""
        usual = self.post if is_post else self.get
        if viewer == ANONYMOUS:
            return self.anonymous[is_post]
        may = self.allowed if self.may_post is None or not is_post else self.may_post
        if viewer in may or usual == NO_METHOD:
            return usual
        return 404 if viewer in self.hidden else 403


def _own_document(office: Office) -> Sequence[object]:
    """A table that the first agency's clerk has read in."""
    return (add_document(make_table(), name="表.txt", actor=office.actor("agency_clerk")).document.pk,)


_OTHERS = tuple(viewer for viewer in BUSINESS if viewer != "agency_clerk")


def _of_a_document(name: str, *more: object, get: int = 200, post: int = NO_METHOD) -> Row:
    """A page of a document that only its owner sees."""
    return Row(name, ("agency_clerk",), get, post, hidden=_OTHERS, arguments=lambda office: (*_own_document(office), *more))


def _grant(office: Office) -> Sequence[object]:
    """A role that waits for its confirmation."""
    expert = office.account("expert")
    return (GrantedRole.objects.create(account=expert, role="auditor", place=office.bureau, granted_by="安全管理员").pk,)


def _someones_session(office: Office) -> Sequence[object]:
    open_session(office.account("expert"))
    return (office.account("expert").sessions.get().pk,)


def _project(office: Office) -> Sequence[object]:
    return (add_project(office.agencies[0], name="实验设备购置", year=2026, actor=office.actor("agency_clerk")).pk,)


_DOCUMENTS = (
    Row("documents", BUSINESS),
    Row("upload", BUSINESS, get=302, post=422),
    Row("publish", BUSINESS, post=422),
    _of_a_document("document"),
    _of_a_document("project", 1),
    _of_a_document("printed_page", 1, get=404),
    _of_a_document("page_picture", 1, get=404),
    _of_a_document("json"),
    _of_a_document("workbook"),
    _of_a_document("report"),
    _of_a_document("delete", post=302),
    _of_a_document("basis", post=302),
    _of_a_document("waivers"),
    _of_a_document("grant_waiver", "0" * 64, get=302, post=302),
    _of_a_document("revoke_waiver", 1, get=NO_METHOD, post=302),
    _of_a_document("waiver_file"),
    _of_a_document("annotated", get=422),
    _of_a_document("corrections"),
    _of_a_document("corrected"),
    _of_a_document("opinion"),
    _of_a_document("opinion_file"),
    _of_a_document("review"),
    _of_a_document("findings_json"),
    _of_a_document("sarif"),
    _of_a_document("scores", get=404),
    _of_a_document("score", 1, get=404),
)

_PAGES = (
    Row("rules", EVERYONE),
    Row("rule", EVERYONE, arguments=lambda office: ("IN001",)),
    Row("targets", EVERYONE),
    Row("help", EVERYONE),
    Row("theme", EVERYONE, get=NO_METHOD, post=302, anonymous=(NO_METHOD, 302)),
)

_ACCOUNTS = (
    Row("landing", EVERYONE, get=302, anonymous=(302, NO_METHOD)),
    Row("setup", EVERYONE, get=302, post=302),
    Row("login", (ANONYMOUS, *EVERYONE), get=302, post=422, anonymous=(200, 422)),
    Row("login_code", EVERYONE, get=302, post=302),
    Row("logout", EVERYONE, get=NO_METHOD, post=302, anonymous=(NO_METHOD, 302)),
    Row("confirm", EVERYONE, post=422),
    Row("account", EVERYONE),
    Row("password", EVERYONE, post=422),
    Row("totp", EVERYONE, post=422),
    Row("totp_release", EVERYONE, get=NO_METHOD, post=302),
    Row("session_end", EVERYONE, get=NO_METHOD, post=302, arguments=_someones_session),
    Row("accounts", (SYSTEM,)),
    Row("account_new", (SYSTEM,), post=422),
    Row("account_page", (SYSTEM,), post=422, arguments=lambda office: (office.account("expert").pk,)),
    Row("grant_confirm", (SYSTEM,), get=NO_METHOD, post=302, arguments=_grant),
    Row("grants", (SECURITY,)),
    Row("grant_page", (SECURITY,), post=422, arguments=lambda office: (office.account("expert").pk,)),
    Row("password_profile", (SECURITY,), get=NO_METHOD, post=422),
    Row("audit", (AUDIT,)),
    Row("audit_export", (AUDIT,)),
)

_ARRANGERS = ("agency_clerk", "department_performance")
"""Who keeps the projects of the first agency."""
_SEE_PLACES = (*BUSINESS, SYSTEM, SECURITY)
_OF_THE_AGENCY = tuple(viewer for viewer in BUSINESS if viewer != OTHER_CLERK)

_PLACES = (
    Row("places", _SEE_PLACES),
    Row("place_new", (SYSTEM,), post=422),
    Row("place_import", (SYSTEM,), post=422),
    Row(
        "place_page", (*_OF_THE_AGENCY, SYSTEM, SECURITY), post=422, hidden=(OTHER_CLERK,), may_post=(SYSTEM,),
        arguments=lambda office: (office.agencies[0].pk,),
    ),
    Row("years", _SEE_PLACES, post=422, may_post=(SYSTEM,)),
    Row("projects", BUSINESS),
    Row("project_new", (OTHER_CLERK, *_ARRANGERS), post=422),
    Row("project_page", _OF_THE_AGENCY, post=422, hidden=(OTHER_CLERK,), may_post=_ARRANGERS, arguments=_project),
)

_COLLECTS = (*DEPARTMENT, *BUREAU, "auditor")
"""Who sees what a department collects."""
_RECEIVES = (*DEPARTMENT, "finance_performance")
_ISSUES = ("department_performance", "finance_performance")
_CLERKS = ("agency_clerk", OTHER_CLERK)


def _task(office: Office) -> Sequence[object]:
    """A collecting task of the first department."""
    asked = Asked(office.departments[0], office.year, office.agencies[:3])
    return (issue_task(asked, Orders("收表", FORM, REGION), actor=office.actor("department_performance")).pk,)


def _receipt(office: Office) -> Sequence[object]:
    """A task, and a file of the first agency that was taken in."""
    (number,) = _task(office)
    task, actor = Task.objects.get(pk=number), office.actor("department_performance")
    (receipt,) = receive_files(task, [Arrival("表.xlsx", make_workbook(office.agencies[0].name))], actor=actor)
    return (number, take_in(receipt, task, actor=actor).pk)


def _asked(office: Office) -> Sequence[object]:
    """What the first agency is asked for."""
    (number,) = _task(office)
    return (TaskAgency.objects.get(task=number, agency=office.agencies[0]).pk,)


def _of_a_task(name: str, allowed: tuple[str, ...], get: int = 200, post: int = NO_METHOD, *more: object) -> Row:
    return Row(name, allowed, get, post, arguments=lambda office: (*_task(office), *more))


_COLLECTING = (
    Row("tasks", _COLLECTS),
    Row("task_new", _ISSUES, post=422),
    _of_a_task("task", _COLLECTS),
    _of_a_task("task_edit", _ISSUES, 200, 422),
    _of_a_task("task_open", _ISSUES, NO_METHOD, 302),
    _of_a_task("task_ledger", _COLLECTS),
    _of_a_task("task_receive", _RECEIVES, NO_METHOD, 422),
    _of_a_task("task_places", _RECEIVES, NO_METHOD, 422),
    _of_a_task("task_return", _RECEIVES, NO_METHOD, 422),
    _of_a_task("bundle", _COLLECTS, 404, NO_METHOD, 1),
    _of_a_task("task_templates", _COLLECTS),
    Row("task_template", _COLLECTS, arguments=lambda office: (*_task(office), office.agencies[0].pk)),
    _of_a_task("task_remind", _RECEIVES, 200, 422),
    _of_a_task("task_merged", _COLLECTS),
    _of_a_task("task_merged_file", _COLLECTS, 422),
    Row("receipt", _COLLECTS, arguments=_receipt),
    Row("receipt_assign", _RECEIVES, NO_METHOD, 422, arguments=_receipt),
    Row("receipt_retry", _RECEIVES, NO_METHOD, 302, arguments=_receipt),
    Row("receipt_original", _COLLECTS, arguments=_receipt),
    Row("receipt_annotated", _COLLECTS, arguments=_receipt),
    Row("my_tasks", _CLERKS),
    Row("my_template", ("agency_clerk",), hidden=(OTHER_CLERK,), arguments=_asked),
    Row("my_annotated", ("agency_clerk",), 404, hidden=(OTHER_CLERK,), arguments=_asked),
    Row("my_hand_in", ("agency_clerk",), post=422, hidden=(OTHER_CLERK,), arguments=_asked),
)


def _filed(office: Office) -> Sequence[object]:
    """The submission of the first agency, with one version."""
    _receipt(office)
    return (Submission.objects.get(agency=office.agencies[0]).pk,)


def _thread(office: Office) -> Sequence[object]:
    """A submission, and a thread on it."""
    (number,) = _filed(office)
    submission = Submission.objects.get(pk=number)
    return (number, add_remark(submission, Pin(), "请补充依据", actor=office.actor("department_performance")).thread_id)


def _own_token(office: Office) -> Sequence[object]:
    order = {"scope": ["targets.see"], "expires_on": timezone.localdate()}
    return (issue_token("对接", **order, actor=office.actor("agency_clerk"))[0].pk,)


def _own_job(office: Office) -> Sequence[object]:
    clerk = office.actor("agency_clerk")
    return (Job.objects.create(kind="jobs.prune", actor_name=clerk.name, account_id=clerk.account_id).pk,)


def _api(name: str, allowed: tuple[str, ...] = BUSINESS, get: int = 200, post: int = NO_METHOD, **more: Any) -> Row:
    """An address of the interface: strangers are told in JSON that nobody knows them."""
    anonymous = (NO_METHOD if get == NO_METHOD else 401, NO_METHOD if post == NO_METHOD else 401)
    return Row(f"api:{name}", allowed, get, post, anonymous=anonymous, **more)


def _of_a_submission(name: str, *more: object, allowed: tuple[str, ...] = _OF_THE_AGENCY, get: int = 200, post: int = NO_METHOD) -> Row:
    """Of the first agency; a body that is none is refused before anything is looked up."""
    return _api(name, allowed, get, post, hidden=(OTHER_CLERK,), may_post=BUSINESS, arguments=lambda office: (*_filed(office), *more))


_UNSEEN = tuple(viewer for viewer in BUSINESS if viewer not in _COLLECTS)
_SETTLES = ("agency_reviewer", "agency_head", *DEPARTMENT, *BUREAU)

_INTERFACE = (
    Row("api:openapi-json", EVERYONE, anonymous=(200, NO_METHOD)),
    Row("api:api-root", EVERYONE, 404, 404, anonymous=(404, 404)),
    Row("api_index", BUSINESS),
    Row("api_tokens", BUSINESS, post=422),
    Row(
        "api_token_revoke", ("agency_clerk",), NO_METHOD, 302, hidden=tuple(one for one in BUSINESS if one != "agency_clerk"),
        arguments=_own_token,
    ),
    _api("places"),
    _api("place", _OF_THE_AGENCY, hidden=(OTHER_CLERK,), arguments=lambda office: (office.agencies[0].pk,)),
    _api("years"),
    _api("projects"),
    _api("submissions", post=400),
    _api("open_one", post=400),
    _of_a_submission("submission"),
    _of_a_submission("findings"),
    _of_a_submission("versions"),
    _of_a_submission("version_content", 1),
    _of_a_submission("difference", 1, 1),
    _of_a_submission("draft"),
    _of_a_submission("save"),
    _of_a_submission("carry_out", "submit", get=NO_METHOD, post=400),
    _of_a_submission("rate", get=NO_METHOD, post=400),
    _api("approve", get=NO_METHOD, post=400),
    _of_a_submission("threads", post=400),
    _of_a_submission("remark", post=400),
    _api("reply", BUSINESS, NO_METHOD, 400, arguments=_thread),
    _api("settle", _SETTLES, NO_METHOD, 200, hidden=(OTHER_CLERK,), arguments=_thread),
    _api("tasks", _COLLECTS),
    _api("task", _COLLECTS, hidden=_UNSEEN, arguments=_task),
    _api("rows", _COLLECTS, hidden=_UNSEEN, arguments=_task),
    _api("files", _COLLECTS, post=422, hidden=_UNSEEN, may_post=BUSINESS, arguments=_task),
    _api("hand_in", _COLLECTS, post=422, hidden=_UNSEEN, may_post=BUSINESS, arguments=_task),
    _of_a_submission("submission_entries", allowed=tuple(one for one in _OF_THE_AGENCY if one not in ("third_party", "expert"))),
    _api("task_entries", _COLLECTS, hidden=_UNSEEN, arguments=_task),
    _api("jobs"),
    _api("job", ("agency_clerk",), hidden=tuple(one for one in BUSINESS if one != "agency_clerk"), arguments=_own_job),
)



def _reviewed(office: Office) -> Sequence[object]:
    """The submission of the first agency, with one version that was received."""
    return (open_draft(office).pk,)


def _blocked(office: Office) -> Sequence[object]:
    """A submission in which something blocks, and the fingerprint of that finding."""
    submission = open_draft(office, *BLOCKED)
    return (submission.pk, list_blocking(submission)[0].fingerprint)


def _waived(office: Office) -> Sequence[object]:
    submission = open_draft(office, *BLOCKED)
    grounds = Grounds("张三", "原文如此", timezone.localdate())
    return (submission.pk, waive(submission, list_blocking(submission)[0], grounds, actor=office.actor("finance_performance")).pk)


def _said(office: Office) -> Sequence[object]:
    submission = open_draft(office)
    return (submission.pk, add_remark(submission, Pin(), "请补充依据", actor=office.actor("department_performance")).thread_id)


def _approved(office: Office) -> Sequence[object]:
    """The approval of the first agency's submission."""
    return (Approval.objects.get(approved__version__submission=make_approved(office)).pk,)


def _filing(name: str, *more: object, get: int = 200, post: int = NO_METHOD, may_post: tuple[str, ...] | None = None) -> Row:
    """A page of the first agency's submission."""
    arguments: Arguments = lambda office: (*_reviewed(office), *more)  # noqa: E731
    return Row(name, _OF_THE_AGENCY, get, post, hidden=(OTHER_CLERK,), may_post=may_post, arguments=arguments)


_COMMENTS = tuple(viewer for viewer in _OF_THE_AGENCY if viewer != "auditor")
_WAIVES = ("finance_performance", "finance_leader")

_SUBMISSIONS = (
    Row("desk", BUSINESS),
    Row("read_messages", BUSINESS, NO_METHOD, 302),
    Row("submissions", BUSINESS),
    Row("open_submission", BUSINESS, NO_METHOD, 422),
    Row("act_on_many", BUSINESS, NO_METHOD, 422),
    Row("approvals", BUSINESS),
    Row("approve", ("finance_leader",), post=422),
    Row("approval", _OF_THE_AGENCY, hidden=(OTHER_CLERK,), arguments=_approved),
    Row("approval_site", _OF_THE_AGENCY, 422, hidden=(OTHER_CLERK,), arguments=_approved),
    Row("rounds", BUSINESS, post=422, may_post=("department_performance", "finance_performance")),
    _filing("submission"),
    _filing("submission_act", get=NO_METHOD, post=422),
    _filing("submission_file", get=NO_METHOD, post=422),
    _filing("submission_project", 1),
    Row("edit_project", ("agency_clerk",), post=302, hidden=(OTHER_CLERK,), arguments=lambda office: (*_reviewed(office), 1)),
    _filing("project_review", 1, post=422),
    _filing("submission_review", post=422),
    _filing("submission_sheets", "xlsx"),
    _filing("submission_opinion"),
    _filing("add_remark", get=NO_METHOD, post=422, may_post=_COMMENTS),
    Row("answer_remark", _COMMENTS, NO_METHOD, 422, hidden=(OTHER_CLERK,), arguments=_said),
    Row("settle_remark", _SETTLES, NO_METHOD, 302, hidden=(OTHER_CLERK,), arguments=_said),
    Row("waive", _WAIVES, post=422, hidden=(OTHER_CLERK,), arguments=_blocked),
    Row("revoke_submission_waiver", _WAIVES, NO_METHOD, 302, hidden=(OTHER_CLERK,), arguments=_waived),
    _filing("compare_versions"),
    _filing("difference", 1, 1),
    _filing("version", 1),
    _filing("version_json", 1),
    _filing("version_workbook", 1),
    _filing("version_form", 1, "xlsx"),
)

_SEES_ALL = (*BUREAU, "auditor")
"""Who sees the operations of everything."""
_SEES_LITTLE = tuple(viewer for viewer in EVERYONE if viewer not in (*_SEES_ALL, AUDIT))


def _opening(office: Office) -> Sequence[object]:
    """The entry that opens the ledger."""
    record("years.open", actor=office.actor("system_administrator"), role="系统管理员", subject="year/1")
    return (str(timezone.localdate().year), 1)


def _closed_segment(office: Office) -> Sequence[object]:
    return (LedgerSegment.objects.create(origin="旧账", name="2001", algorithm="sha256", at=timezone.now(), is_closed=True).name,)


def _kept_job(office: Office) -> Sequence[object]:
    """A backup that the system administrator asked for."""
    return (enqueue("backups.take", {}, actor=office.actor(SYSTEM)).pk,)


_KEPT_FROM = tuple(viewer for viewer in EVERYONE if viewer != SYSTEM)

_KEEPING = (
    Row("healthz", EVERYONE, anonymous=(200, NO_METHOD)),
    Row("readyz", EVERYONE, anonymous=(200, NO_METHOD)),
    Row("installation", (SYSTEM,)),
    Row("backup_now", (SYSTEM,), get=NO_METHOD, post=302),
    Row("jobs", EVERYONE),
    Row("job", (SYSTEM,), hidden=_KEPT_FROM, arguments=_kept_job),
    Row("job_state", (SYSTEM,), hidden=_KEPT_FROM, arguments=_kept_job),
    Row("job_cancel", (SYSTEM,), get=NO_METHOD, post=302, hidden=_KEPT_FROM, arguments=_kept_job),
    Row("job_repeat", (SYSTEM,), get=NO_METHOD, post=422, hidden=_KEPT_FROM, arguments=_kept_job),
    Row("ledger", (OTHER_CLERK, *AGENCY, *DEPARTMENT, *BUREAU, "auditor")),
    Row("ledger_entry", (*_SEES_ALL, AUDIT), hidden=_SEES_LITTLE, arguments=_opening),
    Row("ledger_proof", (*_SEES_ALL, AUDIT), hidden=_SEES_LITTLE, arguments=_opening),
    Row("ledger_checkpoint", (*_SEES_ALL, AUDIT)),
    Row("ledger_checkpoint_file", (*_SEES_ALL, AUDIT), arguments=lambda office: _opening(office)[:1]),
    Row("ledger_segment_file", _SEES_ALL, arguments=lambda office: _opening(office)[:1]),
    Row("ledger_verify", (*_SEES_ALL, AUDIT), get=NO_METHOD, post=302),
    Row("ledger_archive", (SYSTEM,), get=NO_METHOD, post=302, arguments=_closed_segment),
)

ROWS = (
    *_PAGES,
    *_DOCUMENTS,
    *_ACCOUNTS,
    *_PLACES,
    *_COLLECTING,
    *_INTERFACE,
    *_SUBMISSIONS,
    *_KEEPING,
)
"""Every row; another app's rows are a tuple of their own above, named here."""
