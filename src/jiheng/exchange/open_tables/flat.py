"""Filings → tables to open at once: a row per indicator, a row per clause, and what every column holds, in Chinese and English."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from jiheng.domain.filing import Filing
from jiheng.domain.forms import FORM_WORDS
from jiheng.exchange.open_tables.rows import Keyed, give_keys, open_rows
from jiheng.exchange.open_tables.tables import CLAUSES
from jiheng.exchange.tables.columns import Row, TableColumn, TableLayout
from jiheng.exchange.tables.indicators import INDICATOR_COLUMNS, indicator_rows
from jiheng.exchange.tables.lines import to_line
from jiheng.exchange.tables.writing import Table, check_target, write_tables

_FILE, _DIGEST = TableColumn("文件", width=40), TableColumn("sha256", width=18)
_WHOSE = tuple(
    TableColumn(title, width=width)
    for title, width in (("部门", 20), ("预算单位", 20), ("项目", 26), ("年度", 7), ("表种", 18), ("一级指标", 11), ("二级指标", 15), ("三级指标", 28))
)
INDICATORS = TableLayout("指标", (_FILE, *INDICATOR_COLUMNS, _DIGEST))
CLAUSE_ROWS = TableLayout("分句", (_FILE, *_WHOSE, *CLAUSES.layout(chinese=True).columns))
DICTIONARY = TableLayout("字段", tuple(
    TableColumn(title, width=width) for title, width in (("表", 8), ("列", 14), ("类型", 10), ("说明", 60), ("English", 60))
))

_TYPES = {"text": "文字", "integer": "整数", "number": "数", "figure": "照表上所印"}
_TARGETS = {"周期": ("实施周期指标值", "target for the whole period"), "年度": ("年度指标值", "target for the year"), "实际": ("实际完成值", "actual value")}
_PARTS = {
    "值": ("原文", "as written"), "类型": ("第一个可量化分句的类型", "kind of its first measurable clause"),
    "符号": ("比较符号", "comparison"), "数值": ("数值，万、亿已换算", "number, with 万 and 亿 applied"), "上限": ("介于的上限", "upper bound of a range"),
    "日期": ("日期或期间", "date or stretch of time"), "单位": ("计量单位", "measure unit"), "每": ("每月、每场等", "per what"),
    "约": ("约数", "about"), "分句数": ("共有几个分句", "number of clauses"),
}
_MEANINGS = {
    "文件": ("原文件的名称", "Name of the source file"), "sha256": ("原文件的摘要", "SHA-256 of the source file"),
    "部门": ("主管部门", "Department in charge"), "预算单位": ("资金使用单位", "Agency"), "项目": ("项目名称", "Project"),
    "项目编码": ("表上印的编码", "Code of the project"), "年度": ("预算年度", "Fiscal year"), "表种": ("申报表、自评表等", "Kind of form"),
    "口径": ("认表所用的口径", "Regional profile"), "核对": ("合计是否核平", "Whether the printed sums foot"),
    "序号": ("表上印的序号，没有印的是次序", "Number as printed, else its place"), "一级指标": ("规范名称", "First level, canonical"),
    "二级指标": ("规范名称", "Second level, canonical"), "三级指标": ("指标名称", "Name of the indicator"),
    "分值": ("照表上所印", "Points as printed"), "得分": ("照表上所印", "Score as printed"),
    "偏差原因": ("偏差原因及改进措施", "Reason for deviation and remedy"), "页": ("原文件的页码", "Page of the source"),
    "框": ("页面上的位置：左,上,右,下（点）", "Box on the page: left, top, right, bottom, in points"), "表": ("原文件里的第几张表", "Table of the source"),
    "行": ("原文件里的行", "Row of the source"), "列": ("原文件里的列", "Column of the source"),
}


def write_long_tables(target: Path, filings: Iterable[Filing]) -> list[Path]:
    """Write the three tables and say which files they went to: sheets of one workbook (``.xlsx``), else files beside ``target``, which
    has the indicators (``名.csv``, ``名-分句.csv``, ``名-字段.csv``; with ``.parquet`` the first two are Parquet).

    Raises ``JihengError`` where they cannot be written, ``MissingExtra`` where Parquet is not installed.
    """
    check_target(target)
    keyed = give_keys(filings)
    indicators, clauses = (INDICATORS, _indicators(keyed)), (CLAUSE_ROWS, _clauses(keyed))
    words = (DICTIONARY, map(to_line, describe_columns()))
    if target.suffix.lower() != ".parquet":
        return write_tables(target, (indicators, clauses, words))
    tables: tuple[tuple[Path, Table], ...] = (
        (target, indicators), (target.with_name(f"{target.stem}-{CLAUSE_ROWS.name}{target.suffix}"), clauses),
        (target.with_name(f"{target.stem}-{DICTIONARY.name}.csv"), words),
    )
    return [file for path, table in tables for file in write_tables(path, (table,))]


def describe_columns() -> Iterator[Row]:
    """What every column of both tables holds: table, column, type, explanation, the same in English."""
    for column in INDICATORS.columns:
        yield INDICATORS.name, column.title, _TYPES[column.kind], *_explain(column.title)
    opened = {column.title: (column.explanation, column.description) for column in CLAUSES.columns}
    for column in CLAUSE_ROWS.columns:
        yield CLAUSE_ROWS.name, column.title, _TYPES[column.kind], *(opened.get(column.title) or _explain(column.title))


def _explain(title: str) -> tuple[str, str]:
    if title in _MEANINGS:
        return _MEANINGS[title]
    (value, value_english), (part, part_english) = _TARGETS[title[:2]], _PARTS[title[2:]]
    return f"{value}：{part}", f"{value_english}: {part_english}".capitalize()


def _indicators(filings: Iterable[Keyed]) -> Iterator[str]:
    for keyed in filings:
        for row in indicator_rows(keyed.filing):
            yield to_line((keyed.filing.name, *row, keyed.filing.sha256))


def _clauses(filings: Iterable[Keyed]) -> Iterator[str]:
    for keyed in filings:
        whose = dict(_whose(keyed))
        for row in open_rows(CLAUSES, (keyed,)):
            yield to_line((keyed.filing.name, *whose[str(row[0])], *row))


def _whose(keyed: Keyed) -> Iterator[tuple[str, Row]]:
    """For the key of each indicator what it belongs to and what it is called."""
    filing, number = keyed.filing, 0
    for agency in filing.agencies:
        for project in agency.projects:
            number += 1
            shared = (filing.department, agency.name, project.name, filing.fiscal_year, FORM_WORDS.get(filing.form, filing.form))
            for place, one in enumerate(project.indicators, start=1):
                yield f"{keyed.key}-{number}-{place}", (*shared, one.dimension, one.category, one.name)
