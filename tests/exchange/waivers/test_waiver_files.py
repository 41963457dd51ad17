"""Files of waivers say what they mean, or which line is wrong."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jiheng.domain.waiver import Waiver
from jiheng.errors import BrokenWaivers
from jiheng.exchange.waivers.waiver_file import read_waivers, write_waivers
from jiheng.source import Source

NAME = "表.xlsx.豁免.yaml"
WHOLE = """\
# 说明
豁免:
- 规则: in003
  项目: 巡展经费
  指标: 培训效果
  理由: 上级文件原文如此
  批准人: 张三
  有效期至: 2026-12-31
- 规则: TB001
"""


def test_a_waiver_says_what_who_why_and_until_when() -> None:
    first, second = read_waivers(WHOLE.encode(), name=NAME)
    place = Source(NAME, None, 3, None, 0, 0)
    assert first == Waiver("IN003", "张三", "上级文件原文如此", date(2026, 12, 31), place, project="巡展经费", indicator="培训效果")
    assert first.source.place == f"{NAME}:第3行"
    assert first.lacks == ()
    assert second.lacks == ("理由", "批准人", "有效期至")


WAIVER_PLACE = Source(NAME, None, 1, None, 0, 0)
TEXTS = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)
WAIVERS = st.builds(
    Waiver, rule=st.just("IN003"), who=TEXTS, why=TEXTS, until=st.dates(date(1000, 1, 1)), source=st.just(WAIVER_PLACE),
    agency=st.none() | TEXTS, project=st.none() | TEXTS, indicator=st.none() | TEXTS, digest=st.none() | st.just("0123456789012345"),
)  # fmt: skip


@given(st.lists(WAIVERS, max_size=4))
def test_what_was_written_reads_back(waivers: list[Waiver]) -> None:
    back = read_waivers(write_waivers(waivers).encode(), name=NAME)
    assert [replace(waiver, source=WAIVER_PLACE) for waiver in back] == waivers


def test_a_text_of_several_lines_becomes_one() -> None:
    waiver = Waiver("IN003", "张三", "第一行\n项目：第二行", date(2026, 12, 31), WAIVER_PLACE)
    assert read_waivers(write_waivers([waiver]).encode(), name=NAME)[0].why == "第一行 项目：第二行"


@pytest.mark.parametrize("text", ["2026-12-31", "2026年12月31日", "2026/12/31", "2026.12.31", "'2026-12-31'"])
def test_a_day_is_written_as_people_write_it(text: str) -> None:
    (waiver,) = read_waivers(f"豁免:\n- 规则: IN003\n  有效期至: {text}\n".encode(), name=NAME)
    assert waiver.until == date(2026, 12, 31)


@pytest.mark.parametrize("content", [b"", b"# \xe7\xa9\xba\n", "豁免:\n".encode(), "豁免: []\n".encode()])
def test_a_file_without_waivers_has_none(content: bytes) -> None:
    assert read_waivers(content, name=NAME) == ()


def test_a_file_that_notepad_saved_in_its_own_encoding_is_read() -> None:
    assert read_waivers(WHOLE.encode("gb18030"), name=NAME) == read_waivers(b"\xef\xbb\xbf" + WHOLE.encode(), name=NAME)


def test_colons_may_be_full_width_after_a_key() -> None:
    assert read_waivers(WHOLE.replace(": ", "：").replace("豁免:", "豁免：").encode(), name=NAME) == read_waivers(WHOLE.encode(), name=NAME)


BROKEN = {
    "a key that is not known": (WHOLE.replace("批准人", "签字"), 7, "不认识“签字”"),
    "a rule without a code": (WHOLE.replace("in003", "含糊"), 3, "规则的编码"),
    "no rule at all": ("豁免:\n- 理由: 无\n", 2, "规则的编码"),
    "a day that there is not": (WHOLE.replace("2026-12-31", "2026-02-30"), 8, "这样的日期"),
    "a day in words": (WHOLE.replace("2026-12-31", "年底"), 8, "这样的日期"),
    "a key written twice": (WHOLE.replace("  指标: 培训效果", "  项目: 别的"), 5, "写了两次"),
    "an indentation that does not fit": (WHOLE.replace("  理由", "   理由"), 6, "缩进"),
    "a quote that does not end": (WHOLE + "  理由: \"没完\n", 10, "引号"),
    "a list instead of a text": (WHOLE.replace("上级文件原文如此", "[甲, 乙]"), 6, "一段文字"),
    "no list": ("豁免: 全部\n", 1, "一条一条"),
    "something else at the top": ("- 规则: IN003\n", 1, "可写的名称有：豁免"),
}


@pytest.mark.parametrize(("text", "line", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_a_mistake_is_one_sentence_that_names_the_line(text: str, line: int, words: str) -> None:
    with pytest.raises(BrokenWaivers) as caught:
        read_waivers(text.encode(), name=NAME)
    said = str(caught.value)
    assert said.startswith(f"“{NAME}”第 {line} 行：")
    assert words in said
    assert said.endswith("。")
    assert "\n" not in said


@pytest.mark.parametrize("content", [
    b"\x00\x01\x02", b"\xff\xfe" * 9, b"[" * 40_000, b"a: &a [*a]\n", b"x" * (17 * 1024 * 1024), b"!!python/object/apply:os.system ['ls']",
    b"%YAML 9.9\n---\n", b"--- a\n--- b\n",
])
def test_what_is_no_file_of_waivers_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(BrokenWaivers, match=r"。\Z"):
        read_waivers(content, name=NAME)


_NAMES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)


@given(_NAMES, _NAMES, _NAMES, st.dates())
def test_what_is_written_as_yaml_is_read_back(project: str, why: str, who: str, until: date) -> None:
    entry = {"规则": "IN003", "项目": project, "理由": why, "批准人": who, "有效期至": until}
    (waiver,) = read_waivers(yaml.safe_dump({"豁免": [entry]}, allow_unicode=True).encode(), name=NAME)
    assert (waiver.project, waiver.why, waiver.who, waiver.until) == (project, why, who, until)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    with suppress(BrokenWaivers):
        read_waivers(content, name=NAME)
