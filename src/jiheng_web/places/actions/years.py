"""Fiscal years: opened, closed, opened again."""

from django.db import IntegrityError, transaction

from jiheng_web.actors import Actor, permit
from jiheng_web.ledgers.actions import record
from jiheng_web.places.actions.tree import RefusedPlace
from jiheng_web.places.models import FiscalYear

FIRST_YEAR, LAST_YEAR = 1990, 2100


def open_year(year: int, *, actor: Actor) -> FiscalYear:
    """A new fiscal year; raises ``RefusedPlace`` where it is there already or no year of budgets."""
    role = permit(actor, "places.arrange")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RefusedPlace(f"预算年度应在 {FIRST_YEAR} 到 {LAST_YEAR} 之间，{year} 不像是年度。")
    try:
        with transaction.atomic():
            made = FiscalYear.objects.create(year=year)
            record("years.open", actor=actor, role=role, subject=f"year/{made.pk}", after={"year": year, "is_open": True})
    except IntegrityError as error:
        raise RefusedPlace(f"{year} 年已经有了。") from error
    return made


def set_year_open(fiscal_year: FiscalYear, *, is_open: bool, actor: Actor) -> FiscalYear:
    """Closes a year, so that it is looked at only, or opens it again."""
    role = permit(actor, "places.arrange")
    with transaction.atomic():
        locked = FiscalYear.objects.select_for_update().get(pk=fiscal_year.pk)
        if locked.is_open != is_open:
            locked.is_open = is_open
            locked.save(update_fields=["is_open"])
            before, after = {"is_open": not is_open}, {"is_open": is_open}
            action = "years.reopen" if is_open else "years.close"
            record(action, actor=actor, role=role, subject=f"year/{locked.pk}", before=before, after=after)
    return locked
