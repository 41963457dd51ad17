"""Another 二级指标 for an indicator, as advice: the rules on classification propose it with their finding."""

from jiheng.domain.finding import Fix
from jiheng.regulations.taxonomy import read_category
from jiheng.rules.facts.subjects import IndicatorFacts


def propose_move(facts: IndicatorFacts, place: str) -> Fix | None:
    """The move to the 二级指标 ``place``; None where that is no single one (``质量指标或其他相应的指标``)."""
    indicator = facts.indicator
    if read_category(place).taxon is None or not indicator.category:
        return None
    source = next(iter(indicator.sources.get("category", ())), indicator.source)
    return Fix(source, place, indicator.category, "proposed", is_advice=True)
