"""The regulated numbers by name: what each is, and what it stands on."""

from dataclasses import dataclass
from functools import cache

from jiheng.errors import BrokenRegulation
from jiheng.regulations.citations import PRACTICE, get_cited
from jiheng.regulations.store import PARAMETERS, load_yaml

_PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A regulated number: what people call it (with its unit) and the key of the citation it stands on. Values are a profile's."""

    name: str
    title: str
    cite: str

    @property
    def ground(self) -> str:
        """The citation for people: ``财预〔2020〕10号（条款待核对原文）``; of mere practice its name."""
        cited = get_cited(self.cite)
        return cited.citation.document if cited.kind == PRACTICE else str(cited.citation)


@cache
def get_parameter(name: str) -> Parameter:
    """The parameter of this name, mere practice where no ground is given; raises ``BrokenRegulation`` where there is none."""
    entry = load_yaml(PARAMETERS).get(name)
    if not isinstance(entry, dict) or "title" not in entry:
        raise BrokenRegulation(f"{PARAMETERS}：没有数值 {name}，或缺 title。")
    return Parameter(name, str(entry["title"]), str(entry.get("cite", _PRACTICE)))


def list_parameters() -> tuple[str, ...]:
    """The names of all parameters in the order of the file."""
    return tuple(load_yaml(PARAMETERS))
