"""The outline of the report on self-evaluations: what its parts are called and what people write there."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from jiheng.errors import BrokenRegulation
from jiheng.regulations.store import load_yaml, strings_at

_FILE = "evaluation_report.yaml"
Block = Literal["", "objectives", "summary", "shortfalls"]
_BLOCKS: tuple[Block, ...] = ("objectives", "summary", "shortfalls")


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A section: its ``heading`` (empty for none), sentences with ``{figures}``, what to fill in, and a table or list of facts."""

    heading: str
    texts: tuple[str, ...]
    prompts: tuple[str, ...]
    block: Block


@dataclass(frozen=True, slots=True)
class ReportOutline:
    """The whole report: its title with ``{figures}``, where the outline is known from, and its parts by heading."""

    title: str
    source: str
    parts: tuple[tuple[str, tuple[ReportSection, ...]], ...]


@cache
def load_report_outline() -> ReportOutline:
    """The outline; raises ``BrokenRegulation`` where its file is not as it should be."""
    content = load_yaml(_FILE)
    parts = content.get("parts")
    if not isinstance(parts, list) or not content.get("title"):
        raise BrokenRegulation(f"{_FILE}：缺少 title 或 parts。")
    return ReportOutline(
        str(content["title"]), str(content.get("source", "")),
        tuple((str(part["heading"]), tuple(_section(section) for section in part["sections"])) for part in parts),
    )  # fmt: skip


def _section(entry: dict[str, Any]) -> ReportSection:
    block: Block = next((kind for kind in _BLOCKS if entry.get("block") == kind), "")
    return ReportSection(
        str(entry.get("heading", "")), strings_at(entry, "texts", path=_FILE), strings_at(entry, "prompts", path=_FILE), block,
    )
