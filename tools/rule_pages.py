"""The reference of the rules: a page for each, and an index."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import jiheng
from jiheng.rules.rule import Rule
from tools.command_line import REPOSITORY

FOLDER = REPOSITORY / "docs" / "reference" / "rules"
FAMILIES = {
    "CL": "分类", "DI": "公开", "HI": "与往年、批复、上级对照", "IN": "指标", "MN": "资金", "MO": "运行监控", "OB": "绩效目标", "PR": "项目",
    "SC": "自评打分", "TB": "整张表", "WV": "豁免",
}


def rule_pages() -> Iterator[tuple[Path, str]]:
    """Path and text of every rule page, then those of the index."""
    rules = jiheng.list_rules()
    for rule in rules:
        yield FOLDER / f"{rule.code}.md", jiheng.explain(rule.code).markdown
    lines = ["# 规则", "", f"共 {len(rules)} 条。`jiheng explain 编码` 在命令行里给出同样的说明。", "",
             "[候选对照](候选对照.md)说明制度和审核意见里的每一条由哪条规则检查、为什么不做；[命中表](命中表.md)是各条规则在示例表上的命中数。", ""]
    for prefix, group in groupby(rules, key=lambda rule: rule.code[:2]):
        lines += [f"## {prefix} {FAMILIES[prefix]}", "", "| 编码 | 名称 | 轻重 | 类别 |", "|---|---|---|---|"]
        lines += [*map(_row, group), ""]
    yield FOLDER / "README.md", "\n".join(lines)


def _row(rule: Rule[Any]) -> str:
    return f"| [{rule.code}]({rule.code}.md) | {rule.name} | {jiheng.SEVERITY_WORDS[rule.severity]} | `{rule.concern}` |"
