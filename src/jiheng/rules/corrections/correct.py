"""What can be corrected in a document, what is proposed and what is left to its author."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jiheng.document import Document
from jiheng.domain.filing import Indicator, Project
from jiheng.domain.finding import Finding, Fix
from jiheng.rules.corrections.draft import start_draft
from jiheng.rules.corrections.look import Basis, Look, Subject, look_at
from jiheng.rules.corrections.rounds import Stage, improve

_PROJECT_FIELDS = {"name": "项目名称", "period_objective": "实施周期目标", "annual_objective": "绩效目标"}
_INDICATOR_FIELDS = {"name": "指标名称", "period_target": "实施周期指标值", "annual_target": "年度指标值"}


@dataclass(frozen=True, slots=True)
class Change:
    """One text before and after: of the project (``project_index`` from 1 in the document), or of one of its indicators; ``rules`` are the
    names of the rules whose findings are gone with it."""

    project_index: int
    project: str
    indicator_number: int | None
    indicator: str | None
    field: str
    before: str
    after: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of one document.

    ``safe`` change no meaning; ``proposed`` come on top of them where somebody asks for them. ``edits`` and ``proposed_edits`` (all of
    both kinds) are what has to be written into the file. ``unproved`` are findings whose fix would have changed more than it should,
    ``advice`` those whose fix a person has to finish. ``document`` is what was corrected, on this ``basis``, and ``look`` how it was read
    before; ``free`` names what the proposed edits may change.
    """

    safe: tuple[Change, ...]
    proposed: tuple[Change, ...]
    edits: tuple[Fix, ...]
    proposed_edits: tuple[Fix, ...]
    unproved: tuple[Finding, ...]
    advice: tuple[Finding, ...]
    document: Document
    basis: Basis
    look: Look
    free: frozenset[Subject]


def correct_document(document: Document, *, profile: str | None = None, on: datetime.date | None = None) -> Corrections:
    """All corrections of a document, for what the rules find under ``profile`` (default: that of its form) as in force ``on`` a day.

    Raises ``UnknownForm`` where it holds no known form, ``UnknownProfile`` where there is no such profile.

    Every safe fix is proved: the corrected document is read and checked again, and its money, structure, scores and evaluated targets are
    the same, names differ in marks alone, and no finding is new.
    """
    basis = Basis(profile, on)
    first = look_at(document, basis=basis)
    safe = improve(Stage(start_draft(document), first), kinds={"safe"}, basis=basis)
    proposed = improve(safe, kinds={"safe", "proposed"}, basis=basis)
    return Corrections(
        safe=tuple(_changes(first, safe)),
        proposed=tuple(_changes(safe.look, proposed)),
        edits=safe.draft.edits,
        proposed_edits=proposed.draft.edits,
        unproved=tuple(_placed(first, step.subject, step.finding) for step in proposed.refused),
        advice=tuple(
            _placed(first, subject, finding) for subject, finding in proposed.look.signed if finding.fix and finding.fix.is_advice
        ),
        document=document, basis=basis, look=first, free=frozenset(step.subject for step in proposed.done),
    )


def _placed(look: Look, subject: Subject, finding: Finding) -> Finding:
    """The finding with its project counted over all filings of the document."""
    before = sum(1 for filing in look.filings[: subject[0]] for _ in filing.projects)
    return replace(finding, project_index=finding.project_index and finding.project_index + before)


def _changes(before: Look, stage: Stage) -> Iterator[Change]:
    rules: defaultdict[Subject, list[str]] = defaultdict(list)
    for step in stage.done:
        rules[step.subject].append(step.finding.name)
    index = 0
    for at, (first, second) in enumerate(zip(before.filings, stage.look.filings, strict=True)):
        for number, (old, new) in enumerate(zip(first.projects, second.projects, strict=True), start=1):
            index += 1
            for field, said, says, indicator in _differences(old, new):
                told = dict.fromkeys(rules[at, number, indicator.number if indicator else None])
                yield Change(
                    index, new.name, indicator.number if indicator else None, indicator.name if indicator else None,
                    field, said, says, tuple(told),
                )


def _differences(old: Project, new: Project) -> Iterator[tuple[str, str, str, Indicator | None]]:
    """The label of every text that reads otherwise, with its two wordings and the indicator that it belongs to."""
    for field, label in _PROJECT_FIELDS.items():
        said, says = _printed(old, field), _printed(new, field)
        if said != says:
            yield label, said, says, None
    for before, after in zip(old.indicators, new.indicators, strict=True):
        changed = {label: (_printed(before, field), _printed(after, field)) for field, label in _INDICATOR_FIELDS.items()}
        name, period, annual = changed.items()
        both = [("指标值", annual[1])] if period[1] == annual[1] else [period, annual]
        yield from ((label, said, says, after) for label, (said, says) in (name, *both) if said != says)


def _printed(owner: Project | Indicator, field: str) -> str:
    """The text as it stands on the page, with any residue of markup."""
    value = getattr(owner, field)
    return owner.printed.get(field) or str(getattr(value, "text", value) or "")
