"""Roles: two people for each of them, three administrators who exclude each other and business, whatever is tried in whatever order."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from jiheng_web.accounts import actions
from jiheng_web.accounts.models import Account, GrantedRole
from jiheng_web.accounts.queries import build_actor
from jiheng_web.ledgers.models import LedgerEntry
from jiheng_web.roles import ROLES
from tests.web.office import Office, make_office

pytestmark = pytest.mark.django_db

SYSTEM, SECURITY, AUDIT = "system_administrator", "security_administrator", "audit_administrator"


@pytest.fixture
def office() -> Office:
    """A 机关版 that was set up."""
    return make_office()


def new_account(office: Office, name: str = "张三") -> Account:
    """An account without a role."""
    return actions.add_account(login_name=name, name=name, actor=office.actor(SYSTEM))[0]


def test_a_role_counts_when_a_second_person_has_confirmed_it(office: Office) -> None:
    account = new_account(office)
    grant = actions.grant_role(account, role="expert", place=office.bureau, actor=office.actor(SECURITY))
    assert build_actor(account).held == ()
    actions.confirm_role(grant, actor=office.actor(SYSTEM))
    assert build_actor(account).list_paths("targets.see") == (office.bureau.path,)


@pytest.mark.parametrize("role", [name for name in ROLES if name not in ("local", SECURITY)])
def test_nobody_but_the_security_administrator_grants(office: Office, role: str) -> None:
    account = new_account(office)
    with pytest.raises(PermissionDenied):
        actions.grant_role(account, role="expert", place=office.bureau, actor=office.actor(role))


def test_nobody_grants_to_themselves(office: Office) -> None:
    with pytest.raises(actions.RefusedAccount, match="不能给自己授予角色"):
        actions.grant_role(office.account(SECURITY), role="expert", place=office.bureau, actor=office.actor(SECURITY))


def test_an_administrator_gets_no_other_role_and_nobody_else_an_administrators(office: Office) -> None:
    security = office.actor(SECURITY)
    with pytest.raises(actions.RefusedAccount, match="三员分立"):
        actions.grant_role(office.account(AUDIT), role="expert", place=office.bureau, actor=security)
    with pytest.raises(actions.RefusedAccount, match="三员分立"):
        actions.grant_role(office.account("expert"), role=AUDIT, place=None, actor=security)
    with pytest.raises(actions.RefusedAccount, match="三员分立"):
        actions.grant_role(office.account(AUDIT), role=SYSTEM, place=None, actor=security)


def test_two_business_roles_go_together(office: Office) -> None:
    expert = office.account("expert")
    actions.grant_role(expert, role="auditor", place=office.bureau, actor=office.actor(SECURITY))
    with pytest.raises(actions.RefusedAccount, match="已经有这个角色"):
        actions.grant_role(expert, role="auditor", place=office.bureau, actor=office.actor(SECURITY))


@pytest.mark.parametrize(("role", "has_place"), [("expert", False), (AUDIT, True), ("local", False), ("nothing", True)])
def test_a_role_that_cannot_be_is_refused(office: Office, role: str, has_place: bool) -> None:
    account = new_account(office)
    with pytest.raises(actions.RefusedAccount):
        actions.grant_role(account, role=role, place=office.bureau if has_place else None, actor=office.actor(SECURITY))


@pytest.mark.parametrize("role", [SYSTEM, SECURITY, AUDIT])
def test_the_last_administrator_of_a_kind_stays(office: Office, role: str) -> None:
    account = office.account(role)
    with pytest.raises(actions.RefusedAccount, match="唯一的"):
        actions.withdraw_role(account.roles.get(), actor=office.actor(SECURITY))
    if role != SYSTEM:
        with pytest.raises(actions.RefusedAccount, match="唯一的"):
            actions.set_account_active(account, is_active=False, actor=office.actor(SYSTEM))


def test_a_role_that_was_withdrawn_is_gone_at_once(office: Office) -> None:
    expert, client = office.account("expert"), office.client("expert")
    assert client.get("/projects/").status_code == 200
    actions.withdraw_role(expert.roles.get(), actor=office.actor(SECURITY))
    assert client.get("/projects/").status_code == 403
    assert "还没有角色" in client.get("/account/").content.decode()


def test_a_new_password_for_an_administrator_is_made_at_the_server_only(office: Office) -> None:
    system = office.actor(SYSTEM)
    assert actions.reset_password(office.account("expert"), actor=system)
    with pytest.raises(actions.RefusedAccount, match="jiheng serve --office --new-password"):
        actions.reset_password(office.account(SECURITY), actor=system)


def test_two_accounts_of_one_login_name_or_one_name_are_refused(office: Office) -> None:
    new_account(office)
    with pytest.raises(actions.RefusedAccount, match="账号“张三”已经有了"):
        new_account(office)
    with pytest.raises(actions.RefusedAccount, match="分得清人"):
        actions.add_account(login_name="zhangsan", name="张三", actor=office.actor(SYSTEM))


@pytest.mark.parametrize("login_name", ["", "  ", "a b/c", "<b>", "a" * 61, "\x00"])
def test_a_login_name_that_cannot_be_is_refused(office: Office, login_name: str) -> None:
    with pytest.raises(actions.RefusedAccount):
        actions.add_account(login_name=login_name, name="李四", actor=office.actor(SYSTEM))


def test_every_act_on_an_account_is_in_the_ledger(office: Office) -> None:
    system, security = office.actor(SYSTEM), office.actor(SECURITY)
    account = new_account(office)
    grant = actions.grant_role(account, role="expert", place=office.bureau, actor=security)
    actions.confirm_role(grant, actor=system)
    actions.set_expiry(account, expires_on=None, actor=system)
    actions.withdraw_role(grant, actor=security)
    actions.set_account_active(account, is_active=False, actor=system)
    said = list(LedgerEntry.objects.filter(subject=f"account/{account.pk}").order_by("pk").values_list("action", "actor"))
    assert said == [
        ("accounts.add", system.name), ("accounts.grant_role", security.name), ("accounts.confirm_role", system.name),
        ("accounts.withdraw_role", security.name), ("accounts.suspend", system.name),
    ]  # fmt: skip


class Separation(RuleBasedStateMachine):
    """Three administrators and two others try everything on everybody; what is refused may be, what must never be never is."""

    def __init__(self) -> None:
        super().__init__()
        self._transaction = transaction.atomic()
        self._transaction.__enter__()
        self._office = office = make_office()
        self._accounts = [office.account(role) for role in (SYSTEM, SECURITY, AUDIT, "expert", "agency_clerk")]
        self._accounts += [new_account(office, f"新人{number}") for number in range(2)]

    def teardown(self) -> None:
        """Takes everything back."""
        transaction.set_rollback(True)
        self._transaction.__exit__(None, None, None)

    @rule(who=st.integers(0, 6), whom=st.integers(0, 6), role=st.sampled_from(sorted(ROLES)), at_bureau=st.booleans())
    def grant(self, who: int, whom: int, role: str, at_bureau: bool) -> None:
        """Somebody grants a role."""
        place = self._office.bureau if at_bureau else None
        self._try(lambda: actions.grant_role(self._accounts[whom], role=role, place=place, actor=build_actor(self._accounts[who])))

    @rule(who=st.integers(0, 6), number=st.integers(0, 20))
    def confirm(self, who: int, number: int) -> None:
        """Somebody confirms a role."""
        grants = list(GrantedRole.objects.filter(confirmed=None).order_by("id"))
        if grants:
            self._try(lambda: actions.confirm_role(grants[number % len(grants)], actor=build_actor(self._accounts[who])))

    @rule(who=st.integers(0, 6), number=st.integers(0, 60))
    def withdraw(self, who: int, number: int) -> None:
        """Somebody takes a role away."""
        grants = list(GrantedRole.objects.order_by("id"))
        self._try(lambda: actions.withdraw_role(grants[number % len(grants)], actor=build_actor(self._accounts[who])))

    @rule(who=st.integers(0, 6), whom=st.integers(0, 6), is_active=st.booleans())
    def suspend(self, who: int, whom: int, is_active: bool) -> None:
        """Somebody puts an account out of use or into use."""
        self._try(lambda: actions.set_account_active(self._accounts[whom], is_active=is_active, actor=build_actor(self._accounts[who])))

    @staticmethod
    def _try(act: Callable[[], object]) -> None:
        with suppress(PermissionDenied, actions.RefusedAccount), transaction.atomic():
            act()

    @invariant()
    def no_account_holds_two_administrators_roles_or_one_beside_business(self) -> None:
        """三员分立."""
        for account in self._accounts:
            held = [ROLES[row.role].is_administrator for row in account.roles.all()]
            assert not any(held) or len(held) == 1

    @invariant()
    def every_role_that_counts_was_given_by_two_people(self) -> None:
        """Nobody alone."""
        assert not [row for row in GrantedRole.objects.exclude(confirmed=None) if row.granted_by == row.confirmed_by]

    @invariant()
    def there_is_always_one_of_each_administrator_in_use(self) -> None:
        """Nobody locks the house from outside."""
        for role in (SYSTEM, SECURITY, AUDIT):
            assert GrantedRole.objects.filter(role=role, confirmed__isnull=False, account__is_active=True).exists()


class TestSeparation(TestCase):
    """Runs the machine."""

    def test_the_three_stay_apart_whatever_is_tried(self) -> None:
        run_state_machine_as_test(
            Separation, settings=settings(max_examples=15, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)),
        )
