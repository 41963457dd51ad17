"""``jiheng targets``."""

import argparse
import io
import json

import pytest

from jiheng.cli import targets


def test_each_line_is_answered_in_order_also_an_empty_one(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("不少于40亿元\n\n优"))
    assert targets.run(argparse.Namespace(fiscal_year=None)) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["text"] for answer in answers] == ["不少于40亿元", "", "优"]
    assert [answer["clauses"][0]["kind"] for answer in answers] == ["quantity", "blank", "grade"]
    assert answers[0]["clauses"][0]["value"] == "4000000000"
