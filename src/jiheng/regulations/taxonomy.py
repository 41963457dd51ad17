"""一级 and 二级指标: canonical names, codes and the spellings of the field (REGULATIONS §3.2)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from jiheng.regulations.store import load_yaml, mapping_at, strings_at

_FILE = "taxonomy.yaml"
_REMEMBERED = 5_000
_CODED = re.compile(r"\s*(\d{1,2})\s*[-－—.、]\s*(\S.*?)\s*")
_POINTS = re.compile(r"[（(][^（）()]*分[^（）()]*[)）]")


@dataclass(frozen=True, slots=True)
class Taxon:
    """A 一级 or 二级指标: its canonical name, its codes, and for a 二级指标 the 一级 that it belongs to by default."""

    name: str
    codes: tuple[str, ...]
    dimension: str


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label understood: the taxon (None when unknown) and the code printed before it (None without one)."""

    taxon: Taxon | None
    code: str | None
    text: str

    @property
    def agrees(self) -> bool:
        """Whether the printed code is one of the taxon's; True where no code is printed."""
        return self.code is None or (self.taxon is not None and self.code in self.taxon.codes)


@lru_cache(maxsize=_REMEMBERED)
def read_dimension(printed: str) -> Label:
    """What a printed 一级指标 means: ``1-产出指标`` → 产出指标; points in brackets are left out of account."""
    return _read(printed, _dimensions())


@lru_cache(maxsize=_REMEMBERED)
def read_category(printed: str) -> Label:
    """What a printed 二级指标 means: ``22-社会效益`` → 社会效益指标."""
    return _read(printed, _categories())


def list_categories() -> tuple[Taxon, ...]:
    """All 二级指标 in the order of the forms."""
    return tuple(dict.fromkeys(_categories().values()))


def list_dimension_spellings() -> tuple[str, ...]:
    """Every known spelling of the 一级指标."""
    return tuple(_dimensions())


def list_category_spellings() -> tuple[str, ...]:
    """Every known spelling of the 二级指标."""
    return tuple(_categories())


def _read(printed: str, taxa: Mapping[str, Taxon]) -> Label:
    coded = _CODED.fullmatch(printed)
    code, text = coded.groups() if coded else (None, printed.strip())
    plain = "".join(_POINTS.sub("", text).split())
    return Label(taxa.get(plain), code, text)


@cache
def _dimensions() -> Mapping[str, Taxon]:
    return _spellings("dimensions")


@cache
def _categories() -> Mapping[str, Taxon]:
    return _spellings("categories")


def _spellings(section: str) -> Mapping[str, Taxon]:
    found: dict[str, Taxon] = {}
    for name in mapping_at(load_yaml(_FILE), section, path=_FILE):
        entry = mapping_at(mapping_at(load_yaml(_FILE), section, path=_FILE), name, path=_FILE)
        taxon = Taxon(name, strings_at(entry, "codes", path=_FILE), str(entry.get("dimension", name)))
        for spelling in (name, *strings_at(entry, "aliases", path=_FILE)):
            found.setdefault(spelling, taxon)
    return found
