"""A year that is over, in an objective: a deadline is stale, work of this year on the year before is not."""

import pytest

from tests.rules.example import check_example

TABLE = "标题 | 2026年度项目支出绩效目标表\n项目 | {}\n目标 | {}，提升基层治理能力，群众满意度达到90%以上。"


def is_stale(objective: str, *, name: str = "示例项目") -> bool:
    return any(finding.code == "OB011" for finding in check_example(TABLE.format(name, objective)))


@pytest.mark.parametrize("objective", ["2025年全年培训村干部600人", "培训村干部600人，到2025年底合格率达到95%", "2025年12月底前建成村级阵地12处"])
def test_a_year_that_is_over_is_stale(objective: str) -> None:
    assert is_stale(objective)


@pytest.mark.parametrize(
    "objective",
    [
        "2025年9月至2026年6月学年内资助学生1200人", "巩固2025年创建国家卫生城市成果", "支付2025年度第四季度物业费", "落实2024年、2025年招商引资政策",
        "完成2025年度森林督查图斑核查", "按照《2025年工作要点》培训600人", "培训人次比2025年增长5%", "2025年度决算审计60家", "到2030年建成12处，今年完成2处",
    ],
)
def test_work_on_an_earlier_year_is_not(objective: str) -> None:
    assert not is_stale(objective)


def test_a_project_that_names_its_years_means_them() -> None:
    assert not is_stale("2025年全年培训村干部600人", name="村干部培训（2025-2026年）")
