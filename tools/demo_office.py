"""The office of the demonstration, made by the same actions as any other: two administrators grant, the third would find it in the log."""

from collections.abc import Mapping, Sequence

from django.core.management import call_command
from django.utils import timezone

from jiheng_web.accounts.actions import add_account, confirm_role, grant_role, set_up
from jiheng_web.accounts.models import Account, UsedPassword
from jiheng_web.accounts.queries import build_actor, find_installation
from jiheng_web.actors import Actor
from jiheng_web.places.actions import add_place, open_year
from jiheng_web.places.models import Place
from jiheng_web.roles import ROLES

Told = tuple[str, str, str, str]
"""Words of the role, place, login name, password."""

_HELD_AT = {"agency": 2, "department": 1}
_OTHERS = 0
_SHORT = {
    "agency_clerk": "jingban", "agency_reviewer": "shenhe", "agency_head": "fuzeren", "department_performance": "bumen-jixiao",
    "department_finance": "bumen-caiwu", "finance_division": "yewuchu", "finance_performance": "jixiaochu", "finance_leader": "juling",
    "third_party": "disanfang", "expert": "zhuanjia", "auditor": "shenji",
}  # fmt: skip
"""Role → login name."""


def make_demo_office(
    *, bureau: str, departments: Mapping[str, Sequence[str]], year: int, administrators: Mapping[str, str]
) -> list[Told] | None:
    """The accounts with their passwords; None where the folder holds an office already."""
    call_command("migrate", verbosity=0)
    if find_installation() is not None:
        return None
    logins = {"system_administrator": "xitong", "security_administrator": "anquan", "audit_administrator": "shenjiyuan"}
    first = set_up(bureau=bureau, profile="asvs", people={role: (logins[role], name) for role, name in administrators.items()})
    told: list[Told] = [(one.role, "全部单位", one.login_name, one.password) for one in first]
    system, security = (build_actor(Account.objects.get(login_name=login_name)) for login_name in ("xitong", "anquan"))
    open_year(year, actor=system)
    top = Place.objects.get(parent=None)
    for number, (name, agencies) in enumerate(departments.items(), start=1):
        department = add_place(kind="department", name=name, code=str(100 + number), parent=top, actor=system)
        made = [
            add_place(kind="agency", name=agency, code=f"{100 + number}{order:03}", parent=department, actor=system)
            for order, agency in enumerate(agencies, start=1)
        ]
        if number == 1:
            told += _make_people((top, department, made[0]), system, security)
    _spare_first_change()
    return told


def _make_people(places: tuple[Place, Place, Place], system: Actor, security: Actor) -> list[Told]:
    told = []
    for name, login_name in _SHORT.items():
        place = places[_HELD_AT.get(name.split("_")[0], _OTHERS)]
        account, password = add_account(login_name=login_name, name=ROLES[name].words, actor=system)
        confirm_role(grant_role(account, role=name, place=place, actor=security), actor=system)
        told.append((ROLES[name].words, place.name, login_name, password))
    return told


def _spare_first_change() -> None:
    """In the demonstration nobody has to change the password that was printed."""
    Account.objects.update(must_change_password=False, password_changed=timezone.now())
    UsedPassword.objects.all().delete()
