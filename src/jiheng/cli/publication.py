"""A budget publication in some lines for people: its statements on performance, its budget tables, what was not read."""

from collections.abc import Iterator

import jiheng
from jiheng.cli.terminal import paint

_AROUND_SHOWN = "正文里其余 {count} 处文字没有读（职能、说明等），--format json 逐处列出"


def count_contents(filing: "jiheng.Filing") -> str:
    """How much the publication holds."""
    rows = sum(len(table.rows) for table in filing.budget_tables)
    return f"{len(filing.statements)} 处绩效说明，{len(filing.budget_tables)} 张预算表（{rows} 行）"


def list_contents(filing: "jiheng.Filing") -> Iterator[str]:
    """The statements and the tables, one a line; nothing for a filing that has none."""
    if filing.statements:
        yield from ("", paint("绩效说明", "blue"))
    for statement in filing.statements:
        yield f"  {jiheng.describe_statement(statement)}（{statement.sources[0].place}）"
    if filing.budget_tables:
        yield from ("", paint("预算表", "blue"))
    for number, table in enumerate(filing.budget_tables, start=1):
        yield f"{number:4}. {table.title}　{_describe(table)}"


def _describe(table: "jiheng.BudgetTable") -> str:
    if table.is_empty:
        return f"空表（{table.remark or '没有金额'}）"
    failed = sum(not check.holds for check in table.checks)
    return f"{len(table.rows)} 行，{table.money_unit}，{len(table.checks)} 处合计" + (f"，{failed} 处不平" if failed else "")


def list_notices(filing: "jiheng.Filing", *, fold_prose: bool) -> Iterator[str]:
    """What was not read, one a line; ``fold_prose`` only counts the remarks around, for a publication is prose for the most part."""
    around = sum(notice.kind == "around" for notice in filing.notices) if fold_prose else 0
    for notice in filing.notices:
        if not (around and notice.kind == "around"):
            yield f"  {notice.source.place}：{notice.text}"
    if around:
        yield "  " + _AROUND_SHOWN.format(count=around)
