"""Pages of background jobs: progress that asks for itself, one sentence for what went wrong, and a button for what can be done."""

import pytest
from django.test import Client

from jiheng_web.jobs.models import FAILED, RUNNING, Job
from tests.web.jobs.queue import ask, kind, refuse, run_next

pytestmark = pytest.mark.django_db


def page_of(job: Job, part: str = "") -> str:
    """The page of a job, or the part of it that changes."""
    answer = Client().get(f"/jobs/{job.pk}/{part}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_without_jobs_the_list_says_what_they_are() -> None:
    assert "没有后台任务" in Client().get("/jobs/").content.decode()


def test_a_waiting_job_asks_for_itself_and_an_ended_one_no_more() -> None:
    with kind("years.try"):
        job = ask("years.try")
        assert 'hx-trigger="every 1s"' in page_of(job)
        done = run_next()
        page = page_of(done, "state/")
    assert "hx-trigger" not in page
    assert "开启了 2030 年" in page
    assert 'href="/"' in page


def test_a_running_job_says_how_far_it_is() -> None:
    Job.objects.create(kind="x", actor_name="本机用户", state=RUNNING, progress_done=3, progress_of=9, progress_words="读第 3 份")
    page = page_of(Job.objects.get(), "state/")
    assert "第 3 步，共 9 步：读第 3 份" in page
    assert "<html" not in page


def test_what_could_not_be_done_is_one_sentence_and_can_be_repeated() -> None:
    with kind("years.try", refuse):
        ask("years.try")
        job = run_next()
        assert "第 3 行的金额读不出来" in page_of(job)
        assert job.state == FAILED
        answer = Client().post(f"/jobs/{job.pk}/repeat/")
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/jobs/{job.pk}/")
        assert "等待" in page_of(job)


def test_giving_up_what_has_ended_is_refused_with_a_sentence() -> None:
    with kind("years.try"):
        ask("years.try")
        job = run_next()
        answer = Client().post(f"/jobs/{job.pk}/cancel/")
    assert answer.status_code == 422
    assert "不能再取消" in answer.content.decode()


@pytest.mark.parametrize("address", ["/jobs/999/", "/jobs/999/state/", f"/jobs/{10**30}/"])
def test_what_is_not_there_is_not_found(address: str) -> None:
    assert Client().get(address).status_code == 404
