"""What is looked for, as it comes from the address."""

import datetime

from django.http import QueryDict

from jiheng_web.ledger_words import find_subject
from jiheng_web.ledgers.queries import Search

_LONGEST = 200


def read_search(query: QueryDict) -> Search:
    """The search that an address asks for; a day that is none counts as not given."""
    actor, action, subject = (query.get(name, "").strip()[:_LONGEST] for name in ("actor", "action", "subject"))
    return Search(actor, action, find_subject(subject), _read_day(query.get("from", "")), _read_day(query.get("to", "")))


def _read_day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        return None
