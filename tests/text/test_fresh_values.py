"""Wordings that were labelled before the grammar ever saw them, kept as laws: what is read is right, and little is left unread.

Each row of the tables is a wording and what it measures, in short (``≥ 1 次 per 每月 | ≤ 2021-12``; ``-`` for nothing, `` || `` between
readings that are both right).
"""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from jiheng.text.grammar import parse_target
from jiheng.text.targets import Date, Quantity

FOLDER = Path(__file__).parent
UNREAD = {
    "fresh-ordinary": ["每千常住人口执业（助理）医师数≥3.2人"],
    "fresh-hard": [
        "温度-18℃以下", "由原来15项精简到9项", "高（≥80）、中（60-80）、低（<60）", "≤百万分之一",
        "3.5米宽机耕路硬化6公里", "用水量下降5%~8%，即不高于120万吨", "不少于3家且不含关联企业", "坝高35.2米，库容1280万m³", "超概率低于10%",
        "标的额500万以上案件结案数不少于60件", "使用超15年电梯占比降到5%以内", "快检20000批次、定量检测2000批次（比例10:1）", "9寸盘育秧3000亩", "犬只狂犬疫苗2针次覆盖率≥90%",
        "公交500米站点覆盖率100%", "4050人员社保补贴800人", "接通率（20秒）≥90%", "漏洞修复：高危24小时、中危7天、低危30天", "12生肖邮展1场",
        "集装箱吞吐量120万TEU", "高层建筑（100米以上）巡查12栋次", "糖化血红蛋白<7%的患者比例≥50%", "消费帮扶采购占比10%以上，即不少于50万元", "发改率低于1.5%且不高于全省均值",
        "10公里马拉松配套赛1场、3000人规模", "3年累计90场、年均30场",
    ],
    "fresh-baits": [],
}  # fmt: skip
"""Wordings that mean a number and are left unread, all or in part."""
_ROUNDED = Decimal("0.000001")


def read(table: str) -> list[tuple[str, list[list[str]]]]:
    """The rows of a table: a wording and the readings that are right."""
    rows = [line.split("\t") for line in (FOLDER / f"{table}.tsv").read_text(encoding="utf-8").splitlines()]
    return [(text, [sorted_out(one) for one in label.split(" || ")]) for text, label in rows]


def sorted_out(reading: str) -> list[str]:
    """The parts of one reading."""
    return [] if reading == "-" else [plain(part) for part in reading.split(" | ")]


def plain(part: str) -> str:
    """A quantity per something as a rate: ``1 次 per 每月`` as ``1 次/月``."""
    return re.sub(" per 每?", "/", part)


def measured(text: str) -> list[str]:
    """What the grammar reads, as the tables have it."""
    return [plain(brief(clause)) for clause in parse_target(text).clauses if isinstance(clause, (Quantity, Date))]


def brief(clause: Quantity | Date) -> str:
    """A measurable clause in short."""
    if isinstance(clause, Date):
        return f"{clause.op} {clause.value}" + (f"..{clause.upper}" if clause.upper else "")
    upper = "" if clause.upper is None else f"..{clause.upper.normalize():f}"
    number = f"{clause.value.quantize(_ROUNDED).normalize():f}{upper}"
    parts = (clause.op, number, clause.unit, "~" if clause.approx else "", f"per {clause.per}" if clause.per else "")
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize("table", sorted(UNREAD))
def test_what_is_read_of_a_fresh_wording_is_right_and_the_rest_is_left_unread(table: str) -> None:
    misses = [text for text, labels in read(table) if measured(text) not in labels]
    assert sorted(misses) == sorted(UNREAD[table])


@pytest.mark.parametrize("text", [text for texts in UNREAD.values() for text in texts])
def test_what_is_left_unread_gets_no_wrong_number(text: str) -> None:
    (labels,) = (labels for table in UNREAD for row, labels in read(table) if row == text)
    assert any(set(measured(text)) <= set(label) for label in labels)
