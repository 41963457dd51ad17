"""Two people at the same moment, on the database that the environment names.

Run as a program, so that threads have connections of their own.
"""

import sys
import threading
from collections.abc import Callable

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402

import jiheng  # noqa: E402
from jiheng_web.ledgers.models import LedgerEntry  # noqa: E402
from jiheng_web.submissions import actions  # noqa: E402
from jiheng_web.submissions.actions import Pin  # noqa: E402
from jiheng_web.submissions.models import Approval, Remark, Step, Submission, Version  # noqa: E402
from tests.web.office import Office, make_office  # noqa: E402
from tests.web.submissions.filed import approve, make_content, open_draft, pass_on, rate, reload, submit  # noqa: E402

ROUNDS = 4
SAID = 8


def main() -> None:
    """Every race a few times."""
    call_command("migrate", verbosity=0)
    office = make_office()
    for agency in office.agencies[:ROUNDS]:
        race_to_submit(office, open_draft(office, agency=agency))
    race_to_write(office)
    race_to_speak(office)
    race_to_approve(office)
    entries = LedgerEntry.objects.filter(subject__startswith="submission/").count()
    sys.stdout.write(f"{connection.vendor}: {Step.objects.count()} steps, {Version.objects.count()} versions, {entries} entries\n")


def race_to_submit(office: Office, submission: Submission) -> None:
    """Sent twice at once, it is one submission."""
    done = race(lambda: submit(office, reload(submission)), lambda: submit(office, reload(submission)))
    assert sorted(done) == ["WrongState", "done"], done
    assert Version.objects.filter(submission=submission, cause="submitted").count() == 1
    assert Step.objects.filter(submission=submission, act="submit").count() == 1


def race_to_write(office: Office) -> None:
    """Of two editors of one revision the second hears of the first."""
    submission = Submission.objects.first()
    assert submission is not None
    actions.withdraw(submission, actor=office.actor("agency_head", submission.agency))
    submission = reload(submission)
    clerk = office.actor("agency_clerk", submission.agency)
    contents = [{**make_content(), "title": title} for title in ("甲", "乙")]
    done = race(*(lambda one=one: actions.save_draft(submission, one, submission.revision, actor=clerk) for one in contents))
    assert sorted(done) == ["Conflict", "done"], done
    assert reload(submission).revision == submission.revision + 1


def race_to_speak(office: Office) -> None:
    """Nothing that two say at once is lost, and one thread holds it."""
    submission = Submission.objects.first()
    assert submission is not None
    reviewer = office.actor("department_performance")

    def speak(name: str) -> None:
        for number in range(SAID):
            actions.add_remark(submission, Pin("科普活动经费"), f"{name}{number}", actor=reviewer)

    assert race(lambda: speak("甲"), lambda: speak("乙")) == ["done", "done"]
    assert Remark.objects.count() == 2 * SAID
    assert Remark.objects.values("thread").distinct().count() == 1


def race_to_approve(office: Office) -> None:
    """Two batches that overlap: one is approved whole, the other not at all."""
    waiting = [rate(office, pass_on(office, reload(one))) for one in Submission.objects.filter(state="agency_reviewing").order_by("pk")[:3]]
    done = race(lambda: approve(office, *waiting[:2], number="1号"), lambda: approve(office, *waiting[1:], number="2号"))
    assert sorted(done) == ["WrongState", "done"], done
    assert Approval.objects.count() == 1
    assert Version.objects.filter(cause="approved").count() == 2


def race(*acts: Callable[[], object]) -> list[str]:
    """What became of acts that begin at the same moment: ``done``, or the name of the refusal."""
    gate, outcomes = threading.Barrier(len(acts)), ["lost"] * len(acts)

    def run(number: int) -> None:
        try:
            gate.wait()
            acts[number]()
            outcomes[number] = "done"
        except jiheng.JihengError as error:
            outcomes[number] = type(error).__name__
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


if __name__ == "__main__":
    sys.exit(main())
