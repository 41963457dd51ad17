"""Budget publications as pasted text, with defaults: a test writes down only what it is about."""

from pathlib import Path

import jiheng

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "publications"

EXPENDITURE = (
    ("205", "教育支出", "60.00", "40.00", "20.00"),
    ("20502", "普通教育", "60.00", "40.00", "20.00"),
    ("2050201", "学前教育", "30.00", "20.00", "10.00"),
    ("2050202", "小学教育", "30.00", "20.00", "10.00"),
    ("合计", "合计", "60.00", "40.00", "20.00"),
)
HEADS = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")


def table(*rows: tuple[str, ...], title: str = "2025年部门支出预算总表", unit: str = "万元", heads: tuple[str, ...] = HEADS) -> str:
    """One budget table with its title and captions; an empty ``unit`` prints none."""
    above = [title, *([f"编制部门：青江市教育局 单位：{unit}"] if unit else [])]
    return "\n".join([*above, *("\t".join(row) for row in (heads, *rows)), ""])


def read(*parts: str) -> jiheng.Filing:
    """The filing in a publication made of these parts."""
    return jiheng.read("\n".join(parts).encode(), name="预算公开.txt").filing


def find_uncovered(reading: jiheng.Reading) -> list[str]:
    """The printed stretches that lie in no field, no furniture and no notice of a publication."""
    left = {
        (cell.source.table, cell.source.row, cell.source.column): list(cell.text)
        for table in reading.document.tables for row in table.rows for cell in row
    }
    for source in _covering(reading.filing):
        text = left.get((source.table, source.row, source.column), [])
        text[source.start:source.end] = " " * (source.end - source.start)
    return [stretch for text in left.values() if (stretch := "".join(text).strip())]


def _covering(filing: jiheng.Filing) -> list[jiheng.Source]:
    found = [*filing.furniture, *(notice.source for notice in filing.notices)]
    found += [source for group in filing.sources.values() for source in group]
    found += [source for statement in filing.statements for source in statement.sources]
    for budget in filing.budget_tables:
        found += [source for group in budget.sources.values() for source in group]
        found += [source for row in budget.rows for group in row.sources.values() for source in group]
        found += [amount.source for amount in budget.amounts]
    return found
