"""The baseline of a table (``表.xlsx.基线.yaml``): written by the program, readable by people, read back."""

import datetime
from collections.abc import Iterable

import yaml

from jiheng.domain.finding import Finding
from jiheng.domain.waiver import Baseline
from jiheng.exchange.waivers.lines import Entry, read_entries

BASELINE_SUFFIX = ".基线.yaml"
"""What the name of a table is followed by in the name of its baseline."""

_DAY, _TABLE, _FINDINGS = "基线", "表", "疑点"
_KEYS = ("规则", "项目", "指标", "内容", "处数", "疑点")
_HEAD = """\
# 这一天已有的疑点，检查时不再显示，只显示新增的。由 jiheng check --write-baseline 写出，不必手改；
# 删去一条，那一条就会重新显示；删去整个文件，全部重新显示。
"""


def write_baseline(findings: Iterable[Finding], *, day: datetime.date, table: str) -> str:
    """The YAML that records ``findings`` as those of ``day``; equal ones are counted."""
    entries: dict[str, dict[str, str | int]] = {}
    for finding in findings:
        known = entries.get(finding.fingerprint)
        if known:
            known["处数"] = int(known["处数"]) + 1
            continue
        named = {"规则": finding.code, "项目": finding.project or "", "指标": finding.indicator or "", "内容": finding.message}
        entries[finding.fingerprint] = {**{key: text for key, text in named.items() if text}, "处数": 1, "疑点": finding.fingerprint}
    content = {_DAY: day.isoformat(), _TABLE: table, _FINDINGS: list(entries.values())}
    return _HEAD + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)


def read_baseline(content: bytes, *, name: str) -> Baseline:
    """The baseline in a YAML file called ``name``; raises ``BrokenWaivers`` with the line for what is none."""
    top, entries = read_entries(content, name=name, under=_FINDINGS, keys=_KEYS, beside=(_DAY, _TABLE))
    counts: dict[str, int] = {}
    for entry in entries:
        fingerprint = entry.get("疑点")
        if fingerprint is None:
            raise entry.refuse("缺“疑点”（一串字母和数字）；请用 --write-baseline 重新写出")
        counts[fingerprint] = counts.get(fingerprint, 0) + _read_count(entry)
    return Baseline(_read_day(top), counts)


def _read_day(top: Entry) -> datetime.date:
    try:
        return datetime.date.fromisoformat(top.get(_DAY) or "")
    except ValueError as error:
        raise top.refuse("没有写“基线: 年-月-日”，不是基线文件；请用 --write-baseline 重新写出", key=_DAY) from error


def _read_count(entry: Entry) -> int:
    text = entry.get("处数") or "1"
    if not (text.isascii() and text.isdigit()):
        raise entry.refuse(f"“处数”应写成数字，而不是“{text[:20]}”", key="处数")
    return int(text)
