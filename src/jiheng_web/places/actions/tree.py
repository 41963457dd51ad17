"""The tree of places: added to, renamed, moved, put out of use. Nothing is ever deleted, for filings and the ledger point at it."""

import secrets

from django.db import transaction

import jiheng
from jiheng_web.actors import EVERYWHERE, Actor, permit
from jiheng_web.ledgers.actions import build_act, put_down, record
from jiheng_web.places.models import KIND_WORDS, Place

LONGEST_NAME = 200
LONGEST_CODE = 40
_ABOVE: dict[str, tuple[str | None, ...]] = {
    "bureau": (None, "bureau"), "department": ("bureau", "department"), "agency": ("bureau", "department", "agency"),
}  # fmt: skip
"""The kind of a place → the kinds that it may lie below."""
_DEEPEST = 8


class RefusedPlace(jiheng.JihengError):
    """A place, year or project cannot be as it is asked for; the sentence says why."""


def add_place(*, kind: str, name: str, code: str = "", parent: Place | None, actor: Actor) -> Place:
    """A new place below ``parent``; raises ``RefusedPlace`` where its name, kind or code is impossible."""
    permit(actor, "places.arrange", parent.path if parent else EVERYWHERE)
    with transaction.atomic():
        place, act = enter_place(kind=kind, name=name, code=code, parent=_lock(parent) if parent else None, actor=actor)
        put_down([act])
    return place


def enter_place(*, kind: str, name: str, code: str, parent: Place | None, actor: Actor) -> tuple[Place, jiheng.Act]:
    """The row of a new place and the act that has to be put down with it; ``parent`` must be locked. Raises ``RefusedPlace``."""
    role = permit(actor, "places.arrange", parent.path if parent else EVERYWHERE)
    place = Place(kind=kind, name=clean(name), code=clean(code), parent=parent, path=f"draft {secrets.token_hex()}")
    _check(place)
    place.save()
    place.path = f"{parent.path if parent else EVERYWHERE}{place.pk}/"
    place.save(update_fields=["path"])
    return place, build_act("places.add", actor=actor, role=role, subject=f"place/{place.pk}", after=_facts(place))


def change_place(place: Place, *, name: str, code: str, actor: Actor) -> Place:
    """Another name or code for a place; raises ``RefusedPlace``."""
    role = permit(actor, "places.arrange", place.path)
    with transaction.atomic():
        if place.parent:
            _lock(place.parent)
        locked = _lock(place)
        before = _facts(locked)
        locked.name, locked.code = clean(name), clean(code)
        if _facts(locked) == before:
            return locked
        _check(locked)
        locked.save(update_fields=["name", "code"])
        record("places.change", actor=actor, role=role, subject=f"place/{locked.pk}", before=before, after=_facts(locked))
    return locked


def move_place(place: Place, *, parent: Place, actor: Actor) -> Place:
    """Puts a place with everything below it below another one; raises ``RefusedPlace`` where that cannot be."""
    role = permit(actor, "places.arrange", place.path)
    permit(actor, "places.arrange", parent.path)
    with transaction.atomic():
        tree = {row.pk: row for row in Place.objects.select_for_update().order_by("pk")}
        moved, above = tree[place.pk], tree[parent.pk]
        if above.path.startswith(moved.path):
            raise RefusedPlace(f"“{moved.name}”不能放到自己或自己的下级“{above.name}”下面。")
        before, old_path = _facts(moved), moved.path
        moved.parent = above
        _check(moved)
        new_path = f"{above.path}{moved.pk}/"
        for row in tree.values():
            if row.path.startswith(old_path):
                Place.objects.filter(pk=row.pk).update(path=new_path + row.path.removeprefix(old_path))
        Place.objects.filter(pk=moved.pk).update(parent=above)
        record("places.move", actor=actor, role=role, subject=f"place/{moved.pk}", before=before, after=_facts(moved))
    moved.refresh_from_db()
    return moved


def set_place_active(place: Place, *, is_active: bool, actor: Actor) -> Place:
    """Puts a place out of use or into use again; raises ``RefusedPlace`` while places in use lie below it."""
    role = permit(actor, "places.arrange", place.path)
    with transaction.atomic():
        locked = _lock(place)
        if locked.is_active == is_active:
            return locked
        used = Place.objects.filter(path__startswith=locked.path, is_active=True).exclude(pk=locked.pk).order_by("path").first()
        if not is_active and used is not None:
            raise RefusedPlace(f"“{locked.name}”下面还有在用的“{used.name}”，请先停用或移走下级单位。")
        if is_active and locked.parent is not None and not locked.parent.is_active:
            raise RefusedPlace(f"上级“{locked.parent.name}”已停用，请先启用上级，或把“{locked.name}”移到别的上级下面。")
        Place.objects.filter(pk=locked.pk).update(is_active=is_active)
        action = "places.activate" if is_active else "places.deactivate"
        before, after = {"is_active": not is_active}, {"is_active": is_active}
        record(action, actor=actor, role=role, subject=f"place/{locked.pk}", before=before, after=after)
    locked.is_active = is_active
    return locked


def clean(text: str) -> str:
    """What was typed, without invisible characters and blanks around it, and with single blanks inside."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())


def _lock(place: Place) -> Place:
    return Place.objects.select_for_update().get(pk=place.pk)


def _facts(place: Place) -> dict[str, object]:
    """What the ledger says of a place."""
    return {"kind": place.kind, "name": place.name, "code": place.code, "parent": place.parent_id}


def _check(place: Place) -> None:
    """Raises ``RefusedPlace`` for what a place cannot be."""
    if not place.name:
        raise RefusedPlace("请写单位名称。")
    if len(place.name) > LONGEST_NAME or len(place.code) > LONGEST_CODE:
        raise RefusedPlace(f"单位名称最多 {LONGEST_NAME} 字，编码最多 {LONGEST_CODE} 位：“{place.name[:20]}…”太长了。")
    above = place.parent
    if place.kind not in KIND_WORDS or (above.kind if above else None) not in _ABOVE[place.kind]:
        raise RefusedPlace(_misplaced(place))
    if above is not None and above.path.count("/") > _DEEPEST:
        raise RefusedPlace(f"“{above.name}”已经是第 {_DEEPEST} 级，下面不能再有单位。")
    others = Place.objects.exclude(pk=place.pk)
    if others.filter(parent=above, name=place.name).exists():
        raise RefusedPlace(f"“{above.name if above else '最上级'}”下面已经有“{place.name}”，请换一个名称，或到原来的单位里改。")
    if place.code and others.filter(code=place.code).exists():
        raise RefusedPlace(f"编码“{place.code}”已经是别的单位的，请核对。")


def _misplaced(place: Place) -> str:
    if place.kind not in KIND_WORDS:
        return f"单位类别应是{'、'.join(KIND_WORDS.values())}之一。"
    wanted = [KIND_WORDS[kind] for kind in _ABOVE[place.kind] if kind]
    if place.parent is None:
        return f"“{place.name}”是{KIND_WORDS[place.kind]}，要选一个上级（{'或'.join(wanted)}）。"
    parent = f"“{place.parent.name}”（{KIND_WORDS[place.parent.kind]}）"
    return f"“{place.name}”是{KIND_WORDS[place.kind]}，上级应是{'或'.join(wanted)}，不能放在{parent}下面。"
