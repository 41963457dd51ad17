"""Projects keep their identity over years, renames, merging and splitting."""

import pytest
from django.core.exceptions import PermissionDenied

from jiheng_web.actors import LOCAL_ACTOR
from jiheng_web.places import actions
from jiheng_web.places.models import Place, Project
from jiheng_web.places.queries import find_project
from tests.web.office import make_office, make_place

pytestmark = pytest.mark.django_db

CODE, OTHER_CODE = "51092324T000010263357", "51092325T000010263358"


@pytest.fixture
def agency() -> Place:
    """An agency without projects."""
    return make_place("青江市第一中学", "agency", make_place("青江市教育局", "department", make_place("青江市财政局", "bureau")))


def add(agency: Place, name: str, code: str = "", year: int = 2024) -> Project:
    """A project, entered as a person enters it."""
    return actions.add_project(agency, name=name, code=code, year=year, actor=LOCAL_ACTOR)


def test_a_project_is_found_by_its_code_whatever_it_is_called(agency: Place) -> None:
    project = add(agency, "实验设备购置", CODE)
    assert find_project(agency, code=f" {CODE.lower()} ", name="别的名字", year=2026) == project


def test_a_project_is_found_by_its_name_whatever_the_brackets_and_blanks(agency: Place) -> None:
    project = add(agency, "实验设备购置（二期）")
    assert find_project(agency, name="实验设备 购置(二期)", year=2026) == project


def test_another_code_is_another_project(agency: Place) -> None:
    add(agency, "实验设备购置", CODE)
    assert find_project(agency, code=OTHER_CODE, name="实验设备购置", year=2026) is None


def test_a_project_without_a_code_is_found_by_name_though_the_table_has_one(agency: Place) -> None:
    project = add(agency, "实验设备购置")
    assert find_project(agency, code=CODE, name="实验设备购置", year=2026) == project


def test_a_renamed_project_is_found_by_both_names(agency: Place) -> None:
    project = add(agency, "实验设备购置")
    actions.rename_project(project, name="理化实验室建设", code="", year=2026, actor=LOCAL_ACTOR)
    for name in ("实验设备购置", "理化实验室建设"):
        assert find_project(agency, name=name, year=2026) == project
    assert find_project(agency, name="理化实验室建设", year=2025) is None
    project.refresh_from_db()
    assert project.name == "理化实验室建设"


def test_an_old_name_that_another_project_has_now_is_that_projects_in_its_year(agency: Place) -> None:
    first = add(agency, "信息化建设", year=2024)
    actions.rename_project(first, name="智慧校园", code="", year=2025, actor=LOCAL_ACTOR)
    second = Project.objects.create(agency=agency, name="信息化建设")
    second.names.create(name="信息化建设", year=2026)
    assert find_project(agency, name="信息化建设", year=2024) == first
    assert find_project(agency, name="信息化建设", year=2026) == second


def test_two_projects_of_one_name_or_code_are_refused(agency: Place) -> None:
    add(agency, "实验设备购置", CODE)
    with pytest.raises(actions.RefusedPlace, match="已经有叫"):
        add(agency, "别的", CODE)
    other = add(agency, "图书购置")
    with pytest.raises(actions.RefusedPlace, match="请用“合并”"):
        actions.rename_project(other, name="实验设备购置", code="", year=2026, actor=LOCAL_ACTOR)


def test_what_was_merged_is_found_as_what_it_became(agency: Place) -> None:
    kept, gone = add(agency, "图书购置", CODE), add(agency, "图书及期刊购置")
    actions.merge_projects(kept, gone, actor=LOCAL_ACTOR)
    assert find_project(agency, name="图书及期刊购置", year=2026) == kept
    with pytest.raises(actions.RefusedPlace, match="不能再合并"):
        actions.merge_projects(add(agency, "期刊"), gone, actor=LOCAL_ACTOR)
    with pytest.raises(actions.RefusedPlace, match="不同项目"):
        actions.merge_projects(kept, kept, actor=LOCAL_ACTOR)


def test_a_part_that_was_split_off_is_a_project_of_its_own_from_that_year(agency: Place) -> None:
    whole = add(agency, "校园建设", CODE)
    part = actions.split_project(whole, name="校园绿化", year=2026, actor=LOCAL_ACTOR)
    assert part.split_from == whole
    assert find_project(agency, name="校园绿化", year=2026) == part
    assert find_project(agency, name="校园绿化", year=2025) is None


def test_projects_of_other_agencies_do_not_count(agency: Place) -> None:
    add(agency, "实验设备购置", CODE)
    other = make_place("青江市第二中学", "agency", agency.parent)
    assert find_project(other, code=CODE, name="实验设备购置", year=2026) is None


def test_an_agency_arranges_its_own_projects_only() -> None:
    office = make_office()
    clerk = office.actor("agency_clerk")
    project = actions.add_project(office.agencies[0], name="甲", year=2026, actor=clerk)
    with pytest.raises(PermissionDenied):
        actions.add_project(office.agencies[1], name="甲", year=2026, actor=clerk)
    stranger = office.actor("agency_clerk", office.agencies[1])
    for act in (
        lambda: actions.rename_project(project, name="乙", code="", year=2026, actor=stranger),
        lambda: actions.split_project(project, name="乙", year=2026, actor=stranger),
        lambda: actions.set_project_active(project, is_active=False, actor=stranger),
    ):
        with pytest.raises(PermissionDenied):
            act()
