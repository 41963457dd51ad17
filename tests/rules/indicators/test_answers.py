"""What kind of answer a target is: exactly one kind, the most telling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.regulations.lexicon import core_of, expect_of, load_lexicon
from jiheng.rules.facts.answers import Answer, judge_answer
from jiheng.text.grammar import parse_target


def judge(category: str, name: str, value: str) -> Answer:
    return judge_answer(parse_target(value), core=core_of(name), category=category, expectation=expect_of(name), lexicon=load_lexicon())


@pytest.mark.parametrize(
    ("category", "name", "value", "answer"),
    [
        ("数量指标", "讲座场次", "≥20场", "number"),
        ("时效指标", "完工时间", "2025年9月底前", "number"),
        ("数量指标", "讲座场次", "", "nothing"),
        ("质量指标", "设备完好率", "待定", "placeholder"),
        ("质量指标", "生产安全事故", "无", "words"),
        ("质量指标", "设备完好率", "较高", "words-for-number"),
        ("数量指标", "编制规划文本", "按需", "words-for-number"),
        ("质量指标", "基层网点覆盖率", "全覆盖", "words"),
        ("质量指标", "施工工艺", "符合相关要求", "unnamed-standard"),
        ("质量指标", "施工工艺", "符合《施工规范》要求", "words"),
        ("社会效益指标", "提高群众防灾意识", "群众防灾意识得到提高", "restated"),
        ("社会效益指标", "推广新品种", "推广若干", "indefinite"),
        ("时效指标", "完工时间", "按期", "words-for-date"),
        ("时效指标", "物资送达", "及时", "words-for-date"),
        ("社会效益指标", "居民幸福感", "显著提升", "change"),
        ("社会效益指标", "志愿者带动作用", "充分发挥", "vague"),
        ("社会效益指标", "巡查发现问题", "限期整改", "words"),
    ],
)
def test_an_answer_is_of_the_most_telling_kind(category: str, name: str, value: str, answer: Answer) -> None:
    assert judge(category, name, value) == answer


@pytest.mark.parametrize("name", ["社会影响力", "提升城市形象", "改善老旧小区居住条件"])
def test_a_value_that_is_the_name_itself_is_restated(name: str) -> None:
    assert judge("社会效益指标", name, name) == "restated"


@given(st.text(alphabet="提升改善学校环境明显良好按期符合要求若干无全覆盖的，。 ", max_size=12))
def test_judging_never_breaks_down_and_closing_marks_make_no_difference(value: str) -> None:
    assert judge("社会效益指标", "改善校园环境", value) == judge("社会效益指标", "改善校园环境", value + "。")
