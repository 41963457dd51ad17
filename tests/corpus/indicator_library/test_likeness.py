"""Two names are the same indicator where only the wording differs, and stay apart where one telling word does."""

from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from jiheng.corpus.indicator_library.likeness import SAME, NamedIndicator, measure_likeness
from jiheng.corpus.indicator_library.near import find_near, find_similar
from jiheng.corpus.indicator_library.synonyms import Synonym, plain_synonyms
from tests.corpus.indicator_library.library import make_library

PAIRS = [line.split("\t") for line in Path(__file__).with_name("pairs.tsv").read_text(encoding="utf-8").splitlines()]
HALVES = {"tuning": PAIRS[::2], "held out": PAIRS[1::2]}
FORMATS = {
    "wide": lambda name: f"{name}(%)".translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}),
    "unit in wide brackets": lambda name: f"{name}（%）",
    "unit in narrow brackets": lambda name: f"{name}(%)",
    "quoted": lambda name: f"“{name}”",
    "numbered": lambda name: f"1、{name}",
    "blanks": lambda name: "　".join(name),
}
NAMES = ["培训合格率", "5G网络覆盖率", "设备完好率(A类)", "群众满意度", "PM2.5达标率", "补贴发放准确率", "案件办结率", "森林覆盖率", "出勤率", "疫苗接种率"]


@pytest.mark.parametrize(("form", "name"), list(product(FORMATS, NAMES)))
def test_a_name_is_found_in_every_format(form: str, name: str) -> None:
    written = FORMATS[form](name)
    similar = find_similar(make_library([name, "别的指标数量"]), NamedIndicator(written))
    assert [one.found.name for one in similar] == [name]


@pytest.mark.parametrize("half", HALVES)
def test_of_labelled_pairs_nine_in_ten_that_are_called_the_same_are_so(half: str) -> None:
    called = [label for label, one, other, unit in HALVES[half] if is_same(one, other, unit.strip("-"))]
    assert len(PAIRS) >= 200
    assert called.count("same") >= Decimal("0.9") * len(called)
    assert called.count("same") >= Decimal("0.8") * sum(pair[0] == "same" for pair in HALVES[half])


@pytest.mark.parametrize(("one", "other"), [
    ("收入增长率", "收入下降率"), ("群众投诉率", "群众满意度"), ("产品合格率", "产品不合格率"), ("新增就业人数", "累计就业人数"),
    ("医保参保率", "养老参保率"), ("线上培训人次", "线下培训人次"), ("开工及时率", "完工及时率"),
])  # fmt: skip
def test_names_that_differ_in_one_telling_word_stay_apart(one: str, other: str) -> None:
    assert not is_same(one, other)


def test_units_and_classes_that_contradict_keep_equal_names_apart() -> None:
    assert measure_likeness(NamedIndicator("培训数量", unit="人"), NamedIndicator("培训数量", unit="场")) == 0
    assert measure_likeness(NamedIndicator("完成率", "数量指标"), NamedIndicator("完成率", "时效指标")) == 0
    assert measure_likeness(NamedIndicator("培训时长", unit="天"), NamedIndicator("培训时长", unit="小时")) == 1


def test_what_people_confirm_counts_as_the_same() -> None:
    confirmed = plain_synonyms([Synonym("科普大篷车", "流动科技馆", "本市两种叫法")])
    database = make_library(["流动科技馆巡展次数"])
    assert not find_similar(database, NamedIndicator("科普大篷车巡展次数"))
    assert [one.found.name for one in find_similar(database, NamedIndicator("科普大篷车巡展次数"), confirmed=confirmed)] == ["流动科技馆巡展次数"]


def test_near_names_are_told_apart_from_the_same_ones() -> None:
    near = find_near(make_library(["设备验收不合格率", "设备验收通过率", "粮食产量"]), NamedIndicator("设备验收合格率"))
    assert [(one.found.name, one.is_same) for one in near] == [("设备验收通过率", True)]


def is_same(one: str, other: str, unit: str = "") -> bool:
    return measure_likeness(NamedIndicator(one, unit=unit), NamedIndicator(other, unit=unit)) >= SAME
