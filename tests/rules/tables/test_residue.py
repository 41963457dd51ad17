"""Residue of markup is found where it stands, and the fixes leave the text that a person reads."""

from hypothesis import given
from hypothesis import strategies as st

import jiheng
from jiheng.text.residue import strip_residue
from tests.rules.example import check_example, write_table

WORDS = st.text("科普培训活动经费覆盖提升能力", min_size=1, max_size=6)
RESIDUE = st.sampled_from(["<br/>", "<p>", "</p>", "&nbsp;", "&lt;", "<span style='x'>"])


@given(st.lists(st.tuples(WORDS, RESIDUE), min_size=1, max_size=4), WORDS)
def test_fixing_every_finding_on_residue_leaves_a_name_without_any(parts: list[tuple[str, str]], last: str) -> None:
    name = "".join(word + residue for word, residue in parts) + last
    table = write_table(f"数量指标 | {name} | ≥8场")
    fixes = [finding.fix for finding in check_example(f"数量指标 | {name} | ≥8场") if finding.code in ("TB002", "TB003") and finding.fix]
    fixed = table
    for fix in sorted(fixes, key=lambda fix: -fix.source.start):
        line = table.splitlines()[(fix.source.row or 0) - 1]
        cell = line.split("\t")[(fix.source.column or 0) - 1]
        assert strip_residue(cell[fix.source.start : fix.source.end]) == fix.replacement.strip()
        fixed = fixed.replace(cell[fix.source.start : fix.source.end], fix.replacement)
    assert not {finding.code for finding in jiheng.check(jiheng.read(fixed.encode(), name="改好.txt").filing).findings} & {"TB002", "TB003"}


def test_a_flaw_in_a_value_printed_twice_is_told_once() -> None:
    findings = [finding for finding in check_example(r"质量指标 | 工程验收合格率 | \geq 98%") if finding.code == "TB003"]
    assert [finding.fix.replacement for finding in findings if finding.fix] == ["≥"]


def test_a_comparison_is_not_taken_for_a_tag() -> None:
    assert not [finding for finding in check_example("时效指标 | 修复时间 | <2小时\n质量指标 | 得分 | <90分或>100分") if finding.code == "TB002"]
