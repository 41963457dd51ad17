"""A list of places taken in at once: every line is answered, and either all of them are there afterwards or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.db import transaction

import jiheng
from jiheng_web.actors import Actor, permit_anywhere
from jiheng_web.ledgers.actions import put_down
from jiheng_web.places.actions.tree import RefusedPlace, clean, enter_place
from jiheng_web.places.forms import ListedPlace
from jiheng_web.places.models import KIND_WORDS, Place

LineState = Literal["new", "known", "wrong"]


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one line: a ``new`` place, one that was ``known`` already, or a sentence that says what is ``wrong``."""

    listed: ListedPlace
    state: LineState
    sentence: str = ""


def import_places(listed: Sequence[ListedPlace], *, parent: Place | None, actor: Actor) -> list[Line]:
    """Takes the places in, below those that they name, else below ``parent``. Where one line is wrong, nothing is taken in."""
    permit_anywhere(actor, "places.arrange")
    with transaction.atomic():
        taking = _Taking(list(Place.objects.select_for_update().order_by("pk")), parent, actor)
        lines = taking.take(listed)
        if any(line.state == "wrong" for line in lines):
            transaction.set_rollback(True)
        elif taking.acts:
            put_down(taking.acts)
    return lines


class _Taking:
    """One run over a list: the places that are there so far, by name, and the acts that are to be put down."""

    def __init__(self, places: list[Place], parent: Place | None, actor: Actor) -> None:
        self.acts: list[jiheng.Act] = []
        self._by_name: dict[str, list[Place]] = {}
        self._parent, self._actor = parent, actor
        for place in places:
            self._by_name.setdefault(place.name, []).append(place)

    def take(self, listed: Sequence[ListedPlace]) -> list[Line]:
        """Lines whose parent stands further down wait until it is there."""
        answers: dict[int, Line] = {}
        waiting = dict(enumerate(listed))
        names = {number: (clean(line.name), clean(line.parent)) for number, line in waiting.items()}
        while waiting:
            coming = {names[number][0] for number in waiting}
            ready = [number for number in waiting if names[number][1] not in coming or names[number][1] in self._by_name]
            for number in ready or list(waiting):
                answers[number] = self._take_one(waiting.pop(number))
        return [answers[number] for number in sorted(answers)]

    def _take_one(self, line: ListedPlace) -> Line:
        try:
            parent = self._find_parent(line)
            kind = self._find_kind(line, parent)
            above = parent.pk if parent else None
            known = next((place for place in self._by_name.get(clean(line.name), []) if place.parent_id == above), None)
            if known is not None:
                return _compare(line, known, kind)
            place, act = enter_place(kind=kind, name=line.name, code=line.code, parent=parent, actor=self._actor)
        except RefusedPlace as refusal:
            return Line(line, "wrong", str(refusal))
        self._by_name.setdefault(place.name, []).append(place)
        self.acts.append(act)
        return Line(line, "new")

    def _find_parent(self, line: ListedPlace) -> Place | None:
        name = clean(line.parent)
        if not name:
            return None if line.kind == "bureau" else self._parent
        found = self._by_name.get(name, [])
        if not found:
            raise RefusedPlace(f"上级“{name}”不在系统里，也不在这份名单里（或它那一行有错）。")
        if len(found) > 1:
            raise RefusedPlace(f"叫“{name}”的上级有 {len(found)} 个，分不清是哪一个，请到单位页上逐个添加。")
        return found[0]

    def _find_kind(self, line: ListedPlace, parent: Place | None) -> str:
        if line.kind_word and not line.kind:
            raise RefusedPlace(f"类别“{line.kind_word}”不认识，应是{'、'.join(KIND_WORDS.values())}之一。")
        return line.kind or ("department" if parent is not None and parent.kind == "bureau" else "agency")


def _compare(line: ListedPlace, known: Place, kind: str) -> Line:
    """A place that is there already is left as it is; where the list says something else of it, a person decides."""
    if line.code and clean(line.code) != known.code:
        return Line(line, "wrong", f"已经有这个单位，编码是“{known.code or '空'}”，与名单上的“{line.code}”不同，请先到单位页上改好。")
    if line.kind and kind != known.kind:
        return Line(line, "wrong", f"已经有这个单位，类别是{known.get_kind_display()}，与名单上的不同，请核对。")
    return Line(line, "known")
