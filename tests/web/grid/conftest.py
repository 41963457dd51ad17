"""A clerk at a table of thirty rows, with a server of their own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Page

from tests.web.grid.driving import Clerk
from tests.web.grid.serving import serve_table
from tests.web.grid.table_store import TableStore, make_rows

OpenTable = Callable[..., Clerk]


@pytest.fixture
def store() -> TableStore:
    """Thirty rows."""
    return TableStore(make_rows(30))


@pytest.fixture
def open_table(page: Page) -> Iterator[OpenTable]:
    """Opens a table: ``open_table(store, query="?dark")``; at the end nothing may have gone wrong on the page."""
    with ExitStack() as servers:
        clerks = []

        def start(store: TableStore, query: str = "", at: Page = page) -> Clerk:
            clerks.append(Clerk(at, servers.enter_context(serve_table(store)), query=query))
            return clerks[-1]

        yield start
        assert [fault for clerk in clerks for fault in clerk.faults] == []


@pytest.fixture
def clerk(open_table: OpenTable, store: TableStore) -> Clerk:
    """Somebody at the table of thirty rows."""
    return open_table(store)
