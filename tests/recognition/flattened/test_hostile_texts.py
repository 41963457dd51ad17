"""Texts that are no forms, or try the patience of the reading: one sentence, or a filing, never a crash."""

import random

import pytest

import jiheng
from tests.recognition.flattened.forms import read

HEADS = "一级指标 二级指标 三级指标 指标值\n"
_RANDOM = random.Random(7)


def _words(length: int, most: int) -> str:
    return "\n".join(" ".join(_RANDOM.choices(("天地", "玄黄宇宙", "≥5次", "合理", "数量指标", "满意度指标", "指标"), k=most)) for _ in range(length))


TEXTS = {
    "nothing but heads": HEADS * 50,
    "heads run together": "一级指标" * 2_000,
    "a level in every line": HEADS + "数量指标\n" * 300,
    "halves of levels": HEADS + "服务对象\n满意度\n" * 200,
    "random words": HEADS + _words(120, 4),
    "one long line": HEADS + _words(1, 2_500),
    "pipes": "| | | |\n" * 500 + "| 三级指标 | 二级指标 | 指标值 |\n" + "| a |\n" * 500,
    "labels without values": "项目名称 主管部门 年度总体目标 其他资金\n" * 300 + HEADS + "数量指标 甲乙丙 ≥1次",
    "brackets": "（元）\n" * 300 + HEADS + "数量指标 甲乙丙 ≥1次",
    "prose without items": "【产出指标-数量指标】" * 2_000,
    "one item after another": "【产出指标-数量指标】" + "指标1:讲座(≥1场);" * 300,
    "money without end": "年初预算数 全年预算数 全年执行数\n" * 50 + "总额 1 2 3 4 5 6 7 8\n" * 50 + HEADS + "数量指标 甲乙丙 ≥1次",
    "a level as value": "三级指标 指标值 二级指标\n数量指标 质量指标 产出指标",
    "signs of all kinds": HEADS + "产出指标 数量指标 \u200b甲\u3000乙 ≥\u00a05次",
}


def _read_or_refuse(text: str) -> bool:
    """Whether the text was read, or refused in one line."""
    try:
        return bool(read(text).filing.form)
    except jiheng.UnknownForm as error:
        return len(str(error).splitlines()) == 1


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_strange_text_gives_a_filing_or_one_sentence(text: str) -> None:
    assert _read_or_refuse(text)


def test_a_form_in_which_nothing_can_be_told_apart_says_so() -> None:
    with pytest.raises(jiheng.UnknownForm, match="分不清哪些是指标名称"):
        read("项目名称养护一级指标二级指标三级指标指标值分值得分产出指标数量指标各项工作都按照安排做好")


def test_a_long_text_without_a_form_is_not_laid_out() -> None:
    with pytest.raises(jiheng.UnknownForm, match="没有认出"):
        read("天地玄黄 宇宙洪荒。\n" * 200_000)
