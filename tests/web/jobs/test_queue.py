"""Laws of the queue: one worker a job, all or nothing, nothing lost, nothing twice, and one sentence for what went wrong."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

import jiheng
from jiheng_web.actors import LOCAL_ACTOR, NOBODY, Actor, Held
from jiheng_web.jobs.actions import cancel, enqueue, repeat
from jiheng_web.jobs.actions.running import run_job
from jiheng_web.jobs.actions.working import ATTEMPTS, enqueue_due, extend_lease, free_leases
from jiheng_web.jobs.jobs import prune
from jiheng_web.jobs.models import CANCELLED, DONE, FAILED, RUNNING, WAITING, Job, JobCancelled
from jiheng_web.jobs.queries import get_job, list_jobs
from jiheng_web.ledgers.models import LedgerEntry
from jiheng_web.ledgers.queries import list_entries
from jiheng_web.places.models import FiscalYear
from tests.web.jobs.queue import ask, break_down, kind, open_year, refuse, run_next, take

pytestmark = pytest.mark.django_db

CLERK = Actor("王某", 7, (Held("agency_clerk", "/1/2/3/"),))
KEEPER = Actor("系统管理员", 9, (Held("system_administrator", "/"),))


def test_a_job_that_was_asked_for_is_done_once() -> None:
    with kind("years.try"):
        ask("years.try", year=2031)
        job = run_next()
    assert (job.state, job.outcome) == (DONE, {"words": "开启了 2031 年", "address": "/"})
    assert FiscalYear.objects.get().year == 2031
    assert take(after=3600) is None


def test_asking_for_a_job_stands_in_the_ledger_and_who_asked() -> None:
    with kind("years.try"):
        job = ask("years.try", actor=CLERK)
    (shown,) = list_entries(f"job/{job.pk}", actor=LOCAL_ACTOR)
    assert shown.entry
    assert (shown.entry.act.actor, shown.entry.act.role, shown.action_words) == ("王某", "单位经办", "提出后台任务")
    assert job.actor == CLERK


def test_jobs_are_done_in_the_order_in_which_they_were_asked_for() -> None:
    with kind("years.try"):
        asked = [ask("years.try", year=2030 + number).pk for number in range(5)]
        assert [run_next().pk for _ in asked] == asked


def test_of_two_workers_one_gets_the_job() -> None:
    with kind("years.try"):
        ask("years.try")
        assert take("甲")
        assert take("乙") is None


def test_a_job_whose_worker_was_killed_is_taken_by_another_when_its_lease_ends() -> None:
    with kind("years.try"):
        ask("years.try")
        assert take("甲")
        assert take("乙", after=20) is None
        again = take("乙", after=40)
    assert again
    assert (again.attempts, again.worker) == (2, "乙")


def test_a_sign_of_life_keeps_the_lease() -> None:
    with kind("years.try"):
        ask("years.try")
        job = take("甲")
        assert job
        assert extend_lease(job, at=timezone.now() + datetime.timedelta(seconds=25))
        assert take("乙", after=40) is None


def test_a_worker_of_the_same_name_need_not_wait_for_the_lease() -> None:
    with kind("years.try"):
        ask("years.try")
        assert take("甲")
        free_leases("甲", at=timezone.now())
        assert take("甲", after=1)


def test_a_worker_that_lost_its_lease_writes_nothing() -> None:
    with kind("years.try"):
        ask("years.try")
        late = take("甲")
        again = take("乙", after=40)
        assert late
        assert again
        run_job(late)
        assert not FiscalYear.objects.exists()
        run_job(again)
    assert FiscalYear.objects.count() == 1
    assert Job.objects.get().state == DONE


def test_a_job_that_ends_its_worker_again_and_again_is_given_up_with_a_sentence() -> None:
    with kind("years.try"):
        ask("years.try")
        for number in range(ATTEMPTS):
            assert take(after=100 * number)
        assert take(after=1000) is None
    job = Job.objects.get()
    assert job.state == FAILED
    assert "试了 3 次都中断了" in job.sentence


def test_what_cannot_be_done_fails_at_once_with_its_sentence_and_without_a_trace() -> None:
    with kind("years.try", refuse):
        ask("years.try")
        job = run_next()
    assert (job.state, job.attempts) == (FAILED, 1)
    assert job.sentence == "第 3 行的金额读不出来；请改正后重新导入。"
    assert not FiscalYear.objects.exists()


def test_a_fault_of_the_program_is_tried_again_a_few_times_and_told_in_chinese() -> None:
    with kind("years.try", break_down):
        ask("years.try")
        states = [run_next(after=60 * number).state for number in range(ATTEMPTS)]
    assert states == [WAITING, WAITING, FAILED]
    assert "程序出错，没有写入任何内容" in Job.objects.get().sentence
    assert not FiscalYear.objects.exists()


def test_who_has_lost_the_permission_is_told_so() -> None:
    def deny(job: Job, payload: dict[str, object]) -> None:
        raise PermissionDenied

    with kind("years.try", deny):
        ask("years.try")
        assert "没有这项权限" in run_next().sentence


def test_a_kind_that_this_version_does_not_have_fails_with_a_sentence() -> None:
    with kind("years.try"):
        ask("years.try")
    assert "没有“years.try”这种后台任务" in run_next().sentence
    with pytest.raises(jiheng.JihengError, match=r"没有“years\.try”"):
        ask("years.try")


def test_what_was_prepared_outside_is_there_when_it_is_finished() -> None:
    def prepare(job: Job, payload: dict[str, object]) -> int:
        job.progress(1, 3, "读第 1 份")
        assert Job.objects.get(pk=job.pk).progress_words == "读第 1 份"
        return 2041

    def finish(job: Job, payload: dict[str, object]) -> None:
        open_year(job, {"year": job.prepared})

    with kind("years.try", finish, prepare):
        ask("years.try")
        assert run_next().state == DONE
    assert FiscalYear.objects.get().year == 2041


def test_a_waiting_job_is_given_up_at_once_and_can_be_repeated() -> None:
    with kind("years.try"):
        job = cancel(ask("years.try"), actor=LOCAL_ACTOR)
        assert job.state == CANCELLED
        assert take() is None
        repeat(job, actor=LOCAL_ACTOR)
        assert run_next().state == DONE
    assert [entry.action_words for entry in list_entries(f"job/{job.pk}", actor=LOCAL_ACTOR)] == ["重做后台任务", "取消后台任务", "提出后台任务"]


def test_a_running_job_is_given_up_at_its_next_step() -> None:
    def prepare(job: Job, payload: dict[str, object]) -> None:
        cancel(Job.objects.get(pk=job.pk), actor=LOCAL_ACTOR)
        job.progress(1, 2)
        raise AssertionError("it should have stopped")

    with kind("years.try", open_year, prepare):
        ask("years.try")
        assert run_next().state == CANCELLED
    assert not FiscalYear.objects.exists()


def test_a_job_that_was_given_up_between_its_parts_writes_nothing() -> None:
    with kind("years.try"):
        ask("years.try")
        job = take()
        assert job
        cancel(Job.objects.get(), actor=LOCAL_ACTOR)
        run_job(job)
    assert Job.objects.get().state == CANCELLED
    assert not FiscalYear.objects.exists()


def test_an_ended_job_cannot_be_given_up_and_an_open_one_not_repeated() -> None:
    with kind("years.try"):
        job = ask("years.try")
        with pytest.raises(jiheng.JihengError, match="不用重做"):
            repeat(job, actor=LOCAL_ACTOR)
        done = run_next()
        with pytest.raises(jiheng.JihengError, match="不能再取消"):
            cancel(done, actor=LOCAL_ACTOR)


def test_a_job_is_seen_by_who_asked_and_by_who_keeps_the_installation() -> None:
    with kind("years.try"):
        job = ask("years.try", actor=CLERK)
    for actor in (CLERK, KEEPER, LOCAL_ACTOR):
        assert get_job(job.pk, actor=actor) == job
        assert list(list_jobs(actor=actor)) == [job]
    for actor in (Actor("李某", 8, CLERK.held), Actor("王某", 8, CLERK.held), NOBODY):
        assert not list_jobs(actor=actor)
        with pytest.raises(Job.DoesNotExist):
            get_job(job.pk, actor=actor)
        with pytest.raises(PermissionDenied):
            cancel(job, actor=actor)


def test_who_may_not_ask_for_a_kind_is_refused_and_nothing_is_put_down() -> None:
    with kind("years.try", permission="installation.keep"):
        for actor in (CLERK, NOBODY):
            with pytest.raises(PermissionDenied):
                enqueue("years.try", {}, actor=actor)
        enqueue("years.try", {}, actor=KEEPER)
    assert Job.objects.count() == 1
    assert LedgerEntry.objects.filter(action="jobs.enqueue").count() == 1


def test_what_comes_by_itself_comes_once_in_each_span() -> None:
    noon = datetime.datetime(2026, 11, 23, 12, 5, tzinfo=datetime.UTC)
    with kind("years.try", every=datetime.timedelta(hours=1)):
        for minutes in (0, 1, 20, 54, 55, 60):
            enqueue_due(at=noon + datetime.timedelta(minutes=minutes))
        assert Job.objects.filter(kind="years.try").count() == 2


def test_a_day_begins_at_midnight_where_the_machine_stands() -> None:
    with kind("years.try", every=datetime.timedelta(days=1)):
        for hour in (15, 16):
            enqueue_due(at=datetime.datetime(2026, 11, 23, hour, 30, tzinfo=datetime.UTC))
        assert Job.objects.filter(kind="years.try").count() == 2


def test_old_ended_jobs_are_forgotten_and_open_ones_are_not() -> None:
    long_ago = timezone.now() - datetime.timedelta(days=400)
    for state in (DONE, FAILED, RUNNING, WAITING):
        Job.objects.create(kind="x", actor_name="王某", state=state, finished=long_ago)
    prune(Job(), {})
    assert sorted(Job.objects.values_list("state", flat=True)) == [RUNNING, WAITING]


def test_giving_up_is_no_fault_of_the_program() -> None:
    assert not issubclass(JobCancelled, jiheng.JihengError)
