"""Run as a program: an office with thirty agencies in the database of the environment; prints an open session for each who plays."""

import json
import os
import sys

import django


def main() -> None:
    """Makes places, a year, accounts and sessions."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiheng_web.settings")
    os.environ.setdefault("JIHENG_SECRET_KEY", "for tests only")
    django.setup()

    from jiheng_web.accounts.actions.sessions import open_session
    from jiheng_web.accounts.models import Installation
    from jiheng_web.places.models import FiscalYear
    from tests.web.collecting.cycle import AGENCIES, DEPARTMENT
    from tests.web.office import make_account, make_place

    Installation.objects.create()
    bureau = make_place("青江市财政局", "bureau")
    department = make_place(DEPARTMENT, "department", bureau)
    for name in AGENCIES:
        make_place(name, "agency", department)
    FiscalYear.objects.create(year=2026)
    roles = {
        "department": ("department_performance", department), "head": ("agency_head", department),
        "reviewer": ("agency_reviewer", department), "finance": ("finance_performance", bureau), "leader": ("finance_leader", bureau),
    }  # fmt: skip
    sessions = {who: open_session(make_account(role, place)) for who, (role, place) in roles.items()}
    sys.stdout.write(json.dumps(sessions))


if __name__ == "__main__":
    main()
