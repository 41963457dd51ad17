"""Logging in, over HTTP: who gets in, what strangers learn (nothing), who waits, what a session is worth, and when it is over."""

import base64
import datetime

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone

from jiheng_web.accounts.models import Account, Installation, LoginGate, LoginSession
from jiheng_web.credentials.tokens import digest_of
from jiheng_web.credentials.totp import STEP_SECONDS, code_at, secret_of
from jiheng_web.ledgers.models import LedgerEntry
from tests.web.office import PASSWORD, Office, OfficeClient, make_office

pytestmark = pytest.mark.django_db

CLERK = "agency_clerk"
NEW = "落霞与孤鹜齐飞-77"


@pytest.fixture
def office() -> Office:
    """A 机关版 that was set up."""
    return make_office()


def log_in(client: OfficeClient, login_name: str, password: str = PASSWORD, **extra: str) -> "tuple[int, str, str]":
    """Status, where it leads, and the page."""
    answer = client.post("/login/", {"login_name": login_name, "password": password}, **extra)  # type: ignore[arg-type]
    return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


def alert_of(page: str) -> str:
    """The sentence in red."""
    return page.partition('role="alert">')[2].partition("<")[0]


def test_a_stranger_is_led_to_the_login_and_back_to_the_page_that_was_asked_for(office: Office) -> None:
    client, login_name = office.client(), office.account(CLERK).login_name
    assert client.get("/rules/?x=1").headers["Location"] == "/login/?next=%2Frules%2F%3Fx%3D1"
    answer = client.post("/login/", {"login_name": login_name, "password": PASSWORD, "next": "/rules/?x=1"})
    assert answer.headers["Location"] == "/rules/?x=1"
    assert client.get("/rules/").status_code == 200


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"])
def test_a_login_leads_to_no_foreign_page(office: Office, address: str) -> None:
    client = office.client()
    answer = client.post("/login/", {"login_name": office.account(CLERK).login_name, "password": PASSWORD, "next": address})
    assert answer.headers["Location"] == "/start/"


def test_a_page_that_is_asked_for_in_parts_leads_to_the_login_as_a_whole(office: Office) -> None:
    answer = office.client().get("/targets/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, "/login/?next=%2Ftargets%2F")


def test_a_wrong_password_an_unknown_name_and_an_account_out_of_use_are_told_apart_by_nothing(office: Office) -> None:
    clerk, expert, head = (office.account(role) for role in (CLERK, "expert", "agency_head"))
    Account.objects.filter(pk=expert.pk).update(is_active=False)
    Account.objects.filter(pk=head.pk).update(expires_on=timezone.localdate() - datetime.timedelta(days=1))
    tries = [(clerk.login_name, "wrong"), ("nobody-here", "wrong"), (expert.login_name, PASSWORD), (head.login_name, PASSWORD)]
    said = {(status, alert_of(page)) for status, _, page in (log_in(office.client(), name, password) for name, password in tries)}
    assert said == {(422, "账号或密码不对，或账号已停用、已到期。")}


def test_an_unknown_name_is_not_written_into_the_ledger_for_it_may_be_a_password(office: Office) -> None:
    log_in(office.client(), "my-secret-typed-wrongly", "x")
    entry = LedgerEntry.objects.get(action="accounts.login_failed")
    assert b"my-secret" not in bytes(entry.content)


def test_capital_letters_and_blanks_in_a_login_name_do_not_matter(office: Office) -> None:
    assert log_in(office.client(), f" {office.account(CLERK).login_name.upper()} ")[0] == 302


def test_five_wrong_tries_close_the_gate_for_that_address_only(office: Office) -> None:
    name = office.account(CLERK).login_name
    here = office.client()
    for _ in range(5):
        assert log_in(here, name, "wrong")[0] == 422
    assert "以后才能再试" in alert_of(log_in(here, name)[2])
    assert log_in(office.client(), name, REMOTE_ADDR="10.1.1.9")[0] == 302


def test_a_gate_closes_for_unknown_names_as_for_known_ones(office: Office) -> None:
    for _ in range(5):
        log_in(office.client(), "nobody-here", "wrong")
    assert "以后才能再试" in alert_of(log_in(office.client(), "nobody-here", "wrong")[2])


def test_twenty_tries_from_many_addresses_close_the_gate_everywhere(office: Office) -> None:
    name = office.account(CLERK).login_name
    for number in range(20):
        log_in(office.client(), name, "wrong", REMOTE_ADDR=f"10.0.0.{number}")
    assert "以后才能再试" in alert_of(log_in(office.client(), name, REMOTE_ADDR="10.9.9.9")[2])


@pytest.mark.parametrize(("profile", "minutes"), [("asvs", 15), ("dengbao", 30)])
def test_the_gate_opens_again_after_the_minutes_of_the_profile(office: Office, profile: str, minutes: int) -> None:
    Installation.objects.update(profile=profile)
    name = office.account(CLERK).login_name
    for _ in range(5):
        log_in(office.client(), name, "wrong")
    move_tries_back(minutes - 1)
    assert log_in(office.client(), name)[0] == 422
    move_tries_back(2)
    assert log_in(office.client(), name)[0] == 302


def move_tries_back(minutes: int) -> None:
    """As if so many minutes had passed."""
    for gate in LoginGate.objects.all():
        back = datetime.timedelta(minutes=minutes)
        gate.tries = [[place, (datetime.datetime.fromisoformat(when) - back).isoformat()] for place, when in gate.tries]
        gate.save()


def test_the_security_administrator_opens_the_gate(office: Office) -> None:
    clerk = office.account(CLERK)
    for _ in range(5):
        log_in(office.client(), clerk.login_name, "wrong")
    security = office.client("security_administrator")
    assert "登录已锁定" in security.get(f"/grants/{clerk.pk}/").content.decode()
    security.post(f"/grants/{clerk.pk}/", {"act": "unlock"})
    assert log_in(office.client(), clerk.login_name)[0] == 302


def test_a_good_login_forgets_the_tries_before_it(office: Office) -> None:
    name = office.account(CLERK).login_name
    for _ in range(3):
        for _ in range(4):
            log_in(office.client(), name, "wrong")
        assert log_in(office.client(), name)[0] == 302


def test_the_cookie_is_closed_to_scripts_and_over_https_it_is_bound_to_the_host(office: Office) -> None:
    client = office.client()
    log_in(client, office.account(CLERK).login_name)
    cookie = client.cookies[settings.LOGIN_COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"], cookie["secure"]) == (True, "Lax", "/", "", "")
    with override_settings(IS_HTTPS=True, LOGIN_COOKIE="__Host-session"):
        other = office.client()
        log_in(other, office.account(CLERK).login_name)
    assert other.cookies["__Host-session"]["secure"] is True


def test_the_database_holds_no_token(office: Office) -> None:
    client = office.client()
    log_in(client, office.account(CLERK).login_name)
    token = client.cookies[settings.LOGIN_COOKIE].value
    assert LoginSession.objects.get().digest == digest_of(token) != token


@pytest.mark.parametrize(("field", "minutes"), [("seen", 31), ("created", 12 * 60 + 1)])
def test_a_session_ends_when_it_lay_idle_or_is_too_old(office: Office, field: str, minutes: int) -> None:
    client = office.client(CLERK)
    assert client.get("/").status_code == 200
    LoginSession.objects.update(**{field: timezone.now() - datetime.timedelta(minutes=minutes)})
    assert client.get("/").status_code == 302


def test_a_session_that_is_used_does_not_lie_idle(office: Office) -> None:
    client = office.client(CLERK)
    LoginSession.objects.update(seen=timezone.now() - datetime.timedelta(minutes=29))
    client.get("/")
    assert timezone.now() - LoginSession.objects.get().seen < datetime.timedelta(minutes=1)


def test_logging_out_ends_the_session_at_the_server(office: Office) -> None:
    client = office.client(CLERK)
    stolen = office.client()
    stolen.cookies[settings.LOGIN_COOKIE] = client.cookies[settings.LOGIN_COOKIE].value
    assert client.post("/logout/").headers["Clear-Site-Data"] == '"cache", "storage"'
    assert stolen.get("/").status_code == 302


def test_no_browser_keeps_a_page_that_needs_a_login(office: Office) -> None:
    assert office.client(CLERK).get("/").headers["Cache-Control"] == "no-store"


def test_one_sees_ones_sessions_and_ends_another_one_of_ones_own_only(office: Office) -> None:
    here, elsewhere, other = office.client(CLERK), office.client(CLERK), office.client("expert")
    page = here.get("/account/").content.decode()
    assert page.count("/end/") == 1
    for session in LoginSession.objects.all():
        if session.account != office.account(CLERK) or digest_of(here.cookies[settings.LOGIN_COOKIE].value) != session.digest:
            here.post(f"/account/sessions/{session.pk}/end/")
    assert [client.get("/account/").status_code for client in (here, elsewhere, other)] == [200, 302, 200]


def test_a_first_password_has_to_be_changed_before_anything_else(office: Office) -> None:
    Account.objects.update(must_change_password=True)
    client = office.client()
    assert log_in(client, office.account(CLERK).login_name)[1] == "/account/password/"
    assert client.get("/").headers["Location"] == "/account/password/"
    answer = client.post("/account/password/", {"old": PASSWORD, "new": NEW, "again": NEW})
    assert answer.headers["Location"] == "/start/"
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("old", "new", "again", "sentence"),
    [
        ("wrong", NEW, NEW, "现在的密码不对"),
        (PASSWORD, NEW, NEW + "x", "两次输入的新密码不一样"),
        (PASSWORD, PASSWORD, PASSWORD, "不能与现在的相同"),
        (PASSWORD, "short", "short", "10 到 128 个字符"),
        (PASSWORD, "青江市第一中学2026", "青江市第一中学2026", "主要由账号"),
    ],
)
def test_a_new_password_that_cannot_be_is_refused_with_a_reason(office: Office, old: str, new: str, again: str, sentence: str) -> None:
    client = office.client(CLERK)
    answer = client.post("/account/password/", {"old": old, "new": new, "again": again})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert log_in(office.client(), office.account(CLERK).login_name)[0] == 302


def test_a_new_password_ends_the_other_sessions(office: Office) -> None:
    here, elsewhere = office.client(CLERK), office.client(CLERK)
    here.post("/account/password/", {"old": PASSWORD, "new": NEW, "again": NEW})
    assert (here.get("/").status_code, elsewhere.get("/").status_code) == (200, 302)


def test_under_the_second_profile_passwords_come_back_only_after_five_others_and_are_due_after_90_days(office: Office) -> None:
    Installation.objects.update(profile="dengbao")
    client, account = office.client(CLERK), office.account(CLERK)
    made = ["Zq7-orange-Lamp", "Wx8-violet-Desk", "Yt9-silver-Door", "Kp3-copper-Roof", "Hn4-marble-Wall"]
    current = PASSWORD
    for password in made:
        assert client.post("/account/password/", {"old": current, "new": password, "again": password}).status_code == 302
        current = password
    assert client.post("/account/password/", {"old": current, "new": made[0], "again": made[0]}).status_code == 422
    Account.objects.filter(pk=account.pk).update(password_changed=timezone.now() - datetime.timedelta(days=91))
    assert log_in(office.client(), account.login_name, current)[1] == "/account/password/"


def bind(client: OfficeClient) -> "tuple[Account, list[str]]":
    """Binds a phone through the pages; gives the account and the recovery codes."""
    page = client.get("/account/phone/").content.decode()
    signed = page.partition('name="seed" value="')[2].partition('"')[0]
    secret = page.partition('class="told"><code>')[2].partition("<")[0].replace(" ", "")
    code = code_at(base64.b32decode(secret), int(timezone.now().timestamp()) // STEP_SECONDS)
    page = client.post("/account/phone/", {"seed": signed, "code": code}).content.decode()
    codes = page.partition('told-list">')[2].partition("</ol>")[0].replace("<li>", "").split("</li>")[:-1]
    return Account.objects.exclude(totp_seed="").get(), codes


def next_code(account: Account) -> str:
    """A code that has not been used yet."""
    return code_at(secret_of(account.totp_seed, key=settings.SECRET_KEY), account.totp_step + 1)


def test_with_a_phone_the_password_alone_opens_nothing(office: Office) -> None:
    account, codes = bind(office.client(CLERK))
    assert len(codes) == 10
    client = office.client()
    assert log_in(client, account.login_name)[1] == "/login/code/"
    assert client.get("/").headers["Location"] == "/login/code/"
    assert client.post("/login/code/", {"code": "000000"}).status_code == 422
    half_way = client.cookies[settings.LOGIN_COOKIE].value
    assert client.post("/login/code/", {"code": next_code(account)}).headers["Location"] == "/start/"
    assert client.get("/").status_code == 200
    assert client.cookies[settings.LOGIN_COOKIE].value != half_way


def test_a_code_and_a_recovery_code_count_once(office: Office) -> None:
    account, codes = bind(office.client(CLERK))
    code = next_code(account)
    for proof, status in ((code, 302), (code, 422), (codes[0], 302), (codes[0], 422), (codes[1].upper().replace("-", " "), 302)):
        client = office.client()
        log_in(client, account.login_name)
        assert client.post("/login/code/", {"code": proof}).status_code == status, proof


def test_codes_are_tried_five_times_though_the_password_is_right(office: Office) -> None:
    account, _ = bind(office.client(CLERK))
    client = office.client()
    for _ in range(4):
        log_in(client, account.login_name)
        client.post("/login/code/", {"code": "000000"})
    assert "以后才能再试" in alert_of(log_in(client, account.login_name)[2])


def test_under_the_second_profile_an_administrator_has_to_bind_a_phone_first(office: Office) -> None:
    Installation.objects.update(profile="dengbao")
    client = office.client()
    assert log_in(client, "system_administrator")[1] == "/account/phone/"
    assert client.get("/accounts/").headers["Location"] == "/account/phone/"
    bind(client)
    assert client.get("/accounts/").status_code == 200
    assert client.post("/account/phone/release/").status_code == 422


def test_what_is_sensitive_asks_for_the_password_again_after_ten_minutes(office: Office) -> None:
    client = office.client("system_administrator")
    LoginSession.objects.update(confirmed=timezone.now() - datetime.timedelta(minutes=11))
    answer = client.get("/accounts/new/")
    assert answer.headers["Location"] == "/confirm/?next=%2Faccounts%2Fnew%2F"
    assert client.post("/accounts/new/", {"login_name": "x", "name": "x"}).status_code == 302
    assert not Account.objects.filter(login_name="x").exists()
    assert client.post("/confirm/", {"password": "wrong", "next": "/accounts/new/"}).status_code == 422
    assert client.post("/confirm/", {"password": PASSWORD, "next": "/accounts/new/"}).headers["Location"] == "/accounts/new/"
    assert client.get("/accounts/new/").status_code == 200


def test_an_account_out_of_use_is_out_at_once(office: Office) -> None:
    client = office.client(CLERK)
    office.client("system_administrator").post(f"/accounts/{office.account(CLERK).pk}/", {"act": "suspend"})
    assert client.get("/").status_code == 302


def test_a_form_from_another_page_is_refused(office: Office) -> None:
    client = OfficeClient(enforce_csrf_checks=True)
    assert client.post("/login/", {"login_name": "x", "password": "y"}).status_code == 403


@pytest.mark.parametrize("path", ["/login/", "/account/", "/accounts/", "/grants/", "/audit/", "/setup/", "/start/", "/confirm/"])
def test_in_the_single_edition_there_are_no_accounts(path: str) -> None:
    assert Client().get(path).status_code == 404
