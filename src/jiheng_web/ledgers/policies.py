"""Who sees what of the ledger.

Whoever may see the operations of everything sees all entries; the audit administrator too, but not what business acts were about; whoever
holds a role further down finds the entries of an object on its page, and here the acts of their own.
"""

from dataclasses import dataclass

from jiheng_web.actors import Actor

_OPEN_AREAS = ("accounts", "installation", "jobs", "ledger", "years")
"""What the audit administrator sees whole: acts of administration."""
_TOP_SLASHES = 2
"""The path of the bureau at the top of the tree is ``/1/``, that of everywhere ``/``."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What an actor sees: any entry at all, all entries or only their own, and the values in all of them."""

    is_open: bool
    is_whole: bool
    has_values: bool

    def shows_values(self, action: str, *, is_own: bool) -> bool:
        """Whether the values of an act may be shown."""
        return self.has_values or is_own or action.partition(".")[0] in _OPEN_AREAS


def get_sight_of(actor: Actor) -> Sight:
    """What ``actor`` sees of the ledger."""
    paths, audits = actor.list_paths("ledger.see"), bool(actor.list_paths("accounts.audit"))
    is_above_all = any(path.count("/") <= _TOP_SLASHES for path in paths)
    return Sight(is_open=bool(paths) or audits, is_whole=is_above_all or audits, has_values=is_above_all)


def can_take_away(actor: Actor) -> bool:
    """Whether ``actor`` may download a whole segment, which says everything."""
    return get_sight_of(actor).has_values


def can_verify(actor: Actor) -> bool:
    """Whether ``actor`` may have the ledger verified and take checkpoints away."""
    return get_sight_of(actor).is_whole

