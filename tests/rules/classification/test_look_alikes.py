"""Sound indicators that look misplaced, and misplaced ones that must be called one thing only."""

import json
from pathlib import Path

import pytest

import jiheng
from tests.rules.example import check_example

PLANTED = Path(__file__).resolve().parents[4] / "shared" / "samples" / "planted"

SOUND = """
数量指标 | 年度普查任务完成率 | 100%
数量指标 | 免费体检覆盖率 | ≥90%
数量指标 | 素质提升培训人次 | ≥600人次
数量指标 | 应急演练频次 | 每季度1次
质量指标 | 食品安全事故 | 0起
质量指标 | 有效投诉次数 | ≤3次
质量指标 | 获得省级以上奖项数量 | ≥2项
质量指标 | 每班配备专任教师 | ≥2人
质量指标 | 平均无故障时间 | ≥5000小时
质量指标 | 应急响应及时率 | 100%
时效指标 | 巡查频次 | 每周≥2次
时效指标 | 按时报送统计报表份数 | 12份
时效指标 | 集中整治完成时间 | 2025年11月底前完成2次
时效指标 | 年度任务完成率 | 100%
成本指标 | 预算控制数 | ≤350万元
成本指标 | 超预算项目数 | 0个
经济效益指标 | 新增规上企业数量 | ≥15家
经济效益指标 | 减少洪涝直接损失 | ≥1200万元
社会效益指标 | 被省级媒体报道次数 | ≥5次
社会效益指标 | 全民健身活动参与人次 | ≥10万人次
社会效益指标 | 急救平均到达时间 | ≤15分钟
社会效益指标 | 食品抽检合格率 | ≥98%
生态效益指标 | 道路积尘负荷 | ≤5克/平方米
生态效益指标 | 中水回用率 | ≥30%
可持续影响指标 | 名师工作室存续数 | ≥8个
满意度指标 | 服务对象有效投诉率 | ≤2%
"""

MISPLACED = """
CL001 | 数量指标 | 灌溉系统故障率 | ≤1%
CL002 | 质量指标 | 铺设管网长度 | ≥12公里
CL003 | 时效指标 | 发放宣传册数量 | 2万册
CL004 | 时效指标 | 工程验收合格率 | 100%
CL005 | 社会效益指标 | 培训基层医生人数 | ≥300人
CL005 | 生态效益指标 | 环保宣传活动次数 | ≥10次
CL005 | 社会效益指标 | 项目按期完成率 | 100%
CL006 | 数量指标 | 带动周边群众就业人数 | ≥200人
CL006 | 数量指标 | 公民健康素养水平提升率 | ≥5%
CL007 | 生态效益指标 | 干部作风转变 | 明显
CL008 | 经济效益指标 | 队伍形象 | 良好
CL011 | 时效指标 | 群众满意度 | ≥90%
CL011 | 生态效益指标 | 群众满意度 | ≥90%
CL012 | 成本指标 | 竣工时间 | 2025年10月底前
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


def classification_codes(example: str) -> list[str]:
    return [finding.code for finding in check_example(example) if finding.code.startswith("CL")]


@pytest.mark.parametrize("indicator", lines(SOUND))
def test_a_sound_indicator_stays_clean(indicator: str) -> None:
    assert classification_codes(indicator) == []


@pytest.mark.parametrize("line", lines(MISPLACED))
def test_a_misplaced_indicator_gets_one_finding(line: str) -> None:
    code, _, indicator = line.partition(" | ")
    assert classification_codes(indicator) == [code]


@pytest.mark.skipif(not PLANTED.is_dir(), reason="needs ../shared")
@pytest.mark.parametrize("name", ["01-jiaoyu", "03-chengguan"])
def test_on_the_planted_tables_exactly_the_labelled_indicators_are_misplaced(name: str) -> None:
    labels = json.loads((PLANTED / f"{name}.labels.json").read_text(encoding="utf-8"))
    findings = jiheng.check(jiheng.read(PLANTED / f"{name}.txt").filing).findings
    found = {
        f"{item.project_index}.{item.indicator_number}" for item in findings if item.concern == "misclassified" and item.severity != "hint"
    }
    assert found == {place for place, categories in labels["must"].items() if "MISCLASS" in categories}


def test_doubtful_environment_is_only_a_hint() -> None:
    (finding,) = (item for item in check_example("生态效益指标 | 文明施工 | 符合要求") if item.code == "CL007")
    assert finding.severity == "hint"
