"""Which profiles a profile stands on, nearest first, and where it comes from."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jiheng.errors import BrokenRegulation, UnknownProfile
from jiheng.regulations.store import list_names, load_yaml, strings_at


@dataclass(frozen=True, slots=True)
class ProfileOrigin:
    """Where a profile comes from: who signed it and under which document, from when until when it counts, the keys of the citations it
    stands on, and for a bureau's own file the SHA-256 ``digest`` of its bytes. ``lapses`` says which parts do not count on the day."""

    signed_by: str = ""
    document: str = ""
    issued: datetime.date | None = None
    effective: datetime.date | None = None
    until: datetime.date | None = None
    note: str = ""
    cites: tuple[str, ...] = ()
    digest: str = ""
    lapses: tuple[str, ...] = ()

    @property
    def signature(self) -> str:
        """Who signed it, for people: ``某局张三签发，某财绩〔2026〕1号``; empty where nobody did."""
        signer = f"{self.signed_by}签发" if self.signed_by else ""
        day = f"{self.issued.isoformat()}印发" if self.issued else ""
        return "，".join(filter(None, (signer, self.document, day)))


@dataclass(frozen=True, slots=True)
class Link:
    """One profile of a chain, as written."""

    name: str
    path: str
    content: Mapping[str, object]
    digest: str = ""

    @property
    def title(self) -> str:
        """What people call it."""
        return str(self.content.get("title", self.name))

    def counts(self, on: datetime.date | None) -> bool:
        """Whether it is in force on the day; always where no day is given."""
        since, until = self.content.get("effective"), self.content.get("until")
        begun = on is None or not isinstance(since, datetime.date) or since <= on
        return begun and (on is None or not isinstance(until, datetime.date) or on <= until)


def list_profiles() -> tuple[str, ...]:
    """The names of all built-in profiles, sorted."""
    return list_names("profiles")


def chain_of(name: str) -> list[Link]:
    """The built-in profile ``name`` and what it extends, nearest first."""
    known, chain = list_profiles(), [name]
    while True:
        if chain[-1] not in known:
            raise UnknownProfile(f"没有名为“{chain[-1]}”的口径，可用的有：{'、'.join(known)}；本局自己的口径请写文件路径，如 ./本局口径.yaml。")
        base = load_yaml(f"profiles/{chain[-1]}.yaml").get("extends")
        if base is None:
            return [Link(link, f"profiles/{link}.yaml", load_yaml(f"profiles/{link}.yaml")) for link in chain]
        if base in chain:
            raise BrokenRegulation(f"profiles/{name}.yaml：extends 绕成了一圈。")
        chain.append(str(base))


def origin_of(chain: Sequence[Link], *, on: datetime.date | None) -> ProfileOrigin:
    """Where the nearest profile of a chain comes from, and which of the chain are not in force on the day."""
    own, day_of_check = chain[0].content, on.isoformat() if on else ""
    lapses = tuple(f"口径“{link.title}”在{day_of_check}不在执行期内，这一天按它沿用的口径检查。" for link in chain if not link.counts(on))
    issued, effective, until = (day if isinstance(day := own.get(key), datetime.date) else None for key in ("issued", "effective", "until"))
    signed_by, document, note = (str(own.get(key) or "") for key in ("signed_by", "document", "note"))
    cites = strings_at(dict(own), "cites", path=chain[0].path)
    return ProfileOrigin(signed_by, document, issued, effective, until, note, cites, chain[0].digest, lapses)
