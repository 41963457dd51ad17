"""What the names of indicators promise."""

from importlib.resources import files

import pytest
import yaml

from jiheng.regulations.lexicon import expect_of
from jiheng.text.measure_units import DIMENSION_WORDS

UNITS = yaml.safe_load(files("jiheng.text").joinpath("measure_units.yaml").read_text(encoding="utf-8"))
ENTRIES = yaml.safe_load(files("jiheng.regulations").joinpath("lexicon/expectations.yaml").read_text(encoding="utf-8"))["expectations"]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("农产品抽检不合格率", "不合格率等反向比率"),
        ("农产品抽检合格率", "合格率等质量比率"),
        ("重大事故处置率", "整改率等工作质量比率"),
        ("办公效率", "带来的变化"),
        ("设备平均无故障时间", "平均无故障时间"),
        ("人均培训成本（元）", "成本费用"),
        ("参观公众满意度指标", "满意度"),
        ("受训学员数量情况", "人数"),
        ("道路服务质量", "带来的变化"),
    ],
)
def test_the_longest_word_at_the_end_of_a_name_decides(name: str, title: str) -> None:
    expectation = expect_of(name)
    assert expectation is not None
    assert expectation.title == title


@pytest.mark.parametrize(
    ("name", "direction"),
    [("零差错率", "more"), ("差错率", "less"), ("未按时办结率", "less"), ("群众不满意率", "less"), ("上门服务覆盖比例", "more"), ("女性职工占比", "")],
)
def test_a_word_of_negation_turns_a_name_round_and_a_share_is_read_as_its_rate(name: str, direction: str) -> None:
    expectation = expect_of(name)
    assert expectation is not None
    assert expectation.direction == direction


@pytest.mark.parametrize("name", ["大数据平台建设", "数字化改造", "工作成效", "文明施工"])
def test_a_telling_word_inside_a_name_promises_nothing(name: str) -> None:
    assert expect_of(name) is None


def test_every_expected_dimension_is_one_of_the_measure_units() -> None:
    known = {"date", *UNITS["dimensions"]}
    assert {dimension for entry in ENTRIES for dimension in entry["dimensions"]} <= known


def test_every_dimension_of_a_measure_unit_has_a_word_for_people() -> None:
    assert set(UNITS["dimensions"]) <= DIMENSION_WORDS.keys()


def test_no_word_stands_in_two_kinds() -> None:
    words = [word for entry in ENTRIES for word in entry["words"]]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("bait", ["情况" * 50_000, "率" * 50_000 + "。", "（" * 50_000, "不合格" * 50_000 + "率"])
def test_an_endless_name_is_answered_from_its_end(bait: str) -> None:
    assert expect_of(bait) == expect_of(bait[-20:])
