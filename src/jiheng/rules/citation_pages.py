"""What stands on a document: its status, and the rules, schemes, profiles and numbers that cite it."""

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.errors import UnknownCitation
from jiheng.regulations.citations import STATUS_WORDS, CitedDocument, find_cited, get_cited, list_cited
from jiheng.regulations.disclosures import list_disclosures
from jiheng.regulations.near_words import say_near
from jiheng.regulations.parameters import get_parameter, list_parameters
from jiheng.regulations.profile_chain import list_profiles
from jiheng.regulations.profiles import load_profile
from jiheng.regulations.scoring import list_schemes, load_scheme
from jiheng.rules.registry import RULES


@dataclass(frozen=True, slots=True)
class CitationPage:
    """A document for people: what it is, how far it was seen, and what stands on it."""

    documents: tuple[CitedDocument, ...]

    @property
    def markdown(self) -> str:
        """The page as Markdown."""
        lines = [f"# {self.documents[0].citation.document}"]
        for cited in self.documents:
            lines += ["", f"## {cited.title}", "", *(f"- {line}" for line in _facts(cited)), "", "以它为依据的：", ""]
            lines += [f"- {line}" for line in list_dependents(cited.key)] or ["- 没有（它已被代替）"]
        return "\n".join([*lines, ""])


def explain_citation(words: str) -> CitationPage:
    """The page of the document with this key, number or name; raises ``UnknownCitation`` with those that come nearest."""
    if documents := find_cited(words):
        return CitationPage(documents)
    known = {cited.citation.document for cited in list_cited()}
    raise UnknownCitation(f"依据库里没有“{words.strip()[:30]}”，{say_near(words.strip(), known)}；全部依据见 jiheng explain --citations。")


def list_dependents(key: str) -> tuple[str, ...]:
    """What cites the document filed under ``key``, in words: rules, schemes, profiles, numbers, what is to be published."""
    return (
        *(f"规则 {rule.code} {rule.name}" for rule in RULES if key in rule.cites),
        *(f"计分办法 {name}" for name in list_schemes() if get_cited(key).citation in load_scheme(name).cites),
        *(f"口径 {load_profile(name).title}" for name in list_profiles() if key in load_profile(name).origin.cites),
        *(f"数值 {get_parameter(name).title}" for name in list_parameters() if get_parameter(name).cite == key),
        *(f"公开日历 {disclosure.title}" for disclosure in list_disclosures() if disclosure.cite == key),
    )


def list_replacements(key: str) -> tuple[CitedDocument, ...]:
    """The documents that replace the one filed under ``key``."""
    return tuple(cited for cited in list_cited() if key in cited.replaces)


def _facts(cited: CitedDocument) -> Iterator[str]:
    yield f"核对情况：{STATUS_WORDS[cited.citation.status]}{f'；{cited.note}' if cited.note else ''}"
    if cited.citation.article and cited.citation.status == "verified":
        yield f"条款：{cited.citation.article}"
    yield f"类别：{cited.kind}{f'，{cited.issuer}' if cited.issuer else ''}{f'，{cited.since}起' if cited.since else ''}"
    for key in cited.replaces:
        yield f"代替：{get_cited(key).citation.document}"
    for later in list_replacements(cited.key):
        yield f"已由 {later.citation.document} 代替"
    yield f"键：{cited.key}"
