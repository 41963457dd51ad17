"""What is said where a library is missing that not every installation has."""

import sys
from pathlib import Path

import pytest

import jiheng
from jiheng.extras import load


def test_a_missing_library_is_named_with_the_command_that_installs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "needs_a_library.py").write_text("import a_library_that_is_not_there")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(jiheng.MissingExtra) as caught:
        load("needs_a_library", extra="ocr")
    said = str(caught.value)
    assert said.startswith("缺少组件 a_library_that_is_not_there：请先运行 ")
    assert "-m pip install" in said
    assert "[ocr]'" in said
    assert str(Path(sys.prefix).parent) not in said


def test_a_fault_in_our_own_code_is_no_missing_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "has_a_fault.py").write_text("import jiheng.nothing_of_this_name")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ModuleNotFoundError):
        load("has_a_fault", extra="ocr")
