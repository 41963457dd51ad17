"""Published tables as text, with defaults: a test writes down only what it is about."""

from decimal import Decimal
from typing import NamedTuple

HEADER = "项目名称（资金使用单位）\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标"


class Line(NamedTuple):
    """An indicator as a table prints it; ``period`` is the same as ``annual`` unless given."""

    name: str = "培训场次"
    annual: str = "不少于10场"
    period: str = ""
    category: str = "1-产出指标；11-数量指标"


class Entry(NamedTuple):
    """A project as a table prints it; money in 万元."""

    name: str = "科普活动经费"
    money: str = "100.00"
    objective: str = "全年举办科普活动，提升公民科学素质。"
    lines: tuple[Line, ...] = (Line(),)


LIFE = Entry(
    "社区生活服务经费",
    "1250.50",
    "改善社区服务。",
    (
        Line("投资控制率", "≥0"),
        Line("巡查频次", "每月不少于1次"),
        Line("培训安排", "培训2场，每场100人"),
        Line("资金支出进度", "80%", period="100%", category="1-产出指标；13-时效指标"),
        Line("居民满意度", "≥90%", category="3-满意度指标；31-服务对象满意度"),
    ),
)
SCIENCE = Entry()
HOSTILE = Entry("<script>alert(1)</script>经费", "3.00", '<img src=x onerror="alert(2)">', (Line("<b>场次</b>", "不少于1场"),))


def make_table(*entries: Entry, department: str = "青江市科学技术协会") -> bytes:
    """A table of one agency with these projects (all three of this module if none is given) whose sums foot."""
    shown = entries or (LIFE, SCIENCE, HOSTILE)
    total = f"{sum(Decimal(entry.money) for entry in shown):,.2f}"
    rows = [f"合计\t{total}\t{total}\t\t\t\t", f"{department}\t{total}\t{total}\t\t\t\t"]
    rows += [f"{entry.name}\t{entry.money}\t{entry.money}\t\t\t{entry.objective}\t{_packed(entry.lines)}" for entry in shown]
    head = ["项目支出绩效目标表（含转移支付项目）", f"部门名称：{department}", "单位：万元", HEADER]
    return "\n".join([*head, *rows, ""]).encode()


def _packed(lines: tuple[Line, ...]) -> str:
    return "".join(
        f"{number}、{line.category}；{line.name}；实施周期指标值:{line.period or line.annual}；年度指标值:{line.annual}。"
        for number, line in enumerate(lines, start=1)
    )
