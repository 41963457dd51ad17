"""偏差原因太长，或者只说有原因、没说是什么原因。

检查什么
    偏差原因超过字数（见参数表）的；去掉“由于、因”和标点只剩“客观原因、实际情况”一类话的。写“无”的，由“扣分未说明原因”检查。
为什么
    说明要让人看出为什么没有完成、准备怎么办；空话看不出，长篇看不清。
会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 450人次 | 10 | 9 | 由于客观原因。
不会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 450人次 | 10 | 9 | 由于客观原因，七月停课两周。
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts, field_source
from jiheng.rules.rule import Flaw, Rule

_FILLER = re.compile(r"由于|因为|(?<!原)因|受|根据|按照|影响|所致|造成|导致|等|的|[\s，。；、,.;：:]")


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every reason that is too long or says nothing."""
    most = profile.parameters["reason_characters_most"]
    for indicator, row in item.rows:
        reason = row.indicator.deviation_reason or ""
        if len(reason) > most:
            said, remedy = f"有{len(reason)}字，超过{most}字", "写清主要原因和改进措施，其余写进自评报告"
        elif reason and profile.lexicon.has("hollow_reason", _FILLER.sub("", reason)):
            said, remedy = f"只写了“{reason.strip()}”，没有说是什么原因", "写明具体原因和改进措施"
        else:
            continue
        yield Flaw(
            f"指标“{indicator.indicator.name}”的偏差原因{said}", remedy, source=field_source(indicator, "deviation_reason"), indicator=indicator,
        )


RULE = Rule(
    code="SC015", name="偏差原因空泛或过长", concern="scoring", severity="hint", certainty="certain", scope=ScoredFacts, check=check,
    cites=("sichuan-0013zp",),
)
