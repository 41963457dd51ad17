"""A fingerprint stays while what was found does."""

from dataclasses import replace

import jiheng
from jiheng.domain.fingerprint import fingerprint_of
from tests.builders import make_filing, make_indicator, make_project

FLAWED = make_project("巡展经费", make_indicator("培训效果", "明显提高"), make_indicator("讲座场次", "80余场"), objective="全年举办讲座80余场。")
OTHER = make_project("其他工作")


def _findings(*projects: jiheng.Project) -> list[jiheng.Finding]:
    return [finding for finding in jiheng.check(make_filing(*projects)).findings if finding.project == "巡展经费"]


def test_every_finding_has_one() -> None:
    findings = jiheng.check(make_filing(FLAWED, OTHER)).findings
    assert findings
    assert all(len(finding.fingerprint) == 16 for finding in findings)


def test_a_moved_row_keeps_it() -> None:
    before = {finding.fingerprint for finding in _findings(FLAWED)}
    assert before
    assert before <= {finding.fingerprint for finding in _findings(OTHER, FLAWED)}


def test_an_indicator_that_moves_within_its_project_keeps_it() -> None:
    turned = make_project("巡展经费", *reversed(FLAWED.indicators), objective=FLAWED.objective)
    before, after = ({one.fingerprint for one in _findings(project) if one.indicator} for project in (FLAWED, turned))
    assert before
    assert before == after


def test_a_changed_value_changes_it() -> None:
    indicator = make_indicator("培训效果", "明显提高")
    changed = make_indicator("培训效果", "显著提高")
    one, other = (fingerprint_of("IN003", agency="市科协", project="巡展经费", indicator=item, message="") for item in (indicator, changed))
    assert one != other


def test_blanks_widths_and_numbers_in_front_do_not_change_it() -> None:
    one = make_indicator("培训效果（人）", "明显 提高")
    other = replace(make_indicator("培训效果(人)", "明显提高"), number=9)
    place = {"agency": None, "project": "巡展经费", "message": "第3项指标"}
    assert fingerprint_of("IN003", indicator=one, **place) == fingerprint_of("IN003", indicator=other, **place)  # type: ignore[arg-type]


def test_on_a_project_the_message_counts_without_its_places() -> None:
    place = {"agency": None, "project": "巡展经费", "indicator": None}
    one = fingerprint_of("PR001", message="与同单位的第8个项目同名", **place)  # type: ignore[arg-type]
    assert one == fingerprint_of("PR001", message="与同单位的第12个项目同名", **place)  # type: ignore[arg-type]
    assert one != fingerprint_of("PR001", message="与本单位的第8个项目同名", **place)  # type: ignore[arg-type]
