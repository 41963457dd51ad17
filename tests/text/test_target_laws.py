"""Laws of the target grammar."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.text.dates import find_dates
from jiheng.text.grammar import LENGTH_AT_MOST, parse_target, read_closely
from jiheng.text.targets import Blank, Operator, Quantity, Statement
from jiheng.text.wording import fold_wording, strip_label

UNITS = ("", "%", "次", "人次", "场", "家", "篇", "元", "平方米", "小时", "天", "台（套）", "元/人", "元/人·天", "条/篇")
SPELLINGS: dict[Operator, tuple[str, ...]] = {
    "≥": ("≥{}", "不少于{}", "不低于{}", "至少{}", "{}以上", "{}及以上", "≥ {}", ">={}"), ">": (">{}", "超过{}", "大于{}"),
    "≤": ("≤{}", "不超过{}", "{}以内", "{}以下", "控制在{}以内"), "<": ("<{}", "小于{}", "低于{}"), "=": ("{}", "={}", "等于{}"),
}  # fmt: skip
VALUES = st.one_of(st.integers(min_value=0, max_value=10**8).map(Decimal), st.decimals(min_value=0, max_value=9999, places=2))
PRINTED = st.sampled_from([(op, spelling) for op, spellings in SPELLINGS.items() for spelling in spellings])
WORDS = st.text(
    "0123456789一二三十百千万亿零%％.,，。；、:：()（）“”/-~～至≥≤<>=不少于低超过以上内下余约左右达到每各月年日前底个次场人家元培训完成率提升第届年ABGXx*\\ \n",
    max_size=40,
)


@given(PRINTED, VALUES, st.sampled_from(UNITS))
def test_a_printed_quantity_reads_back(printed: tuple[Operator, str], value: Decimal, unit: str) -> None:
    op, spelling = printed
    text = spelling.format(f"{value:f}{unit}")
    assert parse_target(text).clauses == (Quantity(op, value, unit=unit, text=text.strip()),)


@given(VALUES, VALUES, st.sampled_from(UNITS), st.sampled_from("-~～至—"))
def test_a_printed_range_reads_back(one: Decimal, other: Decimal, unit: str, dash: str) -> None:
    low, high = sorted((one, other))
    (quantity,) = parse_target(f"完成{low:f}{dash}{high:f}{unit or '项'}").quantities
    assert (quantity.op, quantity.value, quantity.upper) == ("range", low, high)


@given(VALUES, st.sampled_from(["每月", "每季度", "每人每年", "每场"]), st.sampled_from(["次", "人", "元"]))
def test_a_printed_frequency_reads_back(value: Decimal, per: str, unit: str) -> None:
    (quantity,) = parse_target(f"{per}不少于{value:f}{unit}").quantities
    assert (quantity.op, quantity.value, quantity.unit, quantity.per) == ("≥", value, unit, per)


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            "培训 三级 进一步 “双高” 《办法》 在线 AI 国家/国际 满意度 的 每月 每场 各 不少于 不超过 大于 达到 约 近 控制在 ≥ < 由 每 未 前 节约 人民币 满分 及时 优 待定 一批 年底"
            " 为 共计 提高到 派出 学前教育 签约率 用于 超过 最多 无障碍 困难 双拥 隔周 人均不超过 如 比计划少 原定 除 对 每期 每人每年"
            " 仅 才 都 再 已 了 不 无 即 剩 现有 比 较 成人才 人数 若降雨较大 的重新招标 以上的"
            " 二 三 十 二十 不到 达不到 大于或等于 最快 最长 计划 实际 应完成 目标 权重 上年 超额完成 按 满 每完成 半".split()
        ),
        st.integers(min_value=0, max_value=2100).map(str),
        st.sampled_from(["95.5", "1-2", "3～5", "1,200", "20 ", "7%-8%", "1.5—2.5", "20万+"]),
        st.sampled_from(
            "% 人 人次 场 次/月 元/人·天 个 万元 亿 万 年 月 日 天 小时 期 级 余 以上 及以上 以内 左右 （含） 项目 活动展位 工程 学习 （条） 分 千克"
            " 类 档 为差 为优秀 为底线 为上限 时 后启动 的， 计 起付 一遇 不到 及以下 大于 支队伍 批次 工位 报 左右".split()
        ),
        st.sampled_from("， ； 、 。 和 或".split()),
    ), max_size=12,
).map("".join)  # fmt: skip


@given(PIECES)
def test_the_short_cut_reads_what_the_grammar_reads(text: str) -> None:
    target = parse_target(text)
    value = strip_label(target.text)
    assert target.clauses == read_closely(value, fold_wording(value)) or not text


@given(VALUES, st.sampled_from(["场", "家", "项"]))
def test_a_variable_between_two_signs_makes_one_range(value: Decimal, unit: str) -> None:
    (quantity,) = parse_target(f"{value:f}{unit}≤x≤{value + 7:f}{unit}").quantities
    assert (quantity.op, quantity.value, quantity.upper, quantity.unit, quantity.subject) == ("range", value, value + 7, unit, "x")


@given(VALUES, st.sampled_from(["人", "户", "%"]), st.sampled_from(["以上", "及以上"]))
def test_what_a_bound_includes_changes_nothing(value: Decimal, unit: str, bound: str) -> None:
    plain, included = parse_target(f"{value:f}{unit}{bound}"), parse_target(f"{value:f}{unit}{bound}（含{value:f}{unit}）")
    assert [(q.op, q.value) for q in plain.quantities] == [(q.op, q.value) for q in included.quantities]


@given(st.integers(min_value=1, max_value=23), st.integers(min_value=1, max_value=59))
def test_hours_and_minutes_are_one_duration(hours: int, minutes: int) -> None:
    (quantity,) = parse_target(f"{hours}小时{minutes}分钟内").quantities
    assert (quantity.op, quantity.value, quantity.unit) == ("≤", 60 * hours + minutes, "分钟")


@given(st.integers(min_value=2000, max_value=2098), st.integers(min_value=1, max_value=12))
def test_the_fiscal_year_completes_what_names_no_year(year: int, month: int) -> None:
    assert parse_target(f"{month}月底前", fiscal_year=year).clauses[0].value == f"{year}-{month:02d}"
    assert parse_target(f"次年{month}月底前", fiscal_year=year).clauses[0].value == f"{year + 1}-{month:02d}"
    assert parse_target(f"2099年{month}月底前", fiscal_year=year) == parse_target(f"2099年{month}月底前")


@given(st.text("年月日底前当次本上下半季度一二12-至 0", max_size=12))
def test_with_a_fiscal_year_every_date_has_a_year(text: str) -> None:
    assert all(len(date.value.partition("-")[0]) == len("2024") for date in find_dates(text, fiscal_year=2024))


@given(st.one_of(WORDS, PIECES))
def test_what_is_not_measured_says_why(text: str) -> None:
    assert all(clause.reason for clause in parse_target(text).clauses if isinstance(clause, (Statement, Blank)))


@given(st.lists(st.sampled_from(["培训2场", "满意度≥90%", "论文不少于3篇"]), min_size=1, max_size=5), st.sampled_from("，；、"))
def test_each_part_of_a_compound_value_says_the_same_alone(parts: list[str], sign: str) -> None:
    alone = [quantity for part in parts for quantity in parse_target(part).quantities]
    assert list(parse_target(sign.join(parts)).quantities) == alone


@given(st.one_of(WORDS, st.text(max_size=60)))
def test_any_text_gives_clauses_that_stand_in_it(text: str) -> None:
    target = parse_target(text)
    assert target.text == text.strip()
    assert target.clauses
    assert all(clause.text in target.text for clause in target.clauses)


@pytest.mark.parametrize("bait", ["年度指标值:", "9", "一", "，", "≥", "1、"])
def test_an_overlong_text_is_one_statement(bait: str) -> None:
    text = bait * LENGTH_AT_MOST
    assert parse_target(text).clauses == (Statement(text),)


@pytest.mark.parametrize("text", ["9" * 50, "≥" + "9" * 50, "1." + "0" * 50 + "%"])
def test_a_number_of_over_forty_digits_is_no_quantity(text: str) -> None:
    assert not parse_target(text).is_measurable
