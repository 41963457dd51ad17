"""表上有内容没有读到，或读得有保留。

检查什么
    读取时留下的每一处说明：没有认出来的文字、缺少的指标值、没有写明的金额单位等。表外的正文、注释、落款合成一条提示。
为什么
    没有读到的内容不会参加检查；不先弄清楚，检查结果就不完整。
会查出
    合计 | 100.00
    单位 | 示例市示例局 | 100.00
    项目 | 示例项目 | 约100
不会查出
    数量指标 | 培训场次 | ≥8场
"""

from collections.abc import Iterator

from jiheng.document import NoticeKind
from jiheng.domain.finding import Severity
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every notice, weighing what its kind weighs; the remarks around the table, of which a publication has hundreds, in one."""
    around = [notice for notice in facts.filing.notices if notice.kind == "around"]
    for notice in facts.filing.notices:
        if notice.kind != "around" or len(around) == 1:
            remedy = "对照原表核对这一处，按填表格式改好后重新检查"
            yield Flaw(notice.text.rstrip("。"), remedy, source=notice.source, at_most=_WEIGHTS[notice.kind])
    if len(around) > 1:
        message = f"表外有{len(around)}处文字没有读，从这一处起：{around[0].text.rstrip('。')}"
        yield Flaw(message, "看一遍里面有没有属于表的内容；jiheng read --format json 逐处列出", source=around[0].source, at_most=_WEIGHTS["around"])


_WEIGHTS: dict[NoticeKind, Severity] = {"unread": "must", "caution": "should", "around": "hint"}
"""What is lost from the table itself blocks; a remark printed around it (注：…) need not be in the form's cells at all."""


RULE = Rule(
    code="TB007", name="有未读内容", concern="header", severity="must", certainty="certain", scope=FilingFacts, check=check,
)
