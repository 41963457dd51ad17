"""The second reading: what no clause accounts for keeps the numbers beside it unread, and says why."""

import pytest

from jiheng.text.grammar import parse_target
from jiheng.text.targets import Statement
from tests.text.brief import brief

UNREAD = [
    "使用超15年电梯占比降到5%以内", "3.5米宽机耕路硬化6公里", "12个贫困村退出10个", "合计200吨=甲80吨+乙120吨", "金牌数不少于第18届的12枚",
    "排名不低于5位", "浓度8%以下全部利用", "由1.5%下调50个基点", "缩短0.5天至7.5天", "6月底、9月底支出进度50%、75%",
]  # fmt: skip


@pytest.mark.parametrize("text", UNREAD)
def test_numbers_whose_relation_is_not_written_are_left_unread_with_a_reason(text: str) -> None:
    clauses = parse_target(text).clauses
    assert all(isinstance(clause, Statement) and clause.reason for clause in clauses)


@pytest.mark.parametrize("name", ["12345热线", "PM2.5监测", "24小时书屋", "65岁以上老人", "A4幅面", "7×24小时值守"])
def test_digits_of_a_name_leave_the_number_behind_it_readable(name: str) -> None:
    assert brief(f"{name}平台建成≥30个").startswith("≥ 30")


@pytest.mark.parametrize("digits", ["37", "13.5", "1:9"])
def test_digits_that_nothing_explains_keep_the_piece_unread(digits: str) -> None:
    assert not parse_target(f"甲{digits}乙丙完成30场").is_measurable
