"""``jiheng check --annotate``: findings as comments in a copy of the file."""

import json
from pathlib import Path

import jiheng
from tests.cli.terminal import EXAMPLE, run
from tests.exchange.annotations.files import with_parts
from tests.recognition.page import EXAMPLES

BOOK = EXAMPLES / "临川县教育局.xlsx"


def test_the_copy_has_the_findings_as_comments_and_the_original_stays(tmp_path: Path) -> None:
    before = BOOK.read_bytes()
    outcome = run("check", BOOK, "--annotate", tmp_path / "意见.xlsx")
    assert (outcome.code, outcome.errors) == (1, "")
    assert "原来的文件没有动" in outcome.output
    assert BOOK.read_bytes() == before
    shown = [finding for finding in jiheng.check(jiheng.read(BOOK).filing).findings if finding.severity != "hint"]
    text = "\n".join(comment.text for comment in jiheng.read_comments(tmp_path / "意见.xlsx"))
    assert all(finding.message in text for finding in shown)


def test_hints_are_written_where_all_is_asked_for(tmp_path: Path) -> None:
    run("check", BOOK, "--annotate", tmp_path / "少.xlsx")
    run("check", BOOK, "--annotate", tmp_path / "多.xlsx", "--all")
    few, many = (jiheng.read_comments(tmp_path / name) for name in ("少.xlsx", "多.xlsx"))
    assert sum(len(comment.text) for comment in few) < sum(len(comment.text) for comment in many)


def test_the_copy_has_the_same_findings_and_its_comments_stand_in_its_json(tmp_path: Path) -> None:
    copy = tmp_path / BOOK.name
    first = json.loads(run("check", BOOK, "--annotate", copy, "--format", "json").output)
    assert json.loads(run("check", copy, "--format", "json").output)["findings"] == first["findings"]
    comments = json.loads(run("read", copy, "--format", "json").output)["comments"]
    assert {comment["author"] for comment in comments} == {"绩衡"}
    assert all(comment["own"] and comment["source"]["row"] for comment in comments)
    assert "comments" not in json.loads(run("read", BOOK, "--format", "json").output)


def test_what_cannot_be_annotated_is_refused_in_a_sentence_and_nothing_is_written(tmp_path: Path) -> None:
    target = tmp_path / "意见.txt"
    for words, said in (
        ([EXAMPLE, "--annotate", target], "另存为"), ([EXAMPLES, "--annotate", target], "好几个文件"), ([BOOK, "--annotate", "-"], "屏幕"),
        ([BOOK, "--annotate", target, "--fix"], "不能与 --fix"), ([BOOK, "--annotate", BOOK], "不能覆盖"),
        ([BOOK, "--annotate", tmp_path / "没有" / "意见.xlsx"], "写不进去"),
    ):
        outcome = run("check", *words)
        assert (outcome.code, outcome.output) == (2, "")
        assert said in outcome.errors
        assert len(outcome.errors.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_comments_that_cannot_be_read_do_not_keep_the_table_from_being_read(tmp_path: Path) -> None:
    copy = tmp_path / "表.xlsx"
    run("check", BOOK, "--annotate", copy)
    relations = "xl/worksheets/_rels/sheet1.xml.rels"
    copy.write_bytes(with_parts(copy.read_bytes(), {relations: b"<Relationships"}))
    outcome = run("read", copy, "--format", "json")
    assert outcome.code == 0
    assert outcome.errors.startswith("批注没有读出来：")
    assert "comments" not in json.loads(outcome.output)
