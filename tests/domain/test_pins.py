"""A remark stays with its subject: what is found at a place is found at that place again."""

import jiheng
from tests.builders import make_filing, make_indicator, make_project, make_source


def test_the_place_of_an_indicator_leads_to_it_and_back() -> None:
    content = jiheng.read(_sheet(), name="表.xlsx").filing
    for project in content.projects:
        for indicator in project.indicators:
            for field in ("name", "annual_target"):
                source = indicator.sources[field][0]
                pin = jiheng.find_pin(content, source)
                assert (pin.project, pin.indicator) == (project.name, indicator.name)
                found = jiheng.find_pinned(content, pin)
                assert found is not None
                assert found[1:4] == source[1:4]


def test_a_cell_beside_the_table_is_pinned_to_the_whole_of_it() -> None:
    filing = make_filing()
    assert jiheng.find_pin(filing, make_source(row=999, column=9)) == jiheng.Pin()
    assert jiheng.find_pinned(filing, jiheng.Pin()) is None


def test_a_pin_follows_its_indicator_to_another_row() -> None:
    first = make_filing(make_project("培训", make_indicator("场次"), make_indicator("人次")))
    later = make_filing(make_project("新项目"), make_project("培训", make_indicator("人次"), make_indicator("场次")))
    pin = jiheng.Pin("培训", 1, "场次")
    before, after = jiheng.find_pinned(first, pin), jiheng.find_pinned(later, pin)
    assert before is not None
    assert after is not None
    assert before.row != after.row


def test_a_pin_whose_indicator_is_gone_stands_at_the_project() -> None:
    filing = make_filing(make_project("培训", make_indicator("人次")))
    assert jiheng.find_pinned(filing, jiheng.Pin("培训", 1, "场次")) == next(filing.projects).source


def _sheet() -> bytes:
    filing = make_filing(make_project("培训", make_indicator("场次"), make_indicator("人次", "不少于10场")))
    return jiheng.write_form(jiheng.fill([filing], form="project-target", region="central"), kind="xlsx")
