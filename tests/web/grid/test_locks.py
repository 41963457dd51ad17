"""What may not be written is not written, and says so."""

from tests.web.grid.conftest import OpenTable
from tests.web.grid.driving import Clerk
from tests.web.grid.table_store import TableStore, make_rows


def test_a_derived_column_takes_nothing(clerk: Clerk) -> None:
    clerk.click(3, "unit")
    clerk.type("次")
    clerk.press("F2", "Delete")
    clerk.click(3, "unit", double=True)
    assert clerk.cell(3, "unit") == "人次"
    assert clerk.note() == "这一格是只读的。"


def test_a_derived_column_follows_the_server(clerk: Clerk) -> None:
    clerk.click(3, "target")
    clerk.type("≥40亿元")
    clerk.press("Enter")
    clerk.wait(lambda: clerk.block(3, "sign", 1, 3) == [["≥", "40", "亿元"]])


def test_copying_from_a_locked_cell_works(clerk: Clerk) -> None:
    clerk.click(3, "sign")
    clerk.click(3, "unit", shift=True)
    assert clerk.copied() == "≥\t3\t人次"


def test_locked_cells_and_rows_stay_as_they_are(open_table: OpenTable, store: TableStore) -> None:
    rows = store.get()["rows"]
    rows[2]["read_only"] = ["name"]
    rows[3]["read_only"] = True
    store.get = lambda: {**store.table, "revision": 1, "rows": rows, "findings": []}  # type: ignore[method-assign]
    clerk = open_table(store)
    clerk.click(2, "name")
    clerk.paste("甲\t甲\n乙\t乙\n丙\t丙")
    assert clerk.block(2, "name", 3, 2) == [["甲", "甲"], ["指标3", "乙"], ["指标4", "≥4人次"]]
    assert clerk.note() == "有 3 格是只读的，没有写入。"
    clerk.press("Control+Delete")
    assert clerk.note() == "有 1 行是只读的，没有删除。"
    assert clerk.column("name")[:2] == ["指标1", "指标4"]


def test_a_table_to_read_only_takes_nothing_and_can_be_copied(open_table: OpenTable) -> None:
    clerk = open_table(TableStore(make_rows(30), read_only=True))
    clerk.click(3, "name")
    clerk.type("x")
    clerk.paste("y")
    clerk.press("Delete", "Insert", "Control+Delete", "Control+d", "Alt+Shift+ArrowDown", "F2", "Control+z")
    clerk.compose("ni")
    clerk.settle("你")
    clerk.press("Enter")
    assert clerk.column("name") == [f"指标{number}" for number in range(1, 31)]
    assert clerk.server.posts == []
    clerk.press("Control+a")
    assert clerk.copied().count("\r\n") == 29
    assert clerk.page.locator(".jhgrid-bar button:visible").count() == 0
    assert not clerk.page.locator(".jhgrid-grip").is_visible()


def test_a_table_with_fixed_rows_takes_texts_but_no_rows(open_table: OpenTable) -> None:
    clerk = open_table(TableStore(make_rows(3), fixed_rows=True))
    clerk.click(2, "name")
    clerk.paste("甲\n乙\n丙")
    assert clerk.column("name") == ["指标1", "甲", "乙"]
    assert clerk.note() == "下面多出 1 行，这张表不能加行，没有写入。"
    clerk.press("Insert")
    assert clerk.note() == "这张表不能加行。"
    clerk.press("Control+Delete")
    assert clerk.note() == "这张表不能删行。"
    assert len(clerk.column("name")) == 3
