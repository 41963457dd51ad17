"""How far an actual value can be believed: 佐证等级 E0 to E4."""

from dataclasses import dataclass
from typing import Literal

EvidenceLevel = Literal["E0", "E1", "E2", "E3", "E4"]


@dataclass(frozen=True, slots=True)
class LevelWords:
    """What people are told of a level: its name, what it rests on, and what would lift it."""

    name: str
    meaning: str
    remedy: str


EVIDENCE_LEVELS: dict[EvidenceLevel, LevelWords] = {
    "E0": LevelWords("仅有填报", "只有填报人写的数，没有材料", "上传材料并写明页码"),
    "E1": LevelWords("有材料", "填报的数有材料和页码，没有第二人核对", "请另一人核对后确认"),
    "E2": LevelWords("有材料并经确认", "填报的数有材料和页码，另一人已确认", "改为登记记录，由系统计算"),
    "E3": LevelWords("由记录算出", "由本单位登记的记录算出，每条记录都能查到", "接入业务系统或由第三方提供记录"),
    "E4": LevelWords("由外部记录算出", "由业务系统或第三方提供的记录算出，本单位改不了", ""),
}
"""E2 is the usual one for small projects, computed records are for large or chosen ones: REGULATIONS §1.5 no. 8; the steps are ours."""


def lower_level(one: EvidenceLevel, other: EvidenceLevel) -> EvidenceLevel:
    """The lower of two: a value is believed as far as its weakest part."""
    return min(one, other)
