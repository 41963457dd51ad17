"""What the rules cost: microseconds a rule and an indicator, beside a loop over as many generators that yield nothing."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import jiheng
from bench.clock import best, tables
from jiheng.regulations.profiles import Profile, load_profile
from jiheng.rules.facts.subjects import FilingFacts, IndicatorFacts, ProjectFacts, gather
from jiheng.rules.registry import RULES

Call = tuple[Any, FilingFacts | ProjectFacts | IndicatorFacts]
SLOWEST = 10


def report() -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown."""
    yield from ("## 规则，与同样多的空生成器相比", "", "| 表 | 每条规则每项指标 | 比空生成器 | 连同第一次看事实 | 只收集事实 | 整个检查 |", "|---|---|---|---|---|---|")
    for path in tables():
        filing = jiheng.read(path).filing
        profile = load_profile(filing.profile)
        facts = gather(filing)
        calls = list(_calls(facts))
        empty = best(partial(_run, [(_nothing, subject) for _, subject in calls], profile))
        gathering, fresh = best(partial(gather, filing), runs=5), best(partial(_run_fresh, filing, profile), runs=5)
        warm, whole = best(partial(_run, calls, profile), runs=5), best(partial(jiheng.check, filing), runs=5)
        each = warm / filing.indicator_count / len(RULES) * 1e6
        ratios = " | ".join(f"{seconds / empty:.1f} 倍" for seconds in (warm, fresh, gathering, whole))
        yield f"| {path.stem} | {each:.2f} 微秒（本机） | {ratios} |"
    yield ""
    yield from _slowest(calls, profile, warm)


def _slowest(calls: list[Call], profile: Profile, whole: float) -> Iterator[str]:
    yield from ("最费时的规则：", "", "| 规则 | 份额 |", "|---|---|")
    spent = {rule: best(partial(_run, [call for call in calls if call[0] is rule.check], profile), runs=3) for rule in RULES}
    for rule in sorted(RULES, key=lambda rule: -spent[rule])[:SLOWEST]:
        yield f"| {rule.code} {rule.name} | {spent[rule] / whole:.0%} |"
    yield ""


def _calls(facts: FilingFacts) -> Iterator[Call]:
    """Every check with every subject that it is called with."""
    subjects = (facts, *facts.projects, *(indicator for project in facts.projects for indicator in project.indicators))
    for subject in subjects:
        yield from ((rule.check, subject) for rule in RULES if isinstance(subject, rule.scope) and rule.needs is None)


def _run(calls: list[Call], profile: Profile) -> None:
    for check, subject in calls:
        for _ in check(subject, profile):
            pass


def _run_fresh(filing: jiheng.Filing, profile: Profile) -> None:
    _run(list(_calls(gather(filing))), profile)


def _nothing(_: object, __: Profile) -> Iterator[None]:
    yield from ()
