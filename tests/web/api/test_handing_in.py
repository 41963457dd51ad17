"""Files handed in by a program: kept at once, read in the background."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from jiheng_web.api.actions import issue_token
from jiheng_web.collecting.actions import Asked, Orders, issue_task
from jiheng_web.collecting.models import Receipt
from jiheng_web.jobs.models import Job
from tests.web.collecting.workbooks import FORM, REGION, make_workbook
from tests.web.office import OfficeClient, make_office

pytestmark = pytest.mark.django_db


def test_a_program_hands_files_in_and_is_told_the_job_that_reads_them() -> None:
    office = make_office()
    actor = office.actor("department_performance")
    task = issue_task(Asked(office.departments[0], office.year, office.agencies[:3]), Orders("收表", FORM, REGION), actor=actor)
    scope, day = ["collecting.see", "collecting.receive"], timezone.localdate() + datetime.timedelta(days=1)
    _, secret = issue_token("对接", scope=scope, expires_on=day, actor=actor)
    upload = SimpleUploadedFile("表.xlsx", make_workbook(office.agencies[0].name))
    answer = OfficeClient().post(f"/api/v1/tasks/{task.pk}/files", {"files": [upload]}, headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 202
    assert answer.json()["receipts"][0]["state"] == "waiting"
    assert Job.objects.get().pk == answer.json()["job_id"]
    assert Receipt.objects.get().name == "表.xlsx"
