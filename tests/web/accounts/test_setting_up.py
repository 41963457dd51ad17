"""The first run: nothing opens before it, it needs the code that the server says, and it happens once."""

import re

import pytest

from jiheng_web.accounts.actions import setup_code
from jiheng_web.accounts.models import Account, GrantedRole, Installation
from jiheng_web.places.models import Place
from tests.web.office import OfficeClient

pytestmark = pytest.mark.django_db

NEW = "落霞与孤鹜齐飞-77"


def fields(**changes: str) -> dict[str, str]:
    """The form, filled in as it should be."""
    filled = {"bureau": "青江市财政局", "profile": "asvs", "setup_code": setup_code()}
    for role, words in (("system", "系统员"), ("security", "安全员"), ("audit", "审计员")):
        filled |= {f"{role}_administrator-login_name": role, f"{role}_administrator-name": words}
    return filled | changes


@pytest.mark.parametrize("path", ["/", "/login/", "/places/", "/rules/", "/start/"])
def test_before_it_every_page_leads_to_it(path: str) -> None:
    assert OfficeClient().get(path, follow=True).redirect_chain[-1][0] == "/setup/"


def test_it_makes_a_bureau_and_three_administrators_with_passwords_that_are_told_once() -> None:
    client = OfficeClient()
    page = client.post("/setup/", fields()).content.decode()
    told = re.findall(r'<td>(\w+)</td><td class="told">([\w-]+)</td>', page)
    assert [name for name, _ in told] == ["system", "security", "audit"]
    assert Place.objects.get().name == "青江市财政局"
    answer = client.post("/login/", {"login_name": "system", "password": told[0][1]})
    assert answer.headers["Location"] == "/account/password/"
    client.post("/account/password/", {"old": told[0][1], "new": NEW, "again": NEW})
    assert client.get("/accounts/").status_code == 200


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"setup_code": "wrong"}, "初始化口令不对"),
        ({"bureau": " "}, "请写单位名称"),
        ({"profile": "none"}, "请选一套密码规则"),
        ({"audit_administrator-login_name": "system"}, "各不相同"),
        ({"audit_administrator-name": ""}, "账号和姓名都要写"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(change: dict[str, str], sentence: str) -> None:
    answer = OfficeClient().post("/setup/", fields(**change))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert [table.objects.count() for table in (Installation, Account, Place, GrantedRole)] == [0, 0, 0, 0]


def test_it_happens_once() -> None:
    client = OfficeClient()
    client.post("/setup/", fields())
    assert client.get("/setup/").status_code == 302
    client.post("/setup/", fields(bureau="另一个局"))
    assert Account.objects.count() == 3
