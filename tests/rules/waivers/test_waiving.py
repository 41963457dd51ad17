"""What a waiver or a baseline covers is set aside, and nothing else."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jiheng.domain.finding import Finding
from jiheng.domain.waiver import Baseline, Waiver
from jiheng.regulations.profiles import load_profile
from jiheng.rules.waiving import Waiving
from jiheng.source import Source
from tests.builders import make_finding

DAY = date(2026, 3, 1)
PLACE = Source("表.豁免.yaml", None, 3, None, 0, 0)


def make_waiver(rule: str = "IN003", *, who: str = "张三", until: date | None = date(2026, 12, 31), **about: str | None) -> Waiver:
    """A waiver that is signed, reasoned and in force."""
    return Waiver(rule, who, "上级文件原文如此", until, PLACE, **about)


def found(code: str = "IN003", *, project: str | None = "巡展经费", indicator: str | None = "培训效果", fingerprint: str = "a" * 16) -> Finding:
    """A finding on an indicator of a project."""
    return replace(make_finding(code), project=project, indicator=indicator, fingerprint=fingerprint)


def told(finding: Finding, waiver: Waiver, *, on: date | None = DAY) -> bool:
    """Whether the finding is still told."""
    kept, _ = Waiving([waiver], None, on=on).split([finding])
    return bool(kept)


def test_a_waiver_covers_its_rule_project_and_indicator_only() -> None:
    waiver = make_waiver(project="巡展经费", indicator="培训效果")
    assert not told(found(), waiver)
    assert told(found("IN004"), waiver)
    assert told(found(project="别的项目"), waiver)
    assert told(found(indicator="培训场次"), waiver)
    assert told(found(project=None, indicator=None), waiver)


def test_a_waiver_without_names_covers_the_rule_everywhere() -> None:
    assert not told(found(project="甲"), make_waiver())
    assert not told(found(project=None, indicator=None), make_waiver())


def test_a_waiver_may_be_for_one_agency() -> None:
    assert not told(found(), make_waiver(agency="市科学技术协会"))
    assert told(found(), make_waiver(agency="市科技馆"))


def test_blanks_in_names_do_not_matter() -> None:
    assert not told(found(project="巡展\n经费"), make_waiver(project="巡展 经费"))


def test_a_waiver_on_a_wording_ends_with_the_wording() -> None:
    waiver = make_waiver(digest="a" * 16)
    assert not told(found(), waiver)
    assert told(found(fingerprint="b" * 16), waiver)


def test_a_waiver_covers_nothing_when_it_is_unsigned_or_over() -> None:
    assert told(found(), make_waiver(who=""))
    assert told(found(), make_waiver(until=None))
    assert told(found(), make_waiver(until=date(2026, 2, 28)))
    assert not told(found(), make_waiver(until=DAY))
    assert not told(found(), make_waiver(until=date(2020, 1, 1)), on=None)


def test_the_waivers_themselves_are_checked_at_their_lines() -> None:
    waiving = Waiving([make_waiver(), make_waiver(who=""), make_waiver(until=date(2020, 1, 1)), make_waiver("PR001")], None, on=DAY)
    waiving.split([found()])
    findings = waiving.check_waivers(load_profile("base"))
    assert [finding.code for finding in findings] == ["WV001", "WV002", "WV003"]
    assert {(finding.concern, finding.severity, finding.source) for finding in findings} == {("waiver", "should", PLACE)}


_FINDINGS = st.lists(st.builds(found, st.sampled_from(["IN003", "IN005"]), fingerprint=st.sampled_from(["a" * 16, "b" * 16, "c" * 16])))


@given(_FINDINGS, st.dictionaries(st.sampled_from(["a" * 16, "b" * 16]), st.integers(0, 3)))
def test_every_finding_is_told_or_set_aside_and_the_baseline_hides_no_more_than_it_holds(
    findings: list[Finding], counts: dict[str, int],
) -> None:
    kept, waived = Waiving([make_waiver("IN005")], Baseline(DAY, counts), on=DAY).split(findings)
    assert len(kept) + len(waived) == len(findings)
    assert all(item.finding in findings for item in waived)
    assert not any(finding.code == "IN005" for finding in kept)
    for fingerprint, most in counts.items():
        assert sum(item.waiver is None and item.finding.fingerprint == fingerprint for item in waived) <= most
