"""Whose file is this: the agency that a filing names, found among those that are asked for it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from jiheng.domain.filing import Filing

FilerGround = Literal["name", "code", "alias", "file-name", "similar"]
"""By what a filer was recognised: its name in the table, its code there, another name of it, the name of the file, or a name much alike."""

GROUND_WORDS: dict[FilerGround, str] = {
    "name": "表里的单位名称", "code": "表里的单位编码", "alias": "曾用名或简称", "file-name": "文件名", "similar": "名称相近，请核对",
}

_LIKENESS, _ALIKE = 820, 1000
"""How much alike two names must be, of a thousand."""
_SHORTEST_NAME = 4
_GROUP = re.compile(r"[（(\[【〔].*?[)）\]】〕]")
_CODE = re.compile(r"(?<![0-9A-Za-z])\d{3,15}(?![0-9A-Za-z])")
_SEPARATORS = re.compile(r"[\s\-—–_·.、，,:：/\\|]+")


@dataclass(frozen=True, slots=True)
class Filer:
    """An agency that may have filed: ``key`` is the caller's own, ``aliases`` are other names that were seen for it."""

    key: str
    name: str
    code: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilerMatch:
    """The filer, and by what it was recognised; ``printed`` is what the table or the file name says."""

    filer: Filer
    ground: FilerGround
    printed: str


def recognise_filer(filing: Filing | None, *, among: Sequence[Filer], file_name: str = "") -> FilerMatch | None:
    """Whose ``filing`` this is; None where nothing fits, or several fit equally well.

    Looks at the agencies of the table first, then at its department, last at the name of the file. A match on a name that is only
    alike says so by its ``ground``; a person should look at it. Without a filing only the name of the file counts.
    """
    printed = [text for text in _names_in(filing) if text]
    for ground, texts in (("name", printed), ("code", printed), ("alias", printed), ("file-name", [file_name]), ("similar", printed)):
        for text in texts:
            found = [filer for filer in among if _fits(ground, text, filer)]
            best = _nearest(found, text) if ground in ("file-name", "similar") else found
            if len(best) == 1:
                return FilerMatch(best[0], ground, text)  # type: ignore[arg-type]  # the grounds above are those of the type
    return None


def list_agency_names(filing: Filing) -> tuple[str, ...]:
    """The agencies that a filing names, without codes before and after them, each once."""
    return tuple(dict.fromkeys(filter(None, (_bare(agency.name) for agency in filing.agencies))))


def fold_agency(name: str) -> str:
    """An agency's name as names are compared: widths, blanks, separators, codes and what stands in brackets make no difference."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", _bare(name))).casefold()


def _names_in(filing: Filing | None) -> Iterator[str]:
    if filing is None:
        return
    names = list(dict.fromkeys(agency.name for agency in filing.agencies))
    if len({fold_agency(name) for name in names}) == 1:
        yield from names
    yield filing.department or ""


def _fits(ground: str, text: str, filer: Filer) -> bool:
    folded, name = fold_agency(text), fold_agency(filer.name)
    if ground == "name":
        return bool(folded) and folded == name
    if ground == "code":
        return bool(filer.code) and filer.code in _CODE.findall(unicodedata.normalize("NFKC", text))
    if ground == "alias":
        return bool(folded) and folded in map(fold_agency, filer.aliases)
    if ground == "file-name":
        codes = _CODE.findall(unicodedata.normalize("NFKC", text))
        return any(len(one) >= _SHORTEST_NAME and one in folded for one in (name, *map(fold_agency, filer.aliases))) or (
            bool(filer.code) and filer.code in codes
        )
    return len(folded) >= _SHORTEST_NAME and _likeness(folded, name) >= _LIKENESS


def _nearest(found: Sequence[Filer], text: str) -> list[Filer]:
    """Of several that fit the ones with the longest name in a file name, or with the name most alike."""
    folded = fold_agency(text)
    scored = [(fold_agency(one.name) in folded, _likeness(folded, fold_agency(one.name)), len(one.name), one) for one in found]
    top = max((score[:3] for score in scored), default=None)
    return [one for *score, one in scored if tuple(score) == top]


def _likeness(one: str, other: str) -> int:
    return int(_ALIKE * SequenceMatcher(None, one, other, autojunk=False).ratio())


def _bare(name: str) -> str:
    """``[101]市科协（本级）`` and ``101001-市科协`` → 市科协."""
    plain = _GROUP.sub("", unicodedata.normalize("NFKC", name))
    return _CODE.sub("", plain).strip(" -—–_·.、:：　\t") or name.strip()
