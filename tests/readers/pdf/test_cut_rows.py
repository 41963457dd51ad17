"""A project that a page break cuts in two is one project again, its name too."""

import pytest

import jiheng
from tests.readers.pdf.files import cells, grid, pdf, text

COLUMNS = ("项目名称", "总计", "绩效目标", "绩效指标")
XS = [20, 120, 180, 290, 590]
FIRST = "1、1-产出指标；11-数量指标；开课；"
SECOND = "实施周期指标值:9节；年度指标值:9节。"


def page(*rows: tuple[str, ...]) -> str:
    """One page of the list in small print."""
    ys = [60 + 20 * number for number in range(len(rows) + 2)]
    return grid(XS, ys) + cells(XS, ys, [COLUMNS, *rows]).replace(" 10 Tf", " 6 Tf")


def read(*pages: str) -> jiheng.Filing:
    return jiheng.read(pdf(text(50, 30, "绩效目标表") + pages[0], *pages[1:]), name="表.pdf").filing


def test_a_name_goes_on_where_its_texts_go_on() -> None:
    (project,) = read(page(("广聚英才计划", "1.00", "服务好工作", FIRST)), page(("项目经费", "", "站。", SECOND))).projects
    assert (project.name, project.annual_objective) == ("广聚英才计划项目经费", "服务好工作站。")
    assert [source.page for source in project.sources["name"]] == [1, 2]
    (indicator,) = project.indicators
    assert [source.page for source in indicator.sources["indicator"]] == [1, 2]


def test_a_lone_rest_of_a_name_is_joined_with_a_caution() -> None:
    filing = read(page(("青江市科学", "1.00", "", "")), page(("技术馆", "", "", ""), ("科学课", "1.00", "开课。", FIRST + SECOND)))
    assert [agency.name for agency in filing.agencies] == ["青江市科学技术馆"]
    assert [notice.text for notice in filing.notices if "换页" in notice.text] == ["名称在换页处断开，接成了“青江市科学技术馆”；请核对"]


@pytest.mark.parametrize("total", ["", "1.00"])
def test_a_project_after_one_that_ends_on_the_page_before_is_another_one(total: str) -> None:
    filing = read(page(("科学课", "1.00", "开课。", FIRST + SECOND)), page(("展览", total, "办展。", FIRST + SECOND)))
    assert [project.name for project in filing.projects] == ["科学课", "展览"]
