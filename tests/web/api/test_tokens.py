"""Tokens: what a program may do in a person's name, and for how long."""

import datetime
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jiheng_web.actors import LOCAL_ACTOR
from jiheng_web.api.actions import issue_token, revoke_token
from jiheng_web.api.models import ApiToken
from jiheng_web.api.policies import RefusedToken
from jiheng_web.collecting.models import Task
from jiheng_web.submissions.actions import open_submission
from jiheng_web.submissions.models import Submission
from tests.web.office import Office, OfficeClient, make_office

pytestmark = pytest.mark.django_db
_SOON = timezone.localdate() + datetime.timedelta(days=30)


@pytest.fixture
def office() -> Office:
    return make_office()


def _get(path: str, secret: str, client: Client | None = None) -> Any:
    return (client or OfficeClient()).get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {secret}"})


def test_a_token_does_what_its_scope_says_and_nothing_else(office: Office) -> None:
    _, secret = issue_token("对接", scope=["targets.see"], expires_on=_SOON, actor=office.actor("finance_performance"))
    assert _get("submissions", secret).status_code == 200
    refused = _get("tasks", secret)
    assert refused.status_code == 403
    assert "权限" in refused.json()["sentence"]


def test_a_token_sees_what_its_account_sees(office: Office) -> None:
    for agency in office.agencies:
        open_submission(agency, office.year, "project-target", actor=LOCAL_ACTOR)
    _, secret = issue_token("对接", scope=["targets.see"], expires_on=_SOON, actor=office.actor("agency_clerk", office.agencies[1]))
    rows = _get("submissions", secret).json()["rows"]
    assert [row["agency"] for row in rows] == [office.agencies[1].name]


@pytest.mark.parametrize("spoil", ["revoke", "expire", "suspend", "forge"])
def test_a_token_that_is_no_longer_in_force_opens_nothing(office: Office, spoil: str) -> None:
    actor = office.actor("agency_clerk")
    token, secret = issue_token("对接", scope=["targets.see"], expires_on=_SOON, actor=actor)
    if spoil == "revoke":
        revoke_token(token, actor=actor)
    elif spoil == "expire":
        ApiToken.objects.update(expires_on=timezone.localdate() - datetime.timedelta(days=1))
    elif spoil == "suspend":
        account = office.account("agency_clerk")
        account.is_active = False
        account.save()
    else:
        secret = secret[:-1] + ("a" if secret[-1] != "a" else "b")
    refused = _get("submissions", secret)
    assert refused.status_code == 401
    assert "令牌" in refused.json()["sentence"]


def test_a_wrong_token_is_not_helped_by_a_login(office: Office) -> None:
    assert _get("submissions", "jh_wrong", office.client("agency_clerk")).status_code == 401


def test_nobody_gives_away_what_they_do_not_have(office: Office) -> None:
    with pytest.raises(RefusedToken, match="没有"):
        issue_token("对接", scope=["targets.approve"], expires_on=_SOON, actor=office.actor("agency_clerk"))
    with pytest.raises(RefusedToken, match="一年"):
        issue_token("对接", scope=["targets.see"], expires_on=_SOON + datetime.timedelta(days=500), actor=office.actor("agency_clerk"))


def test_the_token_itself_is_kept_nowhere(office: Office) -> None:
    token, secret = issue_token("对接", scope=["targets.see"], expires_on=_SOON, actor=office.actor("agency_clerk"))
    assert secret not in json.dumps(ApiToken.objects.values().get(pk=token.pk), default=str)
    page = office.client("agency_clerk").get("/interface/tokens/")
    assert secret not in page.content.decode()


def test_a_foreign_page_cannot_write_through_a_login(office: Office) -> None:
    client = OfficeClient(enforce_csrf_checks=True)
    client.cookies = office.client("agency_clerk").cookies
    body = {"agency_id": office.agencies[0].pk, "year": 2026, "form": "project-target"}
    answer = client.post("/api/v1/submissions", body, content_type="application/json")
    assert answer.status_code == 403
    assert not Submission.objects.exists()


def test_a_foreign_page_cannot_write_on_a_machine_of_one_person() -> None:
    answer = Client(enforce_csrf_checks=True).post("/api/v1/tasks/1/files", {}, content_type="application/json")
    assert answer.status_code == 403
    assert not Task.objects.exists()


def test_a_token_of_one_persons_machine_works_there() -> None:
    _, secret = issue_token("脚本", scope=["targets.see"], expires_on=_SOON, actor=LOCAL_ACTOR)
    assert _get("submissions", secret, Client()).status_code == 200


def test_what_a_token_does_stands_in_the_ledger_with_its_name(office: Office) -> None:
    clerk = office.actor("agency_clerk")
    _, secret = issue_token("对接", scope=["targets.see", "targets.draft", "places.see", "ledger.see"], expires_on=_SOON, actor=clerk)
    body = {"agency_id": office.agencies[0].pk, "year": 2026, "form": "project-target"}
    headers = {"Authorization": f"Bearer {secret}"}
    opened = OfficeClient().post("/api/v1/submissions", body, content_type="application/json", headers=headers)
    assert opened.status_code == 200
    entries = _get(f"submissions/{opened.json()['id']}/entries", secret).json()
    assert entries[0]["actor"] == f"{clerk.name}（接口：对接）"
