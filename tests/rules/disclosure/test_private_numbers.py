"""Numbers of persons are told from other long numbers, and the finding does not publish them again."""

import pytest

from jiheng import Finding
from tests.rules.example import check_example

OBJECTIVE = "目标 | 面向全市基层单位开展业务培训，{}，全年服务不少于600人次，使服务对象满意度达到90%以上。"


def found(words: str) -> list[Finding]:
    return [finding for finding in check_example(OBJECTIVE.format(words)) if finding.code == "DI005"]


@pytest.mark.parametrize("words", ["联系人13912345678", "身份证11010519491231002X", "秘密（长期）"])
def test_numbers_of_persons_and_marks_of_secrecy_are_found(words: str) -> None:
    assert len(found(words)) == 1


@pytest.mark.parametrize(
    "words",
    ["热线12345", "电话020-83123456", "编码510000212345678901", "身份证110105194912310021", "开展保密宣传", "机密级系统测评", "商业秘密保护", "资金1391234.5678万元",
     "文号〔2025〕13912345678901号"],
)
def test_other_numbers_and_words_are_not(words: str) -> None:
    assert found(words) == []


def test_the_message_shows_no_more_than_the_beginning() -> None:
    (finding,) = found("联系人13912345678")
    assert "139…" in finding.message
    assert "13912345678" not in finding.message
