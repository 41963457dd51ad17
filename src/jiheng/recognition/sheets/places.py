"""Printed 一级 and 二级指标 as the taxonomy knows them: points in brackets, numbering and marks left out of account."""

import re
from functools import lru_cache

from jiheng.regulations.layouts_labels import fold_label
from jiheng.regulations.taxonomy import Taxon, read_category, read_dimension

_POINTS = re.compile(r"(?:分值?|[（(].*[)）]分?)\Z|\d+分?\Z")
_REMEMBERED = 5_000


@lru_cache(maxsize=_REMEMBERED)
def find_dimension(printed: str) -> Taxon | None:
    """The 一级指标 that is printed: ``产出指标（50分）``, ``1-产出指标``; None for an unknown one."""
    return read_dimension(printed).taxon or read_dimension(_plain(printed)).taxon


@lru_cache(maxsize=_REMEMBERED)
def find_category(printed: str) -> Taxon | None:
    """The 二级指标 that is printed: ``社会效益``, ``数量指标（必填）``; None for an unknown one."""
    return read_category(printed).taxon or read_category(_plain(printed)).taxon


def _plain(printed: str) -> str:
    return _POINTS.sub("", fold_label(printed))
