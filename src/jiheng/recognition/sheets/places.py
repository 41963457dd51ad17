"""Where an indicator belongs as it is printed: 一级 and 二级指标 as the taxonomy knows them, and the number of an objective."""

import re
from functools import lru_cache

from jiheng.regulations.layouts_labels import fold_label
from jiheng.regulations.taxonomy import Taxon, read_category, read_dimension

_POINTS = re.compile(r"(?:分值?|[（(].*[)）]分?)\Z|\d+分?\Z")
_NUMBERED = re.compile(r"\s*(?P<number>(?:年度|总体|绩效|长期|中期|年初|项目|分项)*目标\s?(?:\d{1,2}|[一二三四五六七八九十]))(?=\s*(?:[：:、.．）)（(]|\Z)|\s)")
_NUMBERED_INSIDE = re.compile(r"目标\s?\d{1,2}\s?[：:]")
_REMEMBERED = 5_000
_LEVEL_LENGTH = 20


@lru_cache(maxsize=_REMEMBERED)
def find_dimension(printed: str) -> Taxon | None:
    """The 一级指标 that is printed: ``产出指标（50分）``, ``1-产出指标``; None for an unknown one."""
    return read_dimension(printed).taxon or read_dimension(_plain(printed)).taxon


@lru_cache(maxsize=_REMEMBERED)
def find_category(printed: str) -> Taxon | None:
    """The 二级指标 that is printed: ``社会效益``, ``数量指标（必填）``; None for an unknown one."""
    return read_category(printed).taxon or read_category(_plain(printed)).taxon


def find_objective_number(text: str) -> re.Match[str] | None:
    """The number that an objective begins with: ``年度绩效目标1（40分）``, ``目标2：办好展览``; None where it has none."""
    return _NUMBERED.match(text)


def is_out_of_place(name: str, *values: str) -> bool:
    """Whether what was read as the name or the value of an indicator is printed for something else, so that columns were mistaken."""
    if _NUMBERED_INSIDE.search(name):
        return True
    levels = [text for text in (name, *values) if len(text) <= _LEVEL_LENGTH and text.endswith("指标")]
    return any(find_dimension(text) or find_category(text) for text in levels)


def _plain(printed: str) -> str:
    return _POINTS.sub("", fold_label(printed))
