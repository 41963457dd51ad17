"""Form layouts as data: which headers, captions and anchors a published form prints, and what they mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jiheng.regulations.store import load_yaml, mapping_at, strings_at

_TEXT = re.compile(r"[\s　]+")


@dataclass(frozen=True, eq=False)
class Layout:
    """One layout of one form: ``columns``, ``captions`` and ``anchors`` map every known spelling to the field that it means.

    There is one object for each file, compared by identity, so that what is derived from a layout can be kept by it.
    """

    name: str
    form: str
    profile: str
    money_unit: str
    title: tuple[str, ...]
    columns: Mapping[str, str]
    required: Mapping[str, str]
    captions: Mapping[str, str]
    caption: re.Pattern[str]
    grand_total: frozenset[str]
    anchors: Mapping[str, tuple[str, ...]]
    furniture: re.Pattern[str]

    def column(self, printed: str) -> str | None:
        """The field that a printed column header means."""
        return self.columns.get(squeeze(printed))


def squeeze(text: str) -> str:
    """``text`` without any white space, as headers and captions are compared."""
    return _TEXT.sub("", text)


@cache
def load_layout(name: str) -> Layout:
    """The layout in ``layouts/<name>.yaml``; raises ``BrokenRegulation`` where its data are not of the expected shape."""
    path = f"layouts/{name}.yaml"
    content = load_yaml(path)
    columns = mapping_at(content, "columns", path=path)
    captions = _spellings(mapping_at(content, "captions", path=path), path=path)
    required = {field: strings_at(columns, field, path=path)[0] for field in strings_at(content, "required", path=path)}
    anchors = mapping_at(content, "anchors", path=path)
    return Layout(
        name, str(content["form"]), str(content["profile"]), str(content["money_unit"]), strings_at(content, "title", path=path),
        _spellings(columns, path=path), required, captions, _caption(captions),
        frozenset(strings_at(content, "grand_total", path=path)),
        {field: strings_at(anchors, field, path=path) for field in anchors},
        re.compile("|".join(strings_at(content, "furniture", path=path))),
    )


def _caption(spellings: Mapping[str, str]) -> re.Pattern[str]:
    """A caption with its colon, at the beginning or after a blank or a bracket; blanks inside (``单 位：``) are let pass."""
    longest_first = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    labels = "|".join(r"\s{0,4}".join(map(re.escape, spelling)) for spelling in longest_first)
    return re.compile(rf"(?:(?<=[\s（(])|\A)(?P<label>{labels})\s{{0,4}}[：:]")


def _spellings(section: dict[str, object], *, path: str) -> dict[str, str]:
    return {squeeze(spelling): field for field in section for spelling in strings_at(section, field, path=path)}
