"""The texts of a project that can be written on a page, and writing them into a draft."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import jiheng
from jiheng_web.submissions.policies import guard_text

_OBJECTIVES = {"period_objective": "实施周期目标", "annual_objective": "年度目标"}
_TARGETS = {"period_target": "实施周期指标值", "annual_target": "年度指标值"}


@dataclass(frozen=True, slots=True)
class Field:
    """A text to be written: its name in the form, its label, what stands there now; ``of`` names the indicator that it belongs to."""

    name: str
    label: str
    text: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """The fields of a project, and what a person wrote into them; a field that was not sent is as it was."""

    fields: tuple[Field, ...]
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> list[tuple[Field, str, bool]]:
        """Each field, what the form shows, and whether that differs from what stands there."""
        shown = [(one, self.get_text(one)) for one in self.fields]
        return [(one, text, text != one.text) for one, text in shown]

    def get_text(self, one: Field) -> str:
        """What was written, else what stands there."""
        return guard_text(self.texts.get(one.name, one.text).replace("\r\n", "\n"))


def list_fields(project: jiheng.Project) -> tuple[Field, ...]:
    """The objectives, and name and values of each indicator."""
    return tuple(_list_fields(project))


def _list_fields(project: jiheng.Project) -> Iterator[Field]:
    for name, label in _OBJECTIVES.items():
        text = getattr(project, name) or ""
        if text or name == "annual_objective":
            yield Field(name, label, text)
    for position, indicator in enumerate(project.indicators):
        of = f"{indicator.number}. {indicator.category}"
        yield Field(f"{position}.name", "三级指标", indicator.name, of)
        for name, label in _TARGETS.items():
            target: jiheng.Target | None = getattr(indicator, name)
            if target is not None or name == "annual_target":
                yield Field(f"{position}.{name}", label, target.text if target else "", of)


def write_fields(content: Any, number: int, written: Written) -> Any:
    """A copy of the draft in which the project with this number says what was written."""
    changed = copy.deepcopy(content)
    projects = [project for agency in changed["agencies"] for project in agency["projects"]]
    project = projects[number - 1]
    for one, text, is_changed in written.rows:
        if is_changed:
            _write(project, one.name, text.strip(), year=changed.get("fiscal_year"))
    return changed


def _write(project: dict[str, Any], name: str, text: str, *, year: int | None) -> None:
    position, point, part = name.partition(".")
    if not point:
        project[name] = text or None
        return
    indicator = project["indicators"][int(position)]
    if part == "name":
        indicator["name"] = text
    else:
        indicator[part] = jiheng.target_to_json(jiheng.parse_target(text, fiscal_year=year)) if text else None
