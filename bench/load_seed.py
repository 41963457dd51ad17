"""Run as a program: an office with twenty filed submissions in the database of the environment; prints who can use it."""

import datetime
import json
import os

import django

FILED = 20


def main() -> None:
    """Makes places, accounts, a task with files taken in, sessions and a token."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiheng_web.settings")
    django.setup()

    from django.utils import timezone

    from jiheng_web.accounts.actions.sessions import open_session
    from jiheng_web.accounts.models import Installation
    from jiheng_web.accounts.queries import build_actor
    from jiheng_web.api.actions import issue_token
    from jiheng_web.collecting.actions import Arrival, Asked, Orders, issue_task, receive_files, take_in
    from jiheng_web.places.models import FiscalYear
    from jiheng_web.submissions.models import Submission
    from tests.web.collecting.workbooks import FORM, REGION, make_workbook
    from tests.web.office import make_account, make_place

    Installation.objects.create()
    bureau = make_place("青江市财政局", "bureau")
    department = make_place("青江市教育局", "department", bureau)
    agencies = [make_place(f"青江市第{number}中学", "agency", department) for number in range(1, FILED + 1)]
    year = FiscalYear.objects.create(year=2026)
    account = make_account("department_performance", department)
    actor = build_actor(account)
    task = issue_task(Asked(department, year, agencies), Orders("收表", FORM, REGION), actor=actor)
    arrivals = [Arrival(f"{agency.name}.xlsx", make_workbook(agency.name)) for agency in agencies]
    for receipt in receive_files(task, arrivals, actor=actor):
        take_in(receipt, task, actor=actor)
    day = timezone.localdate() + datetime.timedelta(days=1)
    _, token = issue_token("测量", scope=["targets.see", "targets.comment"], expires_on=day, actor=actor)
    sessions = [open_session(account) for _ in range(10)]
    numbers = list(Submission.objects.order_by("id").values_list("pk", flat=True))
    print(json.dumps({"sessions": sessions, "token": token, "task": task.pk, "submissions": numbers}))


if __name__ == "__main__":
    main()
