"""Two people at the same moment, on the database of the environment: run as a program, so that threads have connections of their own."""

import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from jiheng_web.collecting.actions import Arrival, Asked, Orders, issue_task, receive_files, remind, take_in  # noqa: E402
from jiheng_web.collecting.models import Receipt, Task  # noqa: E402
from jiheng_web.submissions.models import Version  # noqa: E402
from tests.web.collecting.workbooks import FORM, REGION, make_workbook  # noqa: E402
from tests.web.office import Office, make_office  # noqa: E402
from tests.web.submissions.two_at_once import race  # noqa: E402


def main() -> None:
    """Every race once."""
    call_command("migrate", verbosity=0)
    office = make_office()
    asked = Asked(office.departments[0], office.year, office.agencies[:3])
    task = issue_task(asked, Orders("收表", FORM, REGION), actor=office.actor("department_performance"))
    race_with_one_file(office, task)
    race_with_two_files(office, task)
    race_to_remind(office, task)
    sys.stdout.write(f"{connection.vendor}: {Receipt.objects.count()} receipts, {Version.objects.count()} versions\n")


def race_with_one_file(office: Office, task: Task) -> None:
    """The same file handed in twice at once is one file."""
    content = make_workbook(office.agencies[0].name)
    assert race(lambda: send(office, task, content), lambda: send(office, task, content)) == ["done", "done"]
    receipt = Receipt.objects.get(task=task)
    assert (receipt.times, receipt.state) == (2, "accepted"), (receipt.times, receipt.state)
    assert Version.objects.count() == 1


def race_with_two_files(office: Office, task: Task) -> None:
    """Of two files of one agency one counts."""
    contents = [make_workbook(office.agencies[1].name, [("甲", f"{number}.00")]) for number in (1, 2)]
    assert race(*(lambda one=one: send(office, task, one) for one in contents)) == ["done", "done"]
    states = Receipt.objects.filter(agency=office.agencies[1]).order_by("state").values_list("state", flat=True)
    assert list(states) == ["accepted", "superseded"], list(states)


def race_to_remind(office: Office, task: Task) -> None:
    """Two reminders at once are both counted."""
    actor = office.actor("department_performance")
    assert race(*[lambda: remind(task, office.agencies[2:3], actor=actor)] * 2) == ["done", "done"]
    assert task.asked.get(agency=office.agencies[2]).reminder_count == 2


def send(office: Office, task: Task, content: bytes) -> None:
    """Hands a file in and takes it in."""
    actor = office.actor("department_performance")
    for receipt in receive_files(task, [Arrival("表.xlsx", content)], actor=actor):
        take_in(receipt, task, actor=actor)


if __name__ == "__main__":
    sys.exit(main())
