"""Where findings on indicators point, what their fixes do, and which numbers the profile decides."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

import jiheng
from jiheng.regulations.profiles import load_profile
from jiheng.rules.engine import run_rules
from tests.rules.example import check_example, write_table


def apply_fixes(text: str, findings: tuple[jiheng.Finding, ...]) -> str:
    """The table after all fixes, from the back so that offsets stay valid."""
    document = jiheng.read(write_table(text).encode(), name="示例.txt").document
    cells = {cell.source[1:4]: cell.text for table in document.tables for row in table.rows for cell in row}
    fixes = {finding.fix for finding in findings if finding.fix and finding.code in ("IN028", "IN030")}
    for fix in sorted(fixes, key=lambda fix: fix.source.start, reverse=True):
        place = fix.source[1:4]
        cells[place] = cells[place][: fix.source.start] + fix.replacement + cells[place][fix.source.end :]
    return "\n".join(cells.values())


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        ("质量指标 | 尾气检测合格率 | ≥95%、", "95%、"),
        ("质量指标 | 尾气检测合格率。 | ≥95%", "合格率。"),
        ("服务对象满意度指标 | 参训学员满意度指标 | ≥90%", "学员满意度指标"),
    ],
)
def test_a_fix_takes_away_what_is_too_much_and_nothing_else(line: str, gone: str) -> None:
    before, after = apply_fixes(line, ()), apply_fixes(line, check_example(line))
    assert gone in before
    assert gone not in after
    assert len(before) - len(after) <= len(gone)


@pytest.mark.parametrize(
    ("line", "code", "printed"),
    [
        ("社会效益指标 | 城市形象 | 良好", "IN003", "良好"),
        ("数量指标 | 巡查河段数 | 60余段", "IN005", "60余段"),
        ("社会效益指标 | 加强与友城交流 | 增进了解", "IN026", "加强与友城交流"),
        ("数量指标 | 新建停车位数 | 1450个 | 720个", "IN017", "1450个"),
    ],
)
def test_a_finding_points_at_the_words_it_is_about(line: str, code: str, printed: str) -> None:
    document = jiheng.read(write_table(line).encode(), name="示例.txt").document
    cells = {cell.source[1:4]: cell.text for table in document.tables for row in table.rows for cell in row}
    source = next(finding.source for finding in check_example(line) if finding.code == code)
    assert cells[source[1:4]][source.start : source.end] == printed


@pytest.mark.parametrize(
    ("line", "code", "parameters"),
    [
        ("服务对象满意度指标 | 参训学员满意度 | ≥90%", "IN018", {"satisfaction_usual_least": 95}),
        ("社会效益指标 | 城市形象 | 整洁美观", "IN022", {"statement_characters_most": 3}),
        ("数量指标 | 科普讲座场次 | ≥20场", "IN027", {"name_characters_most": 5}),
    ],
)
def test_a_profile_decides_the_numbers(line: str, code: str, parameters: Mapping[str, int]) -> None:
    filing = jiheng.read(write_table(line).encode(), name="示例.txt").filing
    usual = load_profile(filing.profile)
    stricter = replace(usual, parameters={**usual.parameters, **parameters})
    assert code not in {finding.code for finding in run_rules(filing, usual).findings}
    assert code in {finding.code for finding in run_rules(filing, stricter).findings}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("数量指标 | 图书采购册数 | 按馆藏需求采购", "IN002"),
        ("质量指标 | 施工工艺 | 符合相关要求", "IN021"),
        ("社会效益指标 | 提高防灾意识 | 提高防灾意识", "IN004"),
        ("社会效益指标 | 居民防灾能力 | 明显提升", "IN020"),
        ("社会效益指标 | 志愿者带动作用 | 充分发挥", "IN003"),
    ],
)
def test_words_in_place_of_a_value_are_told_once(line: str, code: str) -> None:
    worded = {"IN002", "IN003", "IN004", "IN020", "IN021", "IN023", "IN031", "IN032", "IN036"}
    assert {finding.code for finding in check_example(line)} & worded == {code}
