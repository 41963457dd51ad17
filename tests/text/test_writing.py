"""Targets in writing."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.text.grammar import parse_target
from jiheng.text.targets import Clause, Date, Operator, Quantity, Target
from jiheng.text.writing import describe_target, print_bracketed, print_columns, print_target, print_words

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
UNITS = ("", "%", "次", "人次", "场", "家", "篇", "元", "平方米", "小时", "天", "工作日", "台（套）", "元/人", "元/人·天", "‰", "亩")
OPERATORS: tuple[Operator, ...] = ("≥", ">", "≤", "<", "=")
NUMBERS = st.one_of(st.integers(min_value=0, max_value=10**10).map(Decimal), st.decimals(min_value=0, max_value=9999, places=2))
SUBJECTS = st.sampled_from(["", "培训", "满意度", "技术经纪人培训", "展品完好率"])
PERS = st.sampled_from([None, "每月", "每季度", "每场", "每人每年"])
PLAIN = st.tuples(st.sampled_from(OPERATORS), NUMBERS, st.sampled_from(UNITS), PERS, SUBJECTS).map(
    lambda parts: Quantity(parts[0], parts[1], unit=parts[2], per=parts[3], subject=parts[4])
)
VAGUES: tuple[Operator, ...] = ("≥", "≈")
VAGUE = st.tuples(st.sampled_from(VAGUES), NUMBERS, st.sampled_from(["场", "人次", "项", "元"])).map(
    lambda parts: Quantity(*parts[:2], unit=parts[2], approx=True)
)
RANGES = st.tuples(NUMBERS, NUMBERS, st.sampled_from(["%", "场", "元", "工作日"]), SUBJECTS).map(
    lambda parts: Quantity("range", min(parts[:2]), max(parts[:2]), parts[2], subject=parts[3])
)
DAYS = st.one_of(
    st.dates().filter(lambda day: 2000 <= day.year < 2100).map(str), st.sampled_from(["2024-12", "2021-06", "12", "09", "12-31", "2025"])
)
ENDS: tuple[Operator, ...] = ("≤", "=")
DATES = st.tuples(st.sampled_from(ENDS), DAYS).map(lambda parts: Date(*parts))
TEXTS = st.one_of(st.text(max_size=40), st.text("0123456789一二十百万%.,，；（）/~≥≤<=不少于低超过以上内余约左右每月各场年日前底次人元培训率", max_size=30))


def meaning(clauses: tuple[Clause, ...]) -> list[object]:
    """What the clauses say, whatever their wording."""
    return [
        (clause.op, clause.value, clause.upper, clause.unit, clause.approx, clause.per, clause.subject)
        if isinstance(clause, Quantity)
        else (clause.op, clause.value, clause.upper)
        if isinstance(clause, Date)
        else clause
        for clause in clauses
    ]


@given(st.one_of(PLAIN, VAGUE, RANGES, DATES))
def test_a_printed_clause_reads_back(clause: Clause) -> None:
    target = Target("（没有写下来）", (clause,))
    for write in (print_target, print_words, print_bracketed):
        assert meaning(parse_target(write(target)).clauses) == meaning(target.clauses)


@given(st.lists(PLAIN, min_size=2, max_size=4))
def test_several_printed_clauses_read_back_in_order(clauses: list[Quantity]) -> None:
    target = Target("（没有写下来）", tuple(clauses))
    assert meaning(parse_target(print_target(target)).clauses) == meaning(target.clauses)


@given(TEXTS)
def test_whatever_was_read_reads_back_from_print(text: str) -> None:
    target = parse_target(text)
    for write in (print_target, print_words, print_bracketed):
        assert meaning(parse_target(write(target)).clauses) == meaning(target.clauses)
    assert print_target(parse_target(print_target(target))) == print_target(target)
    assert len(print_columns(target)) == len(target.clauses)
    assert describe_target(target).endswith("。")


@pytest.mark.parametrize(
    ("text", "canonical", "words", "bracketed"),
    [
        ("不少于40亿元", "≥40亿元", "不少于40亿元", "≥4000000000.00(元)"),
        ("95%及以上", "≥95%", "不低于95%", "≥95.00(%)"),
        ("100%", "=100%", "等于100%", "=100.00(%)"),
        ("985米", "=985米", "985米", "=985.00(米)"),
        ("每月至少1次", "每月≥1次", "每月不少于1次", "每月≥1.00(次)"),
        ("80余场", "80余场", "80余场", "80余场"),
        ("近百家", "约100家", "约100家", "约100家"),
        ("3-5个工作日", "3~5工作日", "3~5工作日", "3~5工作日"),
        ("2024年12月底前", "≤2024年12月", "2024年12月底前", "≤2024年12月"),
        ("12月31日前", "≤12月31日", "12月31日前", "≤12月31日"),
        ("技术经纪人培训2场，每场培训2天", "技术经纪人培训=2场；培训每场=2天", "技术经纪人培训2场，培训每场2天", "技术经纪人培训=2.00(场)；培训每场=2.00(天)"),
        ("不断提升", "不断提升", "不断提升", "不断提升"),
    ],
)
def test_a_target_in_each_writing(text: str, canonical: str, words: str, bracketed: str) -> None:
    target = parse_target(text)
    assert (print_target(target), print_words(target), print_bracketed(target)) == (canonical, words, bracketed)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("不少于40亿元", ("≥", "40", "亿元")), ("<2小时", ("＜", "2", "小时")), ("30次", ("＝", "30", "次")), ("80余场", ("", "80余", "场")),
        ("每月1次", ("＝", "1", "次/月")), ("各1份", ("＝", "1", "份（各）")), ("10-20场", ("", "10~20", "场")), ("2024年12月底前", ("≤", "2024年12月", "")),
        ("优", ("定性", "优", "")), ("", ("", "", "")),
    ],
)  # fmt: skip
def test_a_target_in_the_three_columns_of_a_template(text: str, columns: tuple[str, str, str]) -> None:
    assert print_columns(parse_target(text)) == (columns,)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("满意度≥95%", "满意度应不低于95%。"), ("培训2场，每场100人", "培训应为2场；每场应为100人。"), ("2024年12月底前", "应不晚于2024年12月底。"),
        ("80%-90%", "应在80~90%之间。"), ("优", "应达到“优”。"), ("≥**%", "还没有填写指标值。"), ("80余场", "应为80余场。"),
        ("较上年提高2个百分点", "较上年应提高2个百分点。"), ("同比下降3%以上", "同比应至少下降3%。"), ("提升3-5个百分点", "提升应在3~5个百分点之间。"),
        ("进一步提升满意度", "应做到“进一步提升满意度”，这里没有可以计量的数，须由人判断。"),
        ("计划2场，实际1场", "写的是“计划2场，实际1场”，没有读出可以考核的数（计划与实际写在一起，不知道考核哪一个），须由人判断。"),
    ],
)  # fmt: skip
def test_a_target_as_a_plain_sentence(text: str, sentence: str) -> None:
    assert describe_target(parse_target(text)) == sentence


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="needs ../shared")
def test_published_values_are_all_printed_canonically() -> None:
    lines = (SAMPLES / "guangzhou-kexie.targets.jsonl").read_text(encoding="utf-8").splitlines()
    targets = [parse_target(json.loads(line)["value"]) for line in lines]
    printed = [print_target(target) for target in targets if target.quantities]
    assert all(any(sign in text for sign in "≥>≤<=≈余约") for text in printed)
