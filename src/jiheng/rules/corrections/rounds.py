"""Fix, read again, prove, and so on until nothing is left to fix."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from jiheng.domain.filing import Indicator
from jiheng.domain.finding import Finding, Fix, FixKind
from jiheng.rules.corrections.draft import Draft, place_of
from jiheng.rules.corrections.look import Area, Basis, Look, Signature, Subject, find_faults, look_at

_PROOFS_MOST = 40
"""How often the document is read again at most; what is not proved by then is refused."""


@dataclass(frozen=True, slots=True)
class Step:
    """The fix of one finding: the edits that belong together, because the same value is printed twice."""

    subject: Subject
    finding: Finding
    edits: tuple[Fix, ...]

    @property
    def signature(self) -> Signature:
        """Which finding it is for."""
        return (self.finding.code, self.subject)

    @property
    def identity(self) -> tuple[object, ...]:
        """What tells it from other steps, wherever it stands by now."""
        return (*self.signature, self.edits[0].before, self.edits[0].replacement)


@dataclass(frozen=True, slots=True)
class Stage:
    """A draft, how it is read, the steps that led to it, those that could not be proved, and how many proofs it took."""

    draft: Draft
    look: Look
    done: tuple[Step, ...] = ()
    refused: tuple[Step, ...] = ()
    proofs: int = 0


def improve(stage: Stage, *, kinds: Collection[FixKind], basis: Basis) -> Stage:
    """The stage with all further fixes of these kinds that hold, until there are none left.

    With ``proposed`` among the kinds, also a safe fix may change what the value or the text that it is about says.
    """
    stage = Stage(stage.draft, stage.look)
    is_free = "proposed" in kinds
    while stage.proofs < _PROOFS_MOST and (steps := _untried(stage, kinds)):
        stage = _prove(stage, steps, is_free=is_free, basis=basis)
    return replace(stage, refused=(*stage.refused, *_untried(stage, kinds)))


def _untried(stage: Stage, kinds: Collection[FixKind]) -> list[Step]:
    known = {step.identity for step in stage.refused}
    return [step for step in _steps(stage, kinds) if step.identity not in known]


def _steps(stage: Stage, kinds: Collection[FixKind]) -> Iterator[Step]:
    """The steps that can be taken at once, in the order of the findings: they fit, and none stands in another's way."""
    taken: dict[object, list[tuple[int, int]]] = {}
    indicators = stage.look.indicators
    for subject, finding in stage.look.signed:
        fix = finding.fix
        if fix is None or fix.kind not in kinds or fix.is_advice or not stage.draft.fits(fix):
            continue
        edits = (fix, *_twins(stage.draft, indicators.get(subject), fix))
        places = [(taken.setdefault(place_of(edit.source), []), (edit.source.start, edit.source.end)) for edit in edits]
        if not any(_meet(span, other) for spans, span in places for other in spans):
            for spans, span in places:
                spans.append(span)
            yield Step(subject, finding, edits)


def _meet(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span[0] < other[1] and other[0] < span[1] or span == other


def _twins(draft: Draft, indicator: Indicator | None, fix: Fix) -> Iterator[Fix]:
    """The same fix of the other value of the indicator, where both are printed alike: rules tell what is wrong with both once."""
    sources = indicator.sources if indicator else {}
    places = [found[0] for field in ("annual_target", "period_target") if len(found := sources.get(field, ())) == 1]
    if len(places) < 2 or draft.says(places[0]) != draft.says(places[1]) or places[0] == places[1]:
        return
    for own, other in (places, places[::-1]):
        if place_of(own) == place_of(fix.source) and own.start <= fix.source.start and fix.source.end <= own.end:
            start = other.start + fix.source.start - own.start
            yield Fix(other.part(start, start + len(fix.before)), fix.replacement, fix.before, fix.kind)


def _prove(stage: Stage, steps: Sequence[Step], *, is_free: bool, basis: Basis) -> Stage:
    """The stage after as many of the steps as hold together; where a project comes out wrong, half of its steps wait for the next round,
    and one that is left alone is refused."""
    current, refused, proofs = list(steps), stage.refused, stage.proofs
    while current and proofs < _PROOFS_MOST:
        draft = stage.draft.apply(edit for step in current for edit in step.edits)
        look, proofs = look_at(draft.document, basis=basis), proofs + 1
        free = {step.subject for step in current} if is_free else ()
        faults = find_faults(stage.look, look, told={step.signature for step in current}, free=free)
        if not faults:
            return Stage(draft, look, (*stage.done, *current), refused, proofs)
        for blamed in [_blamed(current, fault) for fault in faults]:
            refused = (*refused, *blamed) if len(blamed) == 1 else refused
            waiting = blamed[len(blamed) // 2 :]
            current = [step for step in current if step not in waiting]
    return replace(stage, refused=refused, proofs=proofs)


def _blamed(steps: Sequence[Step], fault: Area) -> list[Step]:
    """The steps in the project that came out wrong; all of them where it is the table, or a project that nobody touched."""
    filing, project = fault
    return [step for step in steps if step.subject[0] == filing and project in (None, step.subject[1])] or list(steps)
