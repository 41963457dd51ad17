"""Where an indicator stands on a day: its light, its progress, what the year will come to, and the sentence that says why.

Only what adds up is compared with the pace of the year.
"""

import datetime
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from jiheng.domain.evaluation.judgement import Outcome
from jiheng.monitoring.calendar import share_by
from jiheng.monitoring.chances import Outlook, chance_of_so_few, look_ahead
from jiheng.regulations.accumulation import AccumulationKind
from jiheng.regulations.paces import Pace
from jiheng.text.targets import Date, Operator, Quantity

Light = Literal["green", "yellow", "red", "grey"]
LIGHT_WORDS: dict[Light, str] = {"green": "正常", "yellow": "偏慢", "red": "预警", "grey": "不能判断"}

_WHOLE = 100
_EVENTS_AT_LEAST = 3
_SHARE_AT_LEAST = Fraction(1, 10)
_EVENTS_WHERE_UNKNOWN = 12
"""Where nothing has come yet nobody knows in how many parts the work comes: then it is taken to come monthly."""
_UPWARD: tuple[Operator, ...] = ("≥", ">", "=", "≈", "range")
_DAYS_AHEAD = 31


@dataclass(frozen=True, slots=True)
class Reached:
    """What has been reached: ``value`` in the target's own measure unit, from so many ``events`` (None where nobody counts them)."""

    value: Fraction
    events: int | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the year will come to, between ``low`` and ``high`` in eight of ten normal years."""

    low: Fraction
    likely: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an indicator stands.

    ``done`` is the share of the target that is done, ``due`` what is usually done by now (both None where nothing adds up). ``sentence``
    is one in Chinese with the numbers; ``forecast`` is None where the records do not allow one.
    """

    light: Light
    sentence: str
    done: Fraction | None = None
    due: Fraction | None = None
    forecast: Forecast | None = None


def judge_pace(target: Quantity, reached: Reached, *, on: datetime.date, pace: Pace) -> Standing:
    """Where an indicator stands that adds up over the year, held against a pace."""
    full = Fraction(target.value)
    due, done = share_by(on, pace.usual), (reached.value / full if full else None)
    forecast = _forecast(reached, on=on, pace=pace)
    if target.op not in _UPWARD:
        return _judge_ceiling(target, reached, done, due, forecast)
    if done is None:
        return Standing("grey", "目标值是 0，不比进度。")
    if done >= 1:
        return Standing("green", f"已完成全年的 {_percent(done)}。", done, due, forecast)
    rarity = _rarity(full, reached, on=on, pace=pace)
    said = f"到 {on} 完成全年的 {_percent(done)}，{pace.title}为 {_percent(due)}"
    if rarity is not None and rarity < pace.chance and done < share_by(on, pace.least):
        return Standing("red", f"{said}，正常年份慢到这样的不足 {_percent(pace.chance)}。", done, due, forecast)
    if done < due:
        return Standing("yellow", f"{said}，偏慢但仍在正常范围内。", done, due, forecast)
    return Standing("green", f"{said}。", done, due, forecast)


def judge_event(kind: AccumulationKind, outcome: Outcome, reason: str, *, deadline: datetime.date | None, on: datetime.date) -> Standing:
    """Where an indicator stands that does not add up: by its evaluation today, and by its deadline where it is a milestone."""
    if kind == "milestone" and outcome != "met" and deadline is not None:
        return _judge_deadline(deadline, on=on)
    if outcome == "met":
        return Standing("green", reason)
    if outcome == "unknown":
        return Standing("grey", reason)
    if kind == "zero-event":
        return Standing("red", f"{reason.rstrip('。')}；已经发生，全年无法达到。")
    return Standing("yellow", f"{reason.rstrip('。')}；年底前还可能改变。")


def find_deadline(target: Date, *, year: int) -> datetime.date | None:
    """The last day of a date target: ``2026-06`` and ``06`` end with June; None for what is no deadline."""
    if target.op not in ("≤", "<", "="):
        return None
    parts = [int(part) for part in target.value.split("-")]
    has_year = len(target.value.split("-")[0]) == 4
    named = parts if has_year else [year, *parts]
    month, day = (named[1] if len(named) > 1 else 12), (named[2] if len(named) > 2 else 0)
    try:
        return datetime.date(named[0], month, day) if day else _end_of(named[0], month)
    except ValueError:
        return None


def _judge_ceiling(target: Quantity, reached: Reached, done: Fraction | None, due: Fraction, forecast: Forecast | None) -> Standing:
    ceiling = Fraction(target.value)
    if reached.value > ceiling or target.op == "<" and reached.value == ceiling:
        return Standing("red", f"已到 {_number(reached.value)}{target.unit}，超过全年上限 {_number(ceiling)}{target.unit}。", done, due, forecast)
    if forecast and forecast.low > ceiling:
        return Standing("red", f"照现在的速度全年至少 {_number(forecast.low)}{target.unit}，将超过上限。", done, due, forecast)
    light: Light = "yellow" if forecast and forecast.likely > ceiling else "green"
    return Standing(light, f"到现在 {_number(reached.value)}{target.unit}，全年上限 {_number(ceiling)}{target.unit}。", done, due, forecast)


def _judge_deadline(deadline: datetime.date, *, on: datetime.date) -> Standing:
    left = (deadline - on).days
    if left < 0:
        return Standing("red", f"应在 {deadline} 前完成，已过期 {-left} 天。")
    light: Light = "yellow" if left <= _DAYS_AHEAD else "green"
    return Standing(light, f"应在 {deadline} 前完成，还有 {left} 天。")


def _rarity(full: Fraction, reached: Reached, *, on: datetime.date, pace: Pace) -> Fraction | None:
    """How rarely a normal year that reaches its target is so slow by now; None where that cannot be told."""
    least = share_by(on, pace.least)
    if reached.events is None:
        return Fraction(0) if reached.value < full * least else Fraction(1)
    if not reached.events or not reached.value:
        whole = -(-full.numerator // full.denominator)
        return chance_of_so_few(0, of=min(whole, _EVENTS_WHERE_UNKNOWN), share=least)
    parts = full / (reached.value / reached.events)
    return chance_of_so_few(reached.events, of=-(-parts.numerator // parts.denominator), share=least)


def _forecast(reached: Reached, *, on: datetime.date, pace: Pace) -> Forecast | None:
    """Only where at least three events have come, and a tenth of the year's work is due."""
    if not reached.events or reached.events < _EVENTS_AT_LEAST or share_by(on, pace.least) < _SHARE_AT_LEAST:
        return None
    usual, least, most = (share_by(on, shares) for shares in (pace.usual, pace.least, pace.most))
    outlook: Outlook = look_ahead(reached.events, usual=usual, least=least, most=most)
    size = reached.value / reached.events
    return Forecast(*(reached.value + size * events for events in (outlook.low, outlook.likely, outlook.high)))


def _end_of(year: int, month: int) -> datetime.date:
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def _percent(share: Fraction) -> str:
    tenths = round(share * _WHOLE * 10)
    return f"{tenths // 10}.{tenths % 10}%".replace(".0%", "%")


def _number(value: Fraction) -> str:
    hundredths = round(value * _WHOLE)
    return f"{hundredths // _WHOLE}.{hundredths % _WHOLE:02}".rstrip("0").rstrip(".")
