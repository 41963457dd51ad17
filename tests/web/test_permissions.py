"""Who may open what in 机关版: every address, every viewer, by GET and by POST; whoever is refused has changed nothing."""

import hashlib
from collections.abc import Iterator

import pytest
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.web.office import Office, OfficeClient, make_office
from tests.web.permission_rows import ANONYMOUS, EVERYONE, OTHER_CLERK, ROWS, Row

pytestmark = pytest.mark.django_db

VIEWERS = (ANONYMOUS, *EVERYONE)
REFUSED = (401, 403, 404, 405)
"""A redirect may be an answer."""


def client_of(office: Office, viewer: str) -> OfficeClient:
    """A browser of this viewer."""
    if viewer == ANONYMOUS:
        return office.client()
    return office.client("agency_clerk", office.agencies[-1]) if viewer == OTHER_CLERK else office.client(viewer)


def database_digest() -> str:
    """All rows of all tables, as one number."""
    digest = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = sorted(repr([bytes(value) if isinstance(value, memoryview) else value for value in row]) for row in cursor.fetchall())
            digest.update(f"{table}{rows}".encode())
    return digest.hexdigest()


def list_names(patterns: "list[URLPattern | URLResolver]", space: str = "") -> Iterator[str]:
    """The names of all addresses, with their namespaces."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from list_names(pattern.url_patterns, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name or pattern.pattern}"


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    names = [row.name for row in ROWS]
    assert sorted(names) == sorted(set(names))
    assert set(names) == set(list_names(get_resolver().url_patterns))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_everybody_gets_what_the_table_says_and_whoever_is_refused_changes_nothing(row: Row) -> None:
    office = make_office()
    address = reverse(row.name, args=row.arguments(office))
    clients = {viewer: client_of(office, viewer) for viewer in VIEWERS}
    asked = [(viewer, is_post) for viewer in VIEWERS for is_post in (False, True)]
    refused = [pair for pair in asked if pair[0] not in row.allowed or row.status(pair[0], is_post=pair[1]) in REFUSED]
    before = database_digest()
    answers = {pair: _ask(clients[pair[0]], address, is_post=pair[1]) for pair in refused}
    assert database_digest() == before
    answers |= {pair: _ask(clients[pair[0]], address, is_post=pair[1]) for pair in asked if pair not in answers}
    wanted = {pair: row.status(pair[0], is_post=pair[1]) for pair in asked}
    wrong = [f"{pair}: {answers[pair]} instead of {wanted[pair]}" for pair in asked if answers[pair] != wanted[pair]]
    assert not wrong, f"{row.name} {address}\n" + "\n".join(wrong)


def _ask(client: OfficeClient, address: str, *, is_post: bool) -> int:
    return (client.post(address) if is_post else client.get(address)).status_code


def test_an_administrator_sees_no_business_page() -> None:
    business = [row for row in ROWS if "agency_clerk" in row.allowed and not set(EVERYONE) <= set(row.allowed)]
    open_to_them = {row.name for row in business for role in ("system", "security", "audit") if f"{role}_administrator" in row.allowed}
    assert open_to_them <= {"places", "place_page", "years"}
