"""Addresses say what a thing is called, never where it stands."""

import random
from dataclasses import replace
from pathlib import Path

from jiheng.publication.site.gathering import gather
from jiheng.publication.site.identity import make_id
from tests.builders import make_project
from tests.publication.site.published import make_entry, make_named, make_projects, make_table, publish


def addresses(*projects: object) -> dict[str, str]:
    """The id of every indicator by project and name."""
    contents = gather([make_entry(make_table(*projects))])  # type: ignore[arg-type]
    return {f"{project.name}/{indicator.name}": indicator.id for project in contents.projects for indicator in project.indicators}


def test_an_address_does_not_change_when_the_order_does() -> None:
    projects = make_projects(6, indicators=4)
    mixed = [replace(project, indicators=tuple(reversed(project.indicators))) for project in projects]
    random.Random(1).shuffle(mixed)
    assert addresses(*mixed) == addresses(*projects)


def test_an_address_does_not_change_when_others_come_or_go() -> None:
    projects = make_projects(6, indicators=4)
    few, many = addresses(*projects[2:4]), addresses(*projects)
    assert few.items() <= many.items()


def test_blanks_and_widths_make_no_difference_and_every_name_does() -> None:
    assert make_id("市科协", "培训 ＡＢ") == make_id("市科协", "培训AB")
    assert make_id("a", "bc") != make_id("ab", "c")


def test_the_same_project_of_two_years_and_forms_is_one_page_with_the_newest_first() -> None:
    old, new = make_entry(make_table(year=2024), "去年.txt"), make_entry(make_table(year=2025), "今年.txt")
    report = make_entry(replace(make_table(year=2025), form="self-evaluation", department=None), "自评.txt")
    contents = gather([old, report, new])
    (project,) = contents.projects
    assert [version.source.name for version in project.versions] == ["今年.txt", "自评.txt", "去年.txt"]
    assert [version.source.name for version in project.indicators[0].versions] == ["今年.txt", "自评.txt", "去年.txt"]


def test_a_code_outlives_a_new_name() -> None:
    named = [replace(make_project(name), code="440100001") for name in ("旧名", "新名")]
    contents = gather([make_entry(make_table(named[0], year=2024)), make_entry(make_table(named[1], year=2025))])
    assert len(list(contents.projects)) == 1


def test_things_of_the_same_name_in_one_table_have_pages_of_their_own() -> None:
    twins = [make_project("活动经费", make_named("场次"), make_named("场次"), make_named("场次", "≥20场")) for _ in range(3)]
    contents = gather([make_entry(make_table(*twins))])
    ids = [indicator.id for project in contents.projects for indicator in project.indicators]
    assert len(list(contents.projects)) == 3
    assert len(set(ids)) == 9


def test_agencies_of_one_name_under_two_departments_are_two() -> None:
    tables = [replace(make_table(agency="机关"), department=name) for name in ("教育局", "卫生局")]
    contents = gather([make_entry(table, f"{number}.txt") for number, table in enumerate(tables)])
    assert [department.name for department in contents.departments] == ["卫生局", "教育局"]
    assert len({project.id for project in contents.projects}) == 2


def test_a_site_is_the_same_bytes_twice(tmp_path: Path) -> None:
    publish(tmp_path)
    first = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    publish(tmp_path)
    assert {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == first
