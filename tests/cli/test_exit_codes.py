"""Exit codes: 0 done, 1 findings at or above the threshold, 2 wrong use or refused input, with one Chinese sentence."""

import re
from pathlib import Path

import pytest

from tests.cli.terminal import EXAMPLE, GOOD, run
from tests.recognition.page import EXAMPLES, small_page

WRONG_USE = {
    "no command": (), "an unknown command": ("吃饭",), "an unknown option": ("read", EXAMPLE, "--颜色"), "no file": ("read",),
    "an unknown format": ("read", EXAMPLE, "--format", "pdf"), "an option without its value": ("check", EXAMPLE, "--profile"),
    "an unknown threshold": ("check", EXAMPLE, "--fail-on", "always"), "two files": ("read", EXAMPLE, EXAMPLE),
    "an unknown rule": ("explain", "XX999"), "an unknown profile": ("check", EXAMPLE, "--profile", "火星"),
    "a file that is not there": ("read", "没有的文件.txt"), "a paper on a folder": ("check", EXAMPLES, "--format", "opinion"),
    "no path at all": ("read", ""),
    "a file that is no table": ("read", EXAMPLES / "README.md"),
    "an output folder that is not there": ("read", EXAMPLE, "-o", "没有的文件夹/表.json"),
}


@pytest.mark.parametrize("words", WRONG_USE.values(), ids=WRONG_USE.keys())
def test_wrong_use_ends_with_2_and_one_chinese_sentence(words: tuple[str | Path, ...]) -> None:
    outcome = run(*words)
    assert (outcome.code, outcome.output) == (2, "")
    assert len(outcome.errors.splitlines()) == 1
    assert re.search("[\u4e00-\u9fff].*。$", outcome.errors.strip())


def test_reading_ends_with_0_even_when_the_sums_do_not_foot() -> None:
    outcome = run("read", EXAMPLES / "云溪区城市管理局.tsv")
    assert (outcome.code, outcome.errors) == (0, "")
    assert "不平" in outcome.output


def test_checking_ends_with_1_where_there_are_findings() -> None:
    assert run("check", EXAMPLE).code == 1


def test_checking_a_good_table_ends_with_0() -> None:
    assert run("check", GOOD).code == 0


def test_the_threshold_decides_what_counts(tmp_path: Path) -> None:
    table = tmp_path / "表.txt"
    table.write_text(small_page(), encoding="utf-8")
    codes = [run("check", table, "--fail-on", level).code for level in ("must", "should", "hint")]
    assert codes == sorted(codes)


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("read", "--help"), ("check", "-h"), ("explain",)], ids=" ".join)
def test_asking_for_help_ends_with_0(words: tuple[str, ...]) -> None:
    assert run(*words).code == 0
