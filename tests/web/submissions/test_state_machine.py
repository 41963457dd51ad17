"""The real acts on the real database in any order by anybody: no step skipped, nothing sent twice, no remark lost, no version changed.

``JIHENG_RUNS`` says how many runs; a run is up to 25 acts by people chosen at random.
"""

import os
from collections import Counter
from collections.abc import Callable
from typing import ClassVar

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

import jiheng
from jiheng_web.actors import Actor
from jiheng_web.ledgers.models import LedgerEntry
from jiheng_web.submissions import actions
from jiheng_web.submissions.actions import Batch, Grounds, Opinion, Pin
from jiheng_web.submissions.models import Remark, Step, Submission, Version
from jiheng_web.submissions.queries.checking import list_blocking
from jiheng_web.submissions.queries.contents import digest_content
from jiheng_web.submissions.queries.waivers import find_finding
from tests.web.office import Office, make_office
from tests.web.submissions.filed import BLOCKED, CLEAN, DAY, FORM, make_content, reload

RUNS = int(os.environ.get("JIHENG_RUNS", "40"))
LEADS_ON = {
    "draft": {"agency_reviewing"}, "adjusting": {"agency_reviewing", "approved", "published"},
    "agency_reviewing": {"department_reviewing", "draft", "adjusting"}, "department_reviewing": {"finance_reviewing", "draft", "adjusting"},
    "finance_reviewing": {"awaiting_rating", "draft", "adjusting"}, "awaiting_rating": {"rated", "rejected", "draft", "adjusting"},
    "rated": {"approved", "draft", "adjusting"}, "approved": {"published", "adjusting", "closed"}, "published": {"adjusting", "closed"},
    "closed": {"archived"}, "rejected": {"archived"}, "archived": set(),
}  # fmt: skip
"""What may follow what; taking back leads to the state before."""
SENT_BACK = {"agency_reviewing": {"draft", "adjusting"}, "department_reviewing": {"agency_reviewing"},
             "finance_reviewing": {"department_reviewing"}, "awaiting_rating": {"finance_reviewing"}}
ROLES = (
    "agency_clerk", "agency_reviewer", "agency_head", "department_performance", "department_finance", "finance_division",
    "finance_performance", "finance_leader", "third_party", "auditor", "system_administrator",
)
ACTS = (
    "submit", "agency_pass", "agency_return", "department_pass", "department_return", "finance_pass", "finance_return", "publish", "adjust",
    "abandon", "withdraw", "close", "archive",
)
WANT_REASON = ("agency_return", "department_return", "finance_return", "adjust")
CONTENTS = (make_content(*CLEAN), make_content(*BLOCKED))
NEXT = {"draft": ("agency_head", "submit"), "adjusting": ("agency_head", "submit"), "agency_reviewing": ("agency_reviewer", "agency_pass"),
        "department_reviewing": ("department_performance", "department_pass"), "finance_reviewing": ("finance_division", "finance_pass"),
        "approved": ("department_performance", "publish")}
which = st.sampled_from((0, 1))


class Yearly(RuleBasedStateMachine):
    """Two agencies of one department and everybody who has to do with them."""

    office: Office
    people: ClassVar[dict[tuple[str, int], Actor]] = {}

    @initialize()
    def begin(self) -> None:
        """Two submissions, one empty and one with a table."""
        self.sandbox = transaction.atomic()
        self.sandbox.__enter__()
        self.said: list[tuple[int, str]] = []
        self.acted: Counter[str] = Counter()
        self.frozen: dict[int, str] = {}
        self.submissions = [self._open(number) for number in (0, 1)]

    def teardown(self) -> None:
        """All promises are looked at once more, and then it is as if nothing had been: what is kept is only added to."""
        if not hasattr(self, "sandbox"):
            return
        try:
            self._every_act_has_one_entry()
            self._no_step_is_skipped()
            self._nothing_is_sent_twice()
            self._no_version_changes()
            self._no_remark_is_lost()
        finally:
            transaction.set_rollback(True)
            self.sandbox.__exit__(None, None, None)

    @rule(index=which, role=st.sampled_from(ROLES), name=st.sampled_from(ACTS))
    def anybody_tries_anything(self, index: int, role: str, name: str) -> None:
        """Most of it is refused, and then nothing has changed."""
        self._act(index, role, name)

    @rule(index=which)
    def the_next_desk_goes_on(self, index: int) -> None:
        """What usually happens."""
        state = reload(self.submissions[index]).state
        if state in NEXT:
            self._act(index, *NEXT[state])
        elif state == "awaiting_rating":
            self.somebody_rates(index, "finance_performance", "良")
        elif state == "rated":
            self.somebody_approves([index], "finance_leader")

    @rule(index=which, role=st.sampled_from(("agency_clerk", "agency_head", "finance_leader")), content=which, base=st.sampled_from((0, 1)))
    def somebody_writes(self, index: int, role: str, content: int, base: int) -> None:
        """A draft is saved, over the newest revision or over an older one."""
        submission = reload(self.submissions[index])
        chosen = {**CONTENTS[content], "title": f"表{submission.revision % 3}"}
        is_same = submission.content is not None and digest_content(submission.content) == digest_content(chosen)
        revision = max(0, submission.revision - base)
        self._try(index, lambda: actions.save_draft(submission, chosen, revision, actor=self._actor(role, index)), is_silent=is_same)

    @rule(index=which, content=which)
    def a_file_comes_in(self, index: int, content: int) -> None:
        """The department takes a workbook in; the same one twice is one."""
        submission = reload(self.submissions[index])
        last = submission.versions.order_by("-number").first()
        digest = digest_content(CONTENTS[content])
        is_known = last is not None and (last.digest, last.source_sha256) == (digest, f"{content}" * 64)
        is_same = bool(is_known and submission.content is not None and digest_content(submission.content) == digest)
        actor = self._actor("department_performance", index)
        self._try(
            index, lambda: actions.receive_version(submission, CONTENTS[content], "表.xlsx", f"{content}" * 64, actor=actor),
            is_silent=is_same,
        )

    @rule(index=which, role=st.sampled_from(ROLES), project=st.sampled_from(("", "科普活动经费")), number=st.sampled_from((None, 1)))
    def somebody_says_something(self, index: int, role: str, project: str, number: int | None) -> None:
        """A remark is pinned somewhere."""
        text = f"意见{len(self.said)}"
        submission = self.submissions[index]
        if self._try(index, lambda: actions.add_remark(submission, Pin(project, number), text, actor=self._actor(role, index))):
            self.said.append((submission.pk, text))

    @rule(index=which, role=st.sampled_from(ROLES), settles=st.booleans())
    def somebody_answers_or_settles(self, index: int, role: str, settles: bool) -> None:
        """The last thread is answered or settled."""
        thread = self.submissions[index].threads.order_by("-pk").first()
        if thread is None:
            return
        actor = self._actor(role, index)
        if settles:
            self._try(index, lambda: actions.settle_thread(thread, actor=actor), is_silent=thread.is_settled)
        elif self._try(index, lambda: actions.answer(thread, f"答复{len(self.said)}", actor=actor)):
            self.said.append((self.submissions[index].pk, f"答复{len(self.said)}"))

    @rule(index=which, role=st.sampled_from(("finance_performance", "finance_leader", "agency_head")))
    def somebody_waives(self, index: int, role: str) -> None:
        """The first finding that blocks is waived."""
        submission = reload(self.submissions[index])
        blocking = list_blocking(submission) if submission.content is not None else ()
        if blocking and (finding := find_finding(submission, blocking[0].fingerprint)):
            grounds = Grounds("张三", "原文如此", DAY.replace(year=2999))
            self._try(index, lambda: actions.waive(submission, finding, grounds, actor=self._actor(role, index)))

    @rule(index=which, role=st.sampled_from(ROLES), rating=st.sampled_from(("", "优", "良", "中", "差")))
    def somebody_reviews(self, index: int, role: str, rating: str) -> None:
        """A sheet of one project is put down."""
        opinion = Opinion("意见", "科普活动经费", rating)
        self._try(index, lambda: actions.review(self.submissions[index], opinion, actor=self._actor(role, index)))

    @rule(index=which, role=st.sampled_from(ROLES), rating=st.sampled_from(("优", "良", "中", "差", "甲")))
    def somebody_rates(self, index: int, role: str, rating: str) -> None:
        """The whole is rated."""
        actor = self._actor(role, index)
        self._try(index, lambda: actions.rate(self.submissions[index], actor=actor, rating=rating, opinion="意见"))

    @rule(chosen=st.lists(which, min_size=1, max_size=2), role=st.sampled_from(("finance_leader", "finance_leader", "agency_head")))
    def somebody_approves(self, chosen: list[int], role: str) -> None:
        """Several are approved, or none of them."""
        submissions = [self.submissions[index] for index in chosen]
        batch = Batch(self.office.year, "青财〔2026〕1号", DAY, self.office.bureau)
        before = LedgerEntry.objects.count()
        try:
            with transaction.atomic():
                actions.approve(batch, submissions, actor=self._actor(role, chosen[0]))
        except (jiheng.JihengError, PermissionDenied):
            assert LedgerEntry.objects.count() == before
            return
        assert len(set(chosen)) == len(chosen)
        self.acted.update(f"submission/{submission.pk}" for submission in submissions)
        self._freeze()

    def _every_act_has_one_entry(self) -> None:
        """Of each submission there are as many entries as acts that were acknowledged."""
        for submission in self.submissions:
            subject = f"submission/{submission.pk}"
            assert LedgerEntry.objects.filter(subject=subject).count() == self.acted[subject]

    def _no_step_is_skipped(self) -> None:
        """Each step begins where the one before ended, and leads where it may."""
        for submission in self.submissions:
            state = "draft"
            for step in Step.objects.filter(submission=submission).order_by("id"):
                assert step.before == state
                assert step.after in (SENT_BACK if step.act == "withdraw" else LEADS_ON)[step.before], (step.act, step.before, step.after)
                state = step.after
            assert reload(submission).state == state

    def _nothing_is_sent_twice(self) -> None:
        """As many submitted versions as times it was sent; as many approved ones as approvals."""
        for submission in self.submissions:
            steps = Counter(Step.objects.filter(submission=submission).values_list("act", flat=True))
            causes = Counter(Version.objects.filter(submission=submission).values_list("cause", flat=True))
            assert causes["submitted"] == steps["submit"]
            assert causes["approved"] + causes["adjusted"] == steps["approve"]
            assert causes["approved"] <= 1

    def _no_version_changes(self) -> None:
        """Numbers without gaps, contents under the digest that they always had."""
        for version in Version.objects.filter(submission__in=[one.pk for one in self.submissions]):
            assert self.frozen[version.pk] == version.digest == digest_content(version.content)
        for submission in self.submissions:
            numbers = list(Version.objects.filter(submission=submission).order_by("number").values_list("number", flat=True))
            assert numbers == list(range(1, len(numbers) + 1))

    def _no_remark_is_lost(self) -> None:
        """Everything that was said stands there, in order and word by word."""
        kept = Remark.objects.filter(thread__submission__in=[one.pk for one in self.submissions]).order_by("id")
        assert list(kept.values_list("thread__submission", "text")) == self.said

    def _open(self, number: int) -> Submission:
        agency = self.office.agencies[number]
        submission = actions.open_submission(agency, self.office.year, FORM, actor=self.office.actor("agency_clerk", agency))
        self.acted[f"submission/{submission.pk}"] += 1
        return submission

    def _actor(self, role: str, index: int) -> Actor:
        places = {"agency": self.office.agencies[index], "department": self.office.departments[0]}
        place = places.get(role.split("_")[0])
        key = (role, place.pk if place else 0)
        if key not in self.people:
            self.people[key] = self.office.actor(role, place)
        return self.people[key]

    def _act(self, index: int, role: str, name: str) -> None:
        reason = {"reason": "请完善"} if name in WANT_REASON else {}
        is_done = self._try(index, lambda: getattr(actions, name)(self.submissions[index], actor=self._actor(role, index), **reason))
        assert not (is_done and name == "submit" and list_blocking(reload(self.submissions[index])))

    def _try(self, index: int, act: Callable[[], object], *, is_silent: bool = False) -> bool:
        """Whether the act was acknowledged; ``is_silent`` is what changes nothing and so leaves no entry."""
        before = self._count()
        try:
            with transaction.atomic():
                act()
        except (jiheng.JihengError, PermissionDenied):
            assert self._count() == before
            return False
        self.acted[f"submission/{self.submissions[index].pk}"] += not is_silent
        self._freeze()
        return True

    def _count(self) -> tuple[int, str]:
        """How much there is of what an act leaves behind: entries of the ledger, and the states."""
        return LedgerEntry.objects.count(), ",".join(Submission.objects.order_by("pk").values_list("state", flat=True))

    def _freeze(self) -> None:
        """Remembers the digest of each version as soon as it is there."""
        for number, digest in Version.objects.values_list("pk", "digest"):
            assert self.frozen.setdefault(number, digest) == digest


@pytest.mark.django_db
def test_whatever_people_do_the_cycle_keeps_its_promises() -> None:
    Yearly.office = make_office()
    Yearly.people.clear()
    chosen = settings(
        max_examples=RUNS, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
    )  # fmt: skip
    run_state_machine_as_test(Yearly, settings=chosen)
