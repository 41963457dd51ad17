"""The file of waivers (``表.xlsx.豁免.yaml``) → waivers, and back."""

import datetime
import re
from collections.abc import Iterable

import yaml

from jiheng.domain.waiver import Waiver
from jiheng.exchange.waivers.lines import Entry, read_entries
from jiheng.source import Source

WAIVERS_SUFFIX = ".豁免.yaml"
"""What the name of a table is followed by in the name of its file of waivers."""

_KEYS = ("规则", "单位", "项目", "指标", "理由", "批准人", "有效期至", "疑点")
_CODE = re.compile(r"[A-Za-z]{2}\d{3}")
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


def read_waivers(content: bytes, *, name: str) -> tuple[Waiver, ...]:
    """The waivers listed under ``豁免`` in a YAML file called ``name``, each with its line; also those that lack a signature or a reason.

    Raises ``BrokenWaivers`` with the line for what cannot be understood.
    """
    _, entries = read_entries(content, name=name, under="豁免", keys=_KEYS)
    return tuple(_read_waiver(entry, number=number) for number, entry in enumerate(entries, start=1))


def write_waivers(waivers: Iterable[Waiver]) -> str:
    """The YAML that ``read_waivers`` reads the same waivers from; what is empty is left out, each text is one line."""
    entries = []
    for waiver in waivers:
        until = waiver.until.isoformat() if waiver.until else None
        texts = (waiver.rule, waiver.agency, waiver.project, waiver.indicator, waiver.why, waiver.who, until, waiver.digest)
        entries.append({key: " ".join(text.split()) for key, text in zip(_KEYS, texts, strict=True) if text})
    return yaml.safe_dump({"豁免": entries}, allow_unicode=True, sort_keys=False, width=10_000)


def _read_waiver(entry: Entry, *, number: int) -> Waiver:
    rule = entry.get("规则")
    if rule is None or not _CODE.fullmatch(rule):
        raise entry.refuse(f"“规则”应写一条规则的编码，如 IN003，而不是“{(rule or '')[:20]}”", key="规则")
    return Waiver(
        rule.upper(), who=entry.get("批准人") or "", why=entry.get("理由") or "", until=_read_day(entry),
        source=Source(entry.name, None, entry.line, None, 0, 0),
        agency=entry.get("单位"), project=entry.get("项目"), indicator=entry.get("指标"), digest=entry.get("疑点"),
    )


def _read_day(entry: Entry) -> datetime.date | None:
    text = entry.get("有效期至")
    if text is None:
        return None
    match = _DAY.fullmatch(text)
    try:
        return datetime.date(*map(int, match.groups())) if match else _refuse_day(entry, text)
    except ValueError:
        return _refuse_day(entry, text)


def _refuse_day(entry: Entry, text: str) -> datetime.date:
    raise entry.refuse(f"“有效期至”应写成 2026-12-31 这样的日期，而不是“{text[:20]}”", key="有效期至")
