"""Which part of an actual value answers which clause of a target."""

from collections.abc import Sequence
from itertools import pairwise

from jiheng.domain.evaluation.words import list_words
from jiheng.text.conversion import measure_of
from jiheng.text.targets import Clause, Date, Grade, Quantity, Statement

Kind = tuple[object, ...]
_ANY_MEASURE: Kind = ("quantity",)


def match_clauses(wanted: Sequence[Clause], found: Sequence[Clause]) -> tuple[Clause | None, ...]:
    """For each clause in ``wanted`` the one of ``found`` that answers it, None where that cannot be told.

    One against one always match, parts of a total (其中线上4场) and words beside the number apart. Else those with the same subject and
    measure do first; what is left matches in order, where both sides have as many of a measure and no two subjects contradict each other.
    The upper bound of 80%≤…≤95% shares the answer of the lower.
    """
    uppers = [index + 1 for index, pair in enumerate(pairwise(wanted)) if _is_corridor(*pair)]
    asked = [index for index in range(len(wanted)) if index not in uppers]
    if len(asked) == 1:
        found = _drop_parts(found)
        alone = found if len(found) == 1 else [clause for clause in found if type(clause) is type(wanted[asked[0]])]
        if len(alone) == 1:
            return (alone[0],) * len(wanted)
    matched = _match_subjects(wanted, found, asked)
    for kind in dict.fromkeys(kind for clause in found if (kind := _kind(clause))):
        open_asked = [index for index in asked if index not in matched and _fits(wanted[index], kind)]
        taken = set(matched.values())
        open_found = [index for index, clause in enumerate(found) if index not in taken and _kind(clause) == kind]
        if len(open_asked) == len(open_found):
            pairs = zip(open_asked, open_found, strict=True)
            matched |= {one: other for one, other in pairs if not _contradict(wanted[one], found[other])}
    matched |= {index: matched[index - 1] for index in uppers if index - 1 in matched}
    return tuple(found[matched[index]] if index in matched else None for index in range(len(wanted)))


def say_unanswered(clause: Clause, found: Sequence[Clause]) -> str:
    """Why none of ``found`` answers the clause, and what to do."""
    rivals = [other for other in found if type(other) is type(clause)]
    if len(rivals) > 1 and isinstance(clause, Quantity | Date):
        return f"实际值里有{len(rivals)}个{'数' if isinstance(clause, Quantity) else '日期'}，分不清哪一个与它对应，只考核一项的请写总数"
    return "没有找到对应的实际值，请补写"


def _drop_parts(found: Sequence[Clause]) -> Sequence[Clause]:
    """Without the quantities that are told as parts of the one before them; all where nothing else is left."""
    wholes = [clause for clause in found if not (isinstance(clause, Quantity) and clause.subject.startswith(list_words("parts")))]
    return wholes or found


def _match_subjects(wanted: Sequence[Clause], found: Sequence[Clause], asked: Sequence[int]) -> dict[int, int]:
    """Those whose subject and measure are the same and stand once on either side."""
    theirs = [_named(clause) for clause in found]
    ours = [_named(wanted[index]) for index in asked]
    return {
        index: theirs.index(name)
        for index, name in zip(asked, ours, strict=True)
        if name and ours.count(name) == 1 and theirs.count(name) == 1
    }


def _named(clause: Clause) -> Kind | None:
    return (clause.subject, *(_kind(clause) or ())) if isinstance(clause, Quantity) and clause.subject else None


def _kind(clause: Clause) -> Kind | None:
    """What clauses must have in common to answer each other; None for a blank, which answers nothing."""
    match clause:
        case Quantity():
            measure = measure_of(clause.unit, clause.per)
            return ("quantity", measure.base, measure.per) if measure.base or measure.per else _ANY_MEASURE
        case Date():
            return ("date",)
        case Grade() | Statement():
            return ("words",)
        case _:
            return None


def _fits(clause: Clause, kind: Kind) -> bool:
    own = _kind(clause)
    return own == kind or isinstance(clause, Quantity) and (kind == _ANY_MEASURE or own == _ANY_MEASURE and kind[0] == "quantity")


def _is_corridor(lower: Clause, upper: Clause) -> bool:
    """Whether two clauses bound one number from both sides."""
    if not isinstance(lower, Quantity) or not isinstance(upper, Quantity):
        return False
    is_pair = lower.op in "≥>" and upper.op in "≤<" and lower.value <= upper.value
    return is_pair and _kind(lower) == _kind(upper) and (not upper.subject or upper.subject == lower.subject)


def _contradict(one: Clause, other: Clause) -> bool:
    """Whether the clauses name subjects that have nothing in common: 培训 and 论坛."""
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or not one.subject or not other.subject:
        return False
    is_part = one.subject in other.subject or other.subject in one.subject
    return not is_part and _bigrams(one.subject).isdisjoint(_bigrams(other.subject))


def _bigrams(text: str) -> set[str]:
    return {text[index : index + 2] for index in range(len(text) - 1)}
