"""What the server finds is shown at its cell, under the mouse and in the list beside."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.web.grid.conftest import OpenTable
from tests.web.grid.driving import Clerk
from tests.web.grid.table_store import TableStore


def write_vague_target(clerk: Clerk, row: int = 3) -> None:
    """Types a target that cannot be measured."""
    clerk.click(row, "target")
    clerk.paste("明显提高")
    clerk.wait(lambda: clerk.page.locator(".jhgrid-list li.find").count() >= 1)


def find(severity: str, column: str | None, message: str, row: str | None = "r2") -> dict[str, Any]:
    """A finding as the server writes it."""
    return {"row": row, "column": column, "severity": severity, "message": message}


def test_a_finding_paints_the_left_edge_of_its_cell_and_goes_when_it_is_mended(clerk: Clerk) -> None:
    write_vague_target(clerk)
    cell = clerk.page.locator("td.active")
    expect(cell).to_have_class(re.compile(r"\be\b"))
    expect(cell).to_have_attribute("aria-invalid", "true")
    clerk.paste("≥90%")
    expect(cell).not_to_have_class(re.compile(r"\be\b"))
    assert clerk.page.locator(".jhgrid-list").inner_text() == "没有疑点"


def test_the_list_says_where_what_what_to_do_and_on_what_ground(clerk: Clerk) -> None:
    write_vague_target(clerk)
    lines = [line for line in clerk.page.locator(".jhgrid-list").inner_text().split("\n") if line]
    assert lines == ["必须改 第 3 行 年度指标值", "指标值“明显提高”无法考核", "建议：改为数量值，如“≥90%”", "依据：财预〔2015〕88号（条款待核对原文）"]
    assert clerk.page.locator(".jhgrid-side h2 small").inner_text() == "必须改 1"


def test_the_mouse_over_the_cell_shows_it(clerk: Clerk) -> None:
    write_vague_target(clerk)
    clerk.click(6, "name")
    box = clerk.box(3, "target")
    clerk.page.mouse.move(box["x"] + 30, box["y"] + 10)
    expect(clerk.page.locator(".jhgrid-tip")).to_contain_text("无法考核")
    clerk.page.mouse.move(box["x"] + 30, box["y"] + 75)
    expect(clerk.page.locator(".jhgrid-tip")).to_be_hidden()


def test_the_mouse_over_a_text_that_is_cut_shows_all_of_it(clerk: Clerk) -> None:
    text = "一个名字很长的指标，列里放不下，只好省略一部分，不过鼠标停在上面就看得到\n第二行"
    clerk.click(3, "name")
    clerk.paste('"' + text + '"')
    clerk.click(6, "name")
    box = clerk.box(3, "name")
    clerk.page.mouse.move(box["x"] + 30, box["y"] + 10)
    assert clerk.page.locator(".jhgrid-tip").inner_text() == text


def test_an_entry_of_the_list_leads_to_its_cell_and_the_keyboard_goes_on_there(clerk: Clerk) -> None:
    write_vague_target(clerk, 30)
    clerk.click(1, "dimension")
    clerk.page.locator(".jhgrid-place").click()
    assert clerk.active() == (30, "target")
    expect(clerk.page.locator(".jhgrid-list li.find")).to_have_attribute("aria-current", "true")
    clerk.type("≥5次")
    clerk.press("Enter")
    assert clerk.cell(30, "target") == "≥5次"


def test_f8_walks_through_the_findings(clerk: Clerk) -> None:
    for row in (5, 12, 20):
        clerk.click(row, "target")
        clerk.paste("明显提高")
    clerk.wait(lambda: clerk.page.locator(".jhgrid-list li.find").count() == 3)
    clerk.click(12, "name")
    rows = []
    for key in ("F8", "F8", "F8", "Shift+F8"):
        clerk.press(key)
        rows.append(clerk.active()[0])
    assert rows == [12, 20, 5, 20]


def test_the_worst_finding_gives_the_colour_and_rows_and_the_table_have_findings_too(open_table: OpenTable, store: TableStore) -> None:
    found = [
        find("hint", "name", "写法"), find("must", "name", "重复"), find("should", "note", "没有说明"), find("hint", None, "整行"),
        find("should", None, "分值合计不是 100", row=None),
    ]
    store.find = lambda: found  # type: ignore[method-assign]
    clerk = open_table(store)
    row = clerk.page.locator("tbody tr[aria-rowindex='3']")
    expect(row.locator("td").nth(2)).to_have_class(re.compile(r"\be\b"))
    expect(row.locator("td").nth(8)).to_have_class(re.compile(r"\bw\b"))
    expect(row.locator("th")).to_have_class(re.compile(r"\bi\b"))
    places = [text for line in clerk.page.locator(".jhgrid-place").all_inner_texts() for text in [line.strip()]]
    assert places[0] == "建议改 整张表"
    assert len(places) == 5
    assert clerk.page.locator(".jhgrid-side h2 small").inner_text() == "必须改 1，建议改 2，提示 2"


def test_findings_follow_their_row_when_it_moves(clerk: Clerk) -> None:
    write_vague_target(clerk, 3)
    clerk.click(1, "name")
    clerk.press("Insert")
    expect(clerk.page.locator(".jhgrid-place")).to_contain_text("第 4 行")
    expect(clerk.page.locator("tbody tr[aria-rowindex='5'] td").nth(3)).to_have_class(re.compile(r"\be\b"))


def test_markup_in_a_finding_is_text(open_table: OpenTable, store: TableStore) -> None:
    store.find = lambda: [find("must", "name", "<img src=x onerror=window.struck=1>")]  # type: ignore[method-assign]
    clerk = open_table(store)
    box = clerk.box(2, "name")
    clerk.page.mouse.move(box["x"] + 30, box["y"] + 10)
    expect(clerk.page.locator(".jhgrid-tip")).to_contain_text("<img")
    assert clerk.page.locator(".jhgrid img").count() == 0
