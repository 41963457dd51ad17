"""What is written in an official form, in any style and format, is read again: every fact, in its order, and proved."""

import pytest

from tests.generated.filings import FORMATS, generate, pick, read_back
from tests.generated.forms import FORMS
from tests.generated.styles import STYLES

DOCUMENTS = 60


@pytest.mark.parametrize("number", range(DOCUMENTS))
def test_a_generated_file_reads_back(number: int) -> None:
    made = pick(number)
    assert not read_back(made).faults, f"{made.name} ({made.style})"


def test_the_files_are_of_every_style_form_and_format() -> None:
    made = [pick(number) for number in range(DOCUMENTS)]
    assert {one.style for one in made} == {style.name for style in STYLES}
    assert {one.form for one in made} == FORMS.keys()
    assert {one.format for one in made} == {"pdf", "xlsx", "docx"}


@pytest.mark.parametrize("written", ["html", "txt"])
@pytest.mark.parametrize("form", FORMS)
def test_a_web_page_and_a_copied_table_read_back(form: str, written: str) -> None:
    assert not read_back(generate(7, form=form, style=STYLES[0], format=written)).faults


@pytest.mark.parametrize("written", FORMATS)
def test_the_same_number_gives_the_same_facts_and_pages(written: str) -> None:
    one, other = (generate(3, form="self-evaluation", style=STYLES[1], format=written) for _ in range(2))
    assert one.facts == other.facts
    assert len(one.content) == len(other.content)
