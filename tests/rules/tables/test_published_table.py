"""What the rules on tables, money and objectives say about real and planted tables, project by project."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import jiheng

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
PUBLISHED = {
    "TB001": {None}, "TB003": {8}, "TB004": {3}, "MN005": {1, 8}, "MN006": {3}, "OB002": {6, 7}, "OB004": {17}, "OB006": {1, 3, 5, 8, 13},
    "OB007": {7, 11}, "OB009": {16}, "OB010": {12, 15, 16},
}
PLANTED = {
    "01-jiaoyu": {"TB001": {None}, "TB004": {5}, "OB004": {5}, "OB008": {2}},
    "03-chengguan": {"TB001": {None}, "TB005": {4}, "MN002": {None}},
}

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="../shared is not there")


def test_the_published_table_has_these_flaws_and_no_others() -> None:
    assert _projects_by_code(SAMPLES / "guangzhou-kexie.txt") == PUBLISHED


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_table_has_these_flaws_and_no_others(name: str) -> None:
    assert _projects_by_code(SAMPLES / "planted" / f"{name}.txt") == PLANTED[name]


def _projects_by_code(path: Path) -> Mapping[str, set[int | None]]:
    """The projects with findings that are shown by default, by the code of our rules."""
    projects: dict[str, set[int | None]] = {}
    for finding in jiheng.check(jiheng.read(path).filing).findings:
        if finding.code[:2] in ("TB", "MN", "OB") and finding.severity != "hint":
            projects.setdefault(finding.code, set()).add(finding.project_index)
    return projects
