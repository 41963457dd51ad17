"""The yardstick: one plain regular expression over the decoded text, right on every indicator of the tables measured, and nothing else.

It knows no columns, no money, no places, no markup inside fields and no targets: what reading costs above it buys those.
"""

import re

from jiheng.domain.filing import Filing, Indicator

_ITEM = re.compile(
    r"(\d{1,4})、(\d-[^；]+)；(\d\d-[^；]+)；(.*?)；实施周期指标值:(.*?)；年度指标值:(.*?)。(?=\d{1,4}、\d-|(?:</p>)?\s*$)", re.MULTILINE
)


def find_items(text: str) -> list[tuple[str, ...]]:
    """Number, 一级, 二级, name, period value and annual value of every indicator, as printed."""
    return _ITEM.findall(text)


def is_right(text: str, filing: Filing) -> bool:
    """Whether the yardstick found what reading found."""
    wanted = [_printed(item) for project in filing.projects for item in project.indicators]
    return [tuple(field.strip() for field in item) for item in find_items(text)] == wanted


def _printed(item: Indicator) -> tuple[str, ...]:
    values = [(field, target.text) for field in ("period_target", "annual_target") if (target := getattr(item, field))]
    fields = [("dimension", item.dimension), ("category", item.category), ("name", item.name), *values]
    return str(item.number), *(item.printed.get(field, plain) for field, plain in fields)
