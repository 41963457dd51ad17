"""How projects and targets are compared."""

from hypothesis import given
from hypothesis import strategies as st

from jiheng import parse_target
from jiheng.rules.facts.comparison import disagree, meaning_of, plain_name, stem_of, topic_of, years_of


def test_a_target_means_the_same_however_it_is_written() -> None:
    assert meaning_of(parse_target("1小时内")) == meaning_of(parse_target("一小时内。"))
    assert meaning_of(parse_target("≥98%")) == meaning_of(parse_target("98%及以上"))
    assert meaning_of(parse_target("≥98%")) != meaning_of(parse_target("≤98%"))


def test_the_years_of_a_name_are_read_in_all_spellings() -> None:
    assert years_of("2025-2026年信息化运维") == years_of("信息化运维（2025年—2026年）") == (2025, 2026)
    assert years_of("2025年度夏令营") == (2025, 2025)
    assert years_of("第20250号工程") is None


def test_the_stem_of_a_name_is_what_is_left_without_years() -> None:
    assert stem_of("2024年-2025年信息化运维项目") == stem_of("信息化运维项目（2025年至2026年）") == "信息化运维项目"


def test_the_topic_of_an_indicator_is_what_is_left_without_action_and_measure() -> None:
    assert topic_of("举办培训场次") == topic_of("培训次数") == "培训"
    assert topic_of("新增床位数") != topic_of("床位数")
    assert topic_of("数量") == "数量"


def test_at_least_ten_and_ten_do_not_disagree() -> None:
    ten, at_least_ten, twelve, people = (parse_target(text).quantities[0] for text in ("10场", "≥10场", "12场", "12人"))
    assert not disagree(ten, at_least_ten)
    assert disagree(ten, twelve)
    assert not disagree(twelve, people)


@given(st.text(max_size=40))
def test_a_plain_name_stays_as_it_is(name: str) -> None:
    assert plain_name(plain_name(name)) == plain_name(name)
    assert plain_name(stem_of(name)) == stem_of(name)
    assert len(topic_of(name)) <= len(name)
