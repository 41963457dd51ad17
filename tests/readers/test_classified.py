"""Marks of 密级 are refused; words that only contain 密 are not."""

import pytest

import jiheng

_TABLE = "项目名称\t总计\t绩效目标\t绩效指标\n合计\t1.00\t\t\n示例项目\t1.00\t目标\t1、1-产出指标；11-数量指标；场次；实施周期指标值:1场；年度指标值:1场。\n"


@pytest.mark.parametrize("mark", ["机密★5年", "秘密 ★", "绝密★长期", "密级：秘密", "密 级:机密", "机　密", "秘密"])
def test_a_document_with_a_mark_of_secrecy_is_refused(mark: str) -> None:
    with pytest.raises(jiheng.RefusedDocument, match="密级标志"):
        jiheng.read(f"{mark}\n项目支出绩效目标表\n单位：万元\n{_TABLE}".encode())


@pytest.mark.parametrize("words", ["密级：公开", "保密工作经费", "机密文件销毁设备购置", "与群众联系更加紧密★"])
def test_words_about_secrecy_are_no_marks(words: str) -> None:
    reading = jiheng.read(f"项目支出绩效目标表\n单位：万元\n{_TABLE.replace('示例项目', words)}".encode())
    assert reading.filing.indicator_count == 1
