"""Every layout of every region reads as what it says, merged or not, and accounts for every character."""

import pytest

import jiheng
from jiheng.regulations.profiles import list_profiles
from tests.recognition.coverage import find_misplaced, find_uncovered
from tests.recognition.sheets.forms import FORMS, Form
from tests.recognition.sheets.grids import flatten, read_grid, values

ALL = pytest.mark.parametrize("form", [pytest.param(form, id=name) for name, form in FORMS.items()])


@ALL
def test_a_layout_reads_as_what_it_says(form: Form) -> None:
    filing = read_grid(form.drawing).filing
    assert (filing.form, filing.profile) == (form.form, form.profile)
    assert filing.profile in list_profiles()
    assert tuple((agency.name, project.name) for agency in filing.agencies for project in agency.projects) == form.projects
    assert tuple(values(filing)) == form.indicators


@ALL
def test_a_grid_without_spans_reads_as_the_merged_one(form: Form) -> None:
    merged, plain = read_grid(form.drawing).filing, read_grid(flatten(form.drawing)).filing
    assert [project.printed for project in plain.projects] == [project.printed for project in merged.projects]
    assert values(plain) == values(merged)
    assert _money(plain) == _money(merged)


@ALL
def test_every_character_of_a_layout_is_accounted_for(form: Form) -> None:
    for drawing in (form.drawing, flatten(form.drawing)):
        reading = read_grid(drawing)
        assert not find_uncovered(reading)
        assert not find_misplaced(reading)


@ALL
def test_no_sum_of_a_sound_form_is_broken(form: Form) -> None:
    assert read_grid(form.drawing).filing.proof.status in ("proved", "not-provable")


@ALL
def test_the_rules_run_on_every_form(form: Form) -> None:
    assert not jiheng.check(read_grid(form.drawing).filing).failures


def _money(filing: jiheng.Filing) -> list[object]:
    return [(project.funds.total, [line.amount for line in project.funds.sources], project.budget and project.budget.spent)
            for project in filing.projects]
