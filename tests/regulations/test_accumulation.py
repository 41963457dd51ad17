"""How values of an indicator add up over a year."""

import pytest

from jiheng.regulations.accumulation import ACCUMULATION_WORDS, propose_accumulation
from jiheng.text.grammar import parse_target

CASES = [
    ("培训人次", "≥500人次", "cumulative", "人次"), ("技术交易金额", "不少于40亿元", "cumulative", "金额"), ("备份", "每月不少于1次", "cumulative", "次"),
    ("参加活动党员累计人数", "60人次", "cumulative", "累计"), ("工程进度", "≥50%", "cumulative", "工程进度"), ("资金支出进度(%)", "100%", "cumulative", "支出进度"),
    ("年末在册志愿者人数", "2000人", "year-end", "年末"), ("汽车保有量", "≥30万辆", "year-end", "保有量"),
    ("抽检合格率", "≥98%", "ratio", "率"), ("公众满意度", "≥90%", "ratio", "满意度"), ("人均培训成本", "≤400元/人·天", "ratio", "人均"),
    ("补助标准", "每人每月500元", "ratio", "每个的比值"), ("发布推文", "365条/篇", "cumulative", "条/篇"),
    ("完工时间", "及时", "milestone", "完工时间"), ("招标工作", "2024年6月底前", "milestone", "日期"), ("系统建设", "通过验收", "milestone", "通过验收"),
    ("重大安全事故发生数量", "0次", "zero-event", "0"), ("群众投诉率", "0%", "zero-event", "0"), ("信访情况", "未发生", "zero-event", "0"),
    ("报修响应时间", "≤30分钟", "latest", "响应时间"), ("细颗粒物浓度", "≤35微克/立方米", "latest", "浓度"), ("社会影响力", "不断提升", "latest", "文字"),
    ("平均修复时间", "<2小时", "latest", "修复时间"), ("某事", "≥3", "latest", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "target", "kind", "sign"), CASES)
def test_name_unit_and_wording_tell_how_values_add_up(name: str, target: str, kind: str, sign: str) -> None:
    proposed = propose_accumulation(name, parse_target(target))
    assert (proposed.kind, proposed.sign) == (kind, sign), proposed.reason
    assert proposed.reason.endswith("。")
    assert sign in proposed.reason


def test_every_way_of_adding_up_is_proposed_for_something() -> None:
    assert {kind for _, _, kind, _ in CASES} == set(ACCUMULATION_WORDS)


@pytest.mark.parametrize(("name", "target"), [("", ""), ("率" * 1000, "9" * 1000), ("（", "≥")])
def test_any_name_and_target_get_a_proposal(name: str, target: str) -> None:
    assert propose_accumulation(name, parse_target(target)).kind in ACCUMULATION_WORDS
