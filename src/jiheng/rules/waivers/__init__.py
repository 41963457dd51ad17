"""Rules on the waivers themselves: signed and reasoned, still in force, still of use."""

from typing import Any

from jiheng.rules.rule import Rule
from jiheng.rules.waivers import expired_waiver, incomplete_waiver, unused_waiver

RULES: tuple[Rule[Any], ...] = (
    incomplete_waiver.RULE,
    expired_waiver.RULE,
    unused_waiver.RULE,
)
