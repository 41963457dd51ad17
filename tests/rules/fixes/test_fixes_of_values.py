"""What is proposed in place of a value: the safe says the same, the proposed says more, and advice has blanks to fill in."""

import pytest

import jiheng
from jiheng.rules.fixes.meaning import meaning_of
from jiheng.rules.fixes.registry import FIXES
from tests.rules.example import check_example


def find_fix(line: str, code: str) -> jiheng.Fix | None:
    """The fix of the first finding of a rule on an indicator."""
    return next((finding.fix for finding in check_example(line) if finding.code == code and finding.fix), None)


@pytest.mark.parametrize(
    ("line", "code", "after"),
    [
        ("数量指标 | 报道媒体数 | 两家以上", "IN034", "2家以上"),
        ("时效指标 | 报修响应时间 | 一小时内", "IN034", "1小时内"),
        ("数量指标 | 发放图书册数 | 不少于十万册", "IN034", "不少于10万册"),
        ("数量指标 | 展厅改造面积 | ≥1600平米", "IN011", "≥1600平方米"),
        ("数量指标 | 展厅改造面积 | 共计1600平方", "IN011", "共计1600平方米"),
        ("质量指标 | 到课率 | ≥90%以上", "IN037", "≥90%"),
        ("质量指标 | 尾气检测合格率 | ≥95%、", "IN030", "≥95%"),
    ],
)
def test_a_safe_fix_writes_the_same_value_properly(line: str, code: str, after: str) -> None:
    fix = find_fix(line, code)
    assert fix
    assert (fix.kind, fix.is_advice, fix.replacement) == ("safe", False, after)
    assert meaning_of(jiheng.parse_target(fix.before)) == meaning_of(jiheng.parse_target(after))


@pytest.mark.parametrize(
    ("line", "code", "after"),
    [
        ("数量指标 | 设备巡检次数 | 30次", "IN006", "≥30次"),
        ("质量指标 | 检测合格率 | 95%", "IN006", "≥95%"),
        ("质量指标 | 展品运输破损率 | 2%", "IN006", "≤2%"),
        ("数量指标 | 巡查河段数 | 60余段", "IN005", "≥60段"),
        ("数量指标 | 发放宣传册数量 | 约2000册", "IN005", "≥2000册"),
        ("数量指标 | 讲座场次 | 讲座场次不少于20场", "IN035", "不少于20场"),
        ("服务对象满意度指标 | 参训农户满意度 | ≤85%", "IN016", "≥85%"),
        ("质量指标 | 农产品抽检不合格率 | ≥2%", "IN016", "≤2%"),
        ("服务对象满意度指标 | 群众满意度 | 超过90%", "IN019", "≥90%"),
        ("质量指标 | 管网水质合格率 | ≥95", "IN007", "≥95%"),
        ("数量指标 | 应急值守巡检次数 | 每月不少于2次", "IN014", "每月不少于2次，全年不少于24次"),
    ],
)
def test_a_proposed_fix_is_a_value_that_can_be_written_as_it_stands(line: str, code: str, after: str) -> None:
    fix = find_fix(line, code)
    assert fix
    assert (fix.kind, fix.is_advice, fix.replacement) == ("proposed", False, after)


@pytest.mark.parametrize(
    ("line", "code", "after"),
    [
        ("质量指标 | 验收通过率 | 优", "IN002", "≥__%"),
        ("数量指标 | 设备巡检次数 | 按需", "IN002", "≥__次"),
        ("社会效益指标 | 城市形象 | 良好", "IN003", "≥__（填写数值和计量单位；定性的写明分级标准）"),
        ("社会效益指标 | 居民防灾能力 | 明显提升", "IN020", "较上年（__）提升≥__%（写明上年实际数和变化幅度）"),
        ("数量指标 | 宣传活动及资料 | 举办宣讲会12场，发放手册5万册", "IN012", "拆分为：举办宣讲会：12场；发放手册：5万册"),
        ("数量指标 | 临时展览面积及参观人数 | 1600平方米", "IN013", "拆分为：临时展览面积：1600平方米；参观人数：≥__人"),
        ("数量指标 | 新建停车位数 | 1450个 | 720个", "IN017", "两栏填反的，对调为：年度“720个”、实施周期“1450个”"),
        ("数量指标 | 管网改造工程合格率 | ≥95%", "CL001", "质量指标"),
        ("时效指标 | 评估报告份数 | 2份", "CL003", "数量指标"),
        ("社会效益指标 | 办事群众满意度 | ≥90%", "CL011", "服务对象满意度指标"),
    ],
)
def test_advice_says_what_a_person_has_to_finish(line: str, code: str, after: str) -> None:
    fix = find_fix(line, code)
    assert fix
    assert (fix.kind, fix.is_advice, fix.replacement) == ("proposed", True, after)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("成本指标 | 单套采购成本 | 不少于5000元以下", "IN037"),
        ("社会效益指标 | 志愿者服务时长 | 约2000", "IN005"),
        ("数量指标 | 设备巡检 | 每天不少于2次", "IN014"),
    ],
)
def test_what_cannot_be_told_for_certain_has_no_fix(line: str, code: str) -> None:
    assert find_fix(line, code) is None


def test_every_code_with_a_fix_is_that_of_a_rule() -> None:
    assert list(FIXES) == sorted(FIXES)
    assert FIXES.keys() <= {rule.code for rule in jiheng.list_rules()}
