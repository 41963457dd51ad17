"""Numbers of persons and marks of secrecy are refused wherever they stand, and nothing is written."""

from dataclasses import replace
from pathlib import Path

import pytest

from jiheng.domain.filing import Filing
from jiheng.errors import RefusedDocument
from jiheng.publication.site.records import Approval, Reply
from tests.builders import make_project, make_target
from tests.publication.site.published import make_entry, make_named, make_table, publish

PERSON = "11010519491231002X"


def with_deviation(text: str) -> Filing:
    """A table whose only indicator says why it was missed."""
    table = make_table()
    (project,) = table.projects
    indicator = replace(project.indicators[0], deviation_reason=text, actual=make_target("9场"))
    return replace(table, agencies=(replace(table.agencies[0], projects=(replace(project, indicators=(indicator,)),)),))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (f"王某（{PERSON}）", "公民身份号码"), ("联系13812345678", "手机号码"), ("联系 138 1234 5678", "手机号码"), ("138-1234-5678", "手机号码"),
        ("１３８１２３４５６７８", "手机号码"), ("110105 19491231 002X", "公民身份号码"), ("机密★5年", "密级标志"), ("密级：秘密", "密级标志"),
    ],
)
def test_it_is_refused_in_any_text(tmp_path: Path, text: str, word: str) -> None:
    tables = [
        make_table(make_project(text)), make_table(make_project(objective=text)), make_table(make_project("活动", make_named(text))),
        make_table(make_project("活动", make_named("场次", text))), with_deviation(text), make_table(agency=text),
    ]
    for number, table in enumerate(tables):
        with pytest.raises(RefusedDocument, match=word) as refused:
            publish(tmp_path, make_entry(table, f"表{number}.txt"))
        assert f"表{number}.txt" in str(refused.value)
        assert not list(tmp_path.iterdir())


def test_each_place_has_a_sentence_that_does_not_repeat_the_number(tmp_path: Path) -> None:
    table = make_table(make_project("甲13812345678"), make_project("乙", make_named("丙13912345678")))
    with pytest.raises(RefusedDocument) as refused:
        publish(tmp_path, make_entry(table))
    sentences = str(refused.value).splitlines()
    assert sentences[0] == "有 2 处不能公开，没有写出网站："
    assert "13812345678" not in str(refused.value)


def test_file_names_and_replies_are_looked_at_too(tmp_path: Path) -> None:
    with pytest.raises(RefusedDocument, match="文件名里有手机号码"):
        publish(tmp_path, make_entry(path="13812345678.txt"))
    with pytest.raises(RefusedDocument, match="回应"):
        publish(tmp_path, make_entry(), approval=None, mode="research", replies=(Reply("x", "请打13812345678"),))


def test_what_is_written_for_the_site_itself_is_looked_at_too(tmp_path: Path) -> None:
    with pytest.raises(RefusedDocument, match="网站的名称或批复里有手机号码"):
        publish(tmp_path, make_entry(), approval=Approval("张三13812345678", "文号"))


def test_plain_numbers_and_talk_of_secrecy_pass(tmp_path: Path) -> None:
    publish(tmp_path, make_entry(make_table(make_project("保密工作经费", make_named("机密级系统测评", "1,381,234.56万元，电话020-12345678")))))


def test_who_filled_in_a_form_is_not_published(tmp_path: Path) -> None:
    project = replace(make_project(), printed={"填报人": "李某某", "联系电话": "13812345678"})
    site = publish(tmp_path, make_entry(make_table(project)))
    assert not any("李某某" in text or "13812345678" in text for text in site.values())
