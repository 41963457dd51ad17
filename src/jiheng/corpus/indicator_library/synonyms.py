"""Words that people have confirmed to say the same, and the act of the ledger that says who did."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jiheng.corpus.indicator_library.likeness import likeness_key
from jiheng.corpus.indicator_library.names import fold_name
from jiheng.errors import RefusedEntry
from jiheng.ledger.entry import Act

CONFIRM, WITHDRAW = "library.confirm-synonym", "library.withdraw-synonym"
SYNONYM_ACTIONS = {CONFIRM: "确认同义词", WITHDRAW: "撤销同义词"}
"""What the acts are called."""
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Synonym:
    """``word`` says the same as ``stands_for``, on somebody's word: ``reason`` is why, in a sentence."""

    word: str
    stands_for: str
    reason: str


def confirm_synonym(synonym: Synonym, *, actor: str, role: str, before: Iterable[Synonym] = ()) -> Act:
    """The act that puts a synonym into force; the caller keeps it together with the ledger's entry.

    Raises ``RefusedEntry`` for words that are empty, too long, equal already, confirmed already, or that would go round in a circle.
    """
    word, stands_for = fold_name(synonym.word), fold_name(synonym.stands_for)
    if not word or not stands_for or not synonym.reason.strip():
        raise RefusedEntry("没有确认：两个词和理由都要写；请补上。")
    if max(len(word), len(stands_for)) > _LONGEST:
        raise RefusedEntry(f"没有确认：同义词每个不超过{_LONGEST}个字；请只写意思相同的那个词，不要写整个名称。")
    if likeness_key(word) == likeness_key(stands_for):
        raise RefusedEntry(f"没有确认：“{synonym.word}”和“{synonym.stands_for}”本来就当作相同，不用再确认。")
    known = plain_synonyms(before)
    if known.get(word, word) == known.get(stands_for, stands_for):
        raise RefusedEntry(f"没有确认：“{synonym.word}”和“{synonym.stands_for}”已经确认过相同。")
    return Act(actor, role, CONFIRM, word, None, stands_for, synonym.reason.strip())


def withdraw_synonym(synonym: Synonym, *, actor: str, role: str, reason: str) -> Act:
    """The act that puts a synonym out of force again."""
    if not reason.strip():
        raise RefusedEntry("没有撤销：要写明理由；请补上。")
    return Act(actor, role, WITHDRAW, fold_name(synonym.word), fold_name(synonym.stands_for), None, reason.strip())


def plain_synonyms(synonyms: Iterable[Synonym]) -> Mapping[str, str]:
    """Folded word → the one that stands for it and for all that say the same, as ``likeness_key`` takes it; the order does not matter."""
    groups: dict[str, set[str]] = {}
    for synonym in synonyms:
        both = {fold_name(synonym.word), fold_name(synonym.stands_for)} - {""}
        joined = set[str]().union(both, *(groups.get(word, set()) for word in both))
        groups |= dict.fromkeys(joined, joined)
    return {word: min(group, key=lambda one: (len(one), one)) for word, group in groups.items() if len(group) > 1}
