"""The interface answers as it says: no server error, no status and no shape that is not documented, whatever is sent."""

import datetime

import pytest
import schemathesis
from django.test import override_settings
from django.utils import timezone
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from jiheng_web.api.actions import issue_token
from jiheng_web.api.policies import list_grantable
from jiheng_web.collecting.actions import Arrival, Asked, Orders, issue_task, receive_files, take_in
from jiheng_web.submissions.actions import Pin, add_remark
from jiheng_web.submissions.models import Submission
from jiheng_web.wsgi import application
from tests.web.collecting.workbooks import FORM, REGION, make_workbook
from tests.web.office import make_office

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
_CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture
def secret(db: None) -> str:
    """An office in the middle of its work, and a token of the department that may do all that it may."""
    office = make_office()
    actor = office.actor("department_performance")
    task = issue_task(Asked(office.departments[0], office.year, office.agencies[:3]), Orders("收表", FORM, REGION), actor=actor)
    contents = [make_workbook(agency.name) for agency in office.agencies[:2]]
    for receipt in receive_files(task, [Arrival(f"{at}.xlsx", content) for at, content in enumerate(contents)], actor=actor):
        take_in(receipt, task, actor=actor)
    for submission in Submission.objects.all():
        add_remark(submission, Pin(), "请补充依据", actor=actor)
    day = timezone.localdate() + datetime.timedelta(days=1)
    return issue_token("对接", scope=list(list_grantable(actor)), expires_on=day, actor=actor)[1]


@schema.parametrize()
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_no_answer_is_a_surprise(case: schemathesis.Case, secret: str) -> None:
    with override_settings(EDITION="office"):
        case.call_and_validate(checks=_CHECKS, headers={"Authorization": f"Bearer {secret}", "Accept-Encoding": "identity"})
