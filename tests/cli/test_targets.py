"""``jiheng targets``: one value a line in, one TARGET a line out."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import COMMAND, run
from tests.recognition.page import SHARED


def test_every_line_gets_an_answer_in_its_order() -> None:
    values = ["不少于40亿元", "", "2021年底", "按需", "培训2场，每场100人"]
    outcome = run("targets", given="\n".join(values).encode() + b"\n")
    answers = [json.loads(line) for line in outcome.output.splitlines()]
    assert (outcome.code, outcome.errors) == (0, "")
    assert [answer["text"] for answer in answers] == values
    assert [answer["clauses"][0]["kind"] for answer in answers[:3]] == ["quantity", "blank", "date"]


@pytest.mark.parametrize("year", ["2025", "2025年", "2025年度", "２０２５"])
def test_a_fiscal_year_completes_dates_that_name_none(year: str) -> None:
    outcome = run("targets", "--fiscal-year", year, given="年底前\n3月底前\n次年3月底前\n次年一季度\n2024年6月\n".encode())
    dates = [json.loads(line)["clauses"][0] for line in outcome.output.splitlines()]
    assert (outcome.code, outcome.errors) == (0, "")
    assert [date["value"] for date in dates] == ["2025-12", "2025-03", "2026-03", "2026-01", "2024-06"]


@pytest.mark.parametrize("year", ["25", "二〇二五", "", "-5", "1899", "2200", "99999999999999999999", "2025-2026"])
def test_a_fiscal_year_that_is_none_is_refused_with_one_sentence(year: str) -> None:
    outcome = run("targets", "--fiscal-year", year, given="年底前\n".encode())
    assert (outcome.code, outcome.output) == (2, "")
    assert len(outcome.errors.splitlines()) == 1
    assert "四位数" in outcome.errors
    assert outcome.errors.endswith("。\n")


def test_nothing_in_is_nothing_out() -> None:
    assert run("targets") == (0, "", "")


def test_bytes_that_are_no_text_are_no_trouble() -> None:
    outcome = run("targets", given=b"\xff\xfe\n90%\n")
    assert (outcome.code, len(outcome.output.splitlines()), outcome.errors) == (0, 2, "")


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared")
@pytest.mark.parametrize("script", [("targets",), ("reading", "guangzhou-kexie.txt", "guangzhou-kexie.xlsx")], ids=lambda script: script[0])
def test_the_acceptance_holds(script: tuple[str, ...]) -> None:
    words: list[Path] = [SHARED / "accept" / script[0], *(SHARED / "samples" / name for name in script[1:])]
    ended = subprocess.run([sys.executable, *words], capture_output=True, text=True, env=os.environ | {"JIHENG": str(COMMAND)}, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
