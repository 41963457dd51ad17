"""What the pages show of Python runs, and prints what they say."""

import doctest
from pathlib import Path

import pytest

from tools.console_blocks import handwritten_pages

PAGES = [page for page in handwritten_pages() if "\n>>> " in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_python_example_of_a_page_prints_what_it_says(page: Path) -> None:
    outcome = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert outcome.attempted
    assert not outcome.failed
