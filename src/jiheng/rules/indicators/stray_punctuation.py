"""指标名称或指标值的首尾多了标点。

检查什么
    名称、年度指标值、实施周期指标值以句号、分号、逗号、顿号等开头或结尾。
为什么
    多余的标点会被系统当成内容的一部分，影响比对和汇总。
会查出
    质量指标 | 尾气检测合格率 | ≥95%、

    社会效益指标 | 消防安全隐患。 | 0处
不会查出
    质量指标 | 尾气检测合格率 | ≥95%
"""

from collections.abc import Iterator

from jiheng.domain.filing import Indicator
from jiheng.domain.finding import Fix
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_MARKS = "。；，、：;,:"


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for each field that begins or ends with a punctuation mark; the fix takes the marks away."""
    indicator = facts.indicator
    annual, period = indicator.annual_target, indicator.period_target
    yield from _check_field(indicator, "name", "名称", indicator.name)
    if annual is not None:
        yield from _check_field(indicator, "annual_target", "年度指标值", annual.text)
    if period is not None:
        yield from _check_field(indicator, "period_target", "实施周期指标值", period.text)


def _check_field(indicator: Indicator, field: str, where: str, text: str) -> Iterator[Flaw]:
    plain = text.strip(_MARKS)
    if plain == text:
        return
    places = indicator.sources.get(field, ())
    source = next(iter(places), indicator.source)
    is_literal = len(places) == 1 and source.end - source.start == len(text) and field not in indicator.printed
    fix = Fix(source, plain, text) if is_literal and plain else None
    yield Flaw(f"指标“{indicator.name}”的{where}“{text}”首尾多了标点", f"改为“{plain}”" if plain else "补上内容", source, fix)


RULE = Rule(
    code="IN030", name="首尾多余标点", concern="wording", severity="hint", certainty="certain", scope=IndicatorFacts, check=check,
)
