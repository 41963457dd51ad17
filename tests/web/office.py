"""A small 机关版 for tests: a bureau, two departments, four agencies, a fiscal year, one account for each role at each place it is held at.

``office = make_office()`` in a test with a database; then ``office.actor("agency_clerk")`` for actions, ``office.client("agency_clerk")``
for pages. Where a role is held at several places, the first is meant unless a place is named.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.http import HttpResponse
from django.test import Client, override_settings
from django.utils import timezone

from jiheng_web.accounts.actions.sessions import open_session
from jiheng_web.accounts.models import Account, GrantedRole, Installation
from jiheng_web.accounts.queries import build_actor
from jiheng_web.actors import Actor
from jiheng_web.places.models import FiscalYear, Place
from jiheng_web.roles import ROLES

PASSWORD = "春江花月夜-2026"
"""Of every account of the office."""

_KINDS = {"agency": "agency", "department": "department", "finance": "bureau", "third": "bureau", "expert": "bureau", "auditor": "bureau"}
"""The first word of a role → the kind of place that it is held at."""


@cache
def hashed_password() -> str:
    """The password of the office as it is kept; made once, for it takes a while."""
    return make_password(PASSWORD)


class OfficeClient(Client):
    """A browser on 机关版."""

    def request(self, **request: Any) -> HttpResponse:  # type: ignore[override]
        """Every request of this browser is made to 机关版, whatever the test's own settings are."""
        with office_edition():
            return super().request(**request)


@contextmanager
def office_edition() -> Iterator[None]:
    """As if the program had been started as 机关版."""
    with override_settings(EDITION="office"):
        yield


@dataclass(frozen=True)
class Office:
    """The places and people of a 机关版; the first agency belongs to the first department, the last agency to the other one."""

    year: FiscalYear
    bureau: Place
    departments: tuple[Place, ...]
    agencies: tuple[Place, ...]
    accounts: dict[tuple[str, int | None], Account]

    def account(self, role: str, place: Place | None = None) -> Account:
        """The account with a role, at a place or at the first one that has it."""
        if place is not None:
            return self.accounts[role, place.pk]
        return next(account for (name, _), account in self.accounts.items() if name == role)

    def actor(self, role: str, place: Place | None = None) -> Actor:
        """The same as an actor."""
        return build_actor(self.account(role, place))

    def client(self, role: str | None = None, place: Place | None = None) -> OfficeClient:
        """A browser in which this account is logged in; without a role nobody is."""
        client = OfficeClient()
        if role is not None:
            client.cookies[settings.LOGIN_COOKIE] = open_session(self.account(role, place))
        return client


def make_office() -> Office:
    """The office, in the database of the test."""
    Installation.objects.create()
    bureau = make_place("青江市财政局", "bureau")
    departments = (make_place("青江市教育局", "department", bureau), make_place("青江市科学技术协会", "department", bureau))
    names = (("青江市第一中学", 0), ("青江市第二中学", 0), ("青江市教师进修学校", 0), ("青江市科学技术馆", 1))
    agencies = tuple(make_place(name, "agency", departments[number]) for name, number in names)
    places = {"bureau": (bureau,), "department": departments, "agency": agencies}
    accounts: dict[tuple[str, int | None], Account] = {}
    for role in ROLES.values():
        if role.name == "local":
            continue
        held_at: tuple[Place | None, ...] = (None,) if role.is_administrator else places[_KINDS[role.name.split("_")[0]]]
        for place in held_at:
            accounts[role.name, place.pk if place else None] = make_account(role.name, place)
    return Office(FiscalYear.objects.create(year=2026), bureau, departments, agencies, accounts)


def make_place(name: str, kind: str, parent: Place | None = None) -> Place:
    """A place below another one."""
    place = Place.objects.create(name=name, kind=kind, parent=parent, path=f"draft {name}")
    place.path = f"{parent.path if parent else '/'}{place.pk}/"
    place.save(update_fields=["path"])
    return place


def make_account(role: str, place: Place | None = None, *, login_name: str = "") -> Account:
    """An account with one role that was granted and confirmed; its name says both."""
    name = f"{ROLES[role].words}{f'（{place.name}）' if place else ''}"
    account = Account.objects.create(
        login_name=login_name or (f"{role}.{place.pk}" if place else role), name=name, password=hashed_password(),
        must_change_password=False,
    )
    GrantedRole.objects.create(
        account=account, role=role, place=place, granted_by="安全管理员", confirmed_by="系统管理员", confirmed=timezone.now(),
    )
    return account
