"""What to begin with: the core indicators of a kind of project, completed from the bureau's library."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from jiheng.corpus.indicator_library.entries import LibraryEntry
from jiheng.corpus.indicator_library.likeness import SAME, NamedIndicator, measure_likeness
from jiheng.corpus.indicator_library.names import fold_name
from jiheng.regulations.taxonomy import read_category
from jiheng.regulations.templates import CoreIndicator, find_template, list_templates
from jiheng.text.grammar import parse_target

_RULE = "完成值达到指标值得满分；未达到的，按完成比例计分"


def list_project_kinds() -> tuple[str, ...]:
    """The kinds of project that there is a starter set for (培训类, 会议类 …)."""
    return tuple(template.title for template in list_templates())


def find_project_kind(project: str) -> str:
    """The kind that the name of a project tells; empty where it tells none."""
    template = find_template(project)
    return template.title if template else ""


def list_starters(kind: str, *, official: Iterable[LibraryEntry] = ()) -> tuple[LibraryEntry, ...]:
    """The starter set of a kind of project, in the order of the form; empty for an unknown kind.

    An indicator of the bureau's library that says the same, or that the template's words and class fit, stands in for the built-in one
    and brings its definition, standard, source of values and scoring rule. The built-in value is an example, to be replaced.
    """
    template = next((one for one in list_templates() if one.title == kind), None)
    if template is None:
        return ()
    entries = tuple(official)
    return tuple(_choose(core, entries) for core in template.core)


def _choose(core: CoreIndicator, entries: Iterable[LibraryEntry]) -> LibraryEntry:
    own = _own(core)
    wanted = NamedIndicator(own.name, own.category)
    best, likeness = own, Decimal(0)
    for entry in entries:
        alike = measure_likeness(wanted, NamedIndicator(entry.name, entry.category))
        if alike > likeness and (alike >= SAME or alike and core.words.search(entry.name) and entry.category in core.categories):
            best, likeness = entry, alike
    return best


def _own(core: CoreIndicator) -> LibraryEntry:
    """The built-in core indicator: its example is a name and a value."""
    name, _, target = core.example.partition(" ")
    category = _first_category(core)
    taxon = read_category(category).taxon
    quantities = parse_target(target).quantities
    unit = quantities[0].unit if quantities else ""
    return LibraryEntry(
        name, taxon.dimension if taxon else "", category, f"反映{core.title}的情况；统计口径请按本项目写明", target, unit,
        value_source="业务记录", scoring_rule=_RULE, origin="template",
    )  # fmt: skip


def _first_category(core: CoreIndicator) -> str:
    """The one that forms of today have: 经济成本指标 before 成本指标."""
    return next((name for name in ("经济成本指标", "数量指标") if name in core.categories), min(core.categories, default=""))


def find_entry(name: str, entries: Iterable[LibraryEntry], *, confirmed: Mapping[str, str] | None = None) -> LibraryEntry | None:
    """The entry of this name, else the one that says the same; None where there is none: what comes with a name that is chosen."""
    best: LibraryEntry | None = None
    for entry in entries:
        if fold_name(entry.name) == fold_name(name):
            return entry
        if best is None and measure_likeness(NamedIndicator(name), NamedIndicator(entry.name), confirmed=confirmed) >= SAME:
            best = entry
    return best
