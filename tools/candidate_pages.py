"""Two pages of the rule reference: the candidates that rules were made from, and how often each rule hits the tables that ship."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

import jiheng
from tools.command_line import REPOSITORY

FOLDER = REPOSITORY / "docs" / "reference" / "rules"
SOURCE = REPOSITORY / "tools" / "rule_candidates.yaml"
EXAMPLES = REPOSITORY / "examples"
FAMILIES = {
    "P": "读取和格式", "F": "资金", "G": "绩效目标", "I": "指标体系", "V": "指标值、单位、方向", "X": "指标之间、项目之间、年度之间",
    "M": "运行监控", "Z": "自评", "D": "公开", "T": "第三方和事前评估",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate: the codes of the rules that look for it (the first is the main one), or why none does."""

    identity: str
    name: str
    by: tuple[str, ...] = ()
    declined: str = ""


@cache
def list_candidates() -> tuple[Candidate, ...]:
    """All candidates in the order of the list."""
    entries = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))["candidates"]
    return tuple(
        Candidate(identity, entry["name"], tuple(entry.get("by", ())), entry.get("declined", "")) for identity, entry in entries.items()
    )


@cache
def list_own() -> Mapping[str, str]:
    """The rules that come from no candidate, and where they come from."""
    own: dict[str, str] = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))["ours"]
    return own


def candidate_pages() -> Iterator[tuple[Path, str]]:
    """Path and text of both pages."""
    yield FOLDER / "候选对照.md", "\n".join(_candidate_lines())
    yield FOLDER / "命中表.md", "\n".join(_hit_lines())


def _candidate_lines() -> Iterator[str]:
    candidates = list_candidates()
    main = Counter(candidate.by[0] for candidate in candidates if candidate.by)
    declined = sum(bool(candidate.declined) for candidate in candidates)
    yield from (
        "# 候选对照", "",
        f"从制度、审核意见和审计通报归纳出 {len(candidates)} 条候选：{len(candidates) - declined} 条由规则检查（几条候选并成一条规则的写“并入”），"
        f"{declined} 条不做，写明理由。", "",
    )
    for family, title in FAMILIES.items():
        yield from (f"## {family} {title}", "", "| 候选 | 名称 | 怎样处理 |", "|---|---|---|")
        for candidate in candidates:
            if candidate.identity.startswith(family):
                is_shared = bool(candidate.by) and main[candidate.by[0]] > 1
                yield f"| {candidate.identity} | {candidate.name} | {_outcome(candidate, is_shared=is_shared)} |"
        yield ""
    yield from ("## 候选之外的规则", "", "| 规则 | 名称 | 来由 |", "|---|---|---|")
    names = {rule.code: rule.name for rule in jiheng.list_rules()}
    yield from (f"| [{code}]({code}.md) | {names.get(code, '')} | {why} |" for code, why in sorted(list_own().items()))
    yield ""


def _outcome(candidate: Candidate, *, is_shared: bool) -> str:
    if candidate.declined:
        return f"不做：{candidate.declined}"
    links = "、".join(f"[{code}]({code}.md)" for code in candidate.by)
    return f"{'并入' if is_shared else '由'} {links}{'' if is_shared else ' 检查'}"


def _hit_lines() -> Iterator[str]:
    tables = sorted(path for path in EXAMPLES.iterdir() if path.is_file() and path.suffix != ".md")
    hits: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for table in tables:
        for finding in jiheng.check(jiheng.read(table).filing).findings:
            hits[finding.code][table.stem] += 1
    rules = jiheng.list_rules()
    yield from (
        "# 命中表", "",
        f"每条规则在随软件附带的 {len(tables)} 张示例表（`examples/`）上各提出几处。{sum(rule.code in hits for rule in rules)} 条有命中，"
        f"{sum(rule.code not in hits for rule in rules)} 条没有：有的要另给一张表，有的只看监控表、自评表、公开件，有的示例里没有这种问题。", "",
        f"| 规则 | 名称 | {' | '.join(table.stem for table in tables)} | 合计 |", f"|---|---|{'---:|' * (len(tables) + 1)}",
    )
    for rule in rules:
        counted = hits[rule.code]
        cells = [str(counted[table.stem] or "") for table in tables]
        yield f"| [{rule.code}]({rule.code}.md) | {rule.name} | {' | '.join(cells)} | {counted.total() or ''} |"
    yield ""
