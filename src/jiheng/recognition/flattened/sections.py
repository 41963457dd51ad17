"""Where in a flattened document the tables of indicators are, and how their cells were parted when the document was flattened."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiheng.recognition.flattened.atoms import Atom, Gap
from jiheng.recognition.flattened.grid import Field
from jiheng.recognition.flattened.words import find_head, find_label, list_initials
from jiheng.recognition.sheets.indicators import RATINGS
from jiheng.regulations.taxonomy import read_category, read_dimension

_PIECES_MOST, _HALF_MOST = 4, 2
_HEADS_LEAST = 3
_STRANGE_MOST, _STRANGE_LENGTH = 15, 20
_FIRST = frozenset({"dimension", "category", "name", "weak_name", "number", "region"})
_ENDS = frozenset({"value", "objective", "money_heading"})


@dataclass(frozen=True, slots=True)
class Section:
    """One form: what stands above its indicators, the heads of their columns, what stands below, as ranges of atoms.

    ``gap`` is what parts the heads, and so most cells; none where the whole form stands in one line.
    """

    start: int
    heads: tuple[tuple[str, Field], ...]
    heads_start: int
    body: int
    end: int
    gap: Gap


def find_sections(atoms: Sequence[Atom]) -> list[Section]:
    """The forms in reading order; the first begins with the document, each following one where the labels of another form begin."""
    runs = list(_runs(atoms))
    sections: list[Section] = []
    for index, (at, heads, end) in enumerate(runs):
        start = sections[-1].end if sections else 0
        limit = runs[index + 1][0] if index + 1 < len(runs) else len(atoms)
        gap = Counter(head[0].gap for _, head in heads[1:]).most_common(1)[0][0]
        if gap == Gap.BLANK and end < limit and atoms[end].line == heads[0][1][0].line:
            gap = Gap.NONE
        sections.append(Section(start, tuple(heads), at, end, _body_end(atoms, end, limit), gap))
    return sections


def _runs(atoms: Sequence[Atom]) -> Iterator[tuple[int, list[tuple[str, Field]], int]]:
    """Runs of heads one after the other, with where they begin and end."""
    at = 0
    while at < len(atoms):
        heads: list[tuple[str, Field]] = []
        end = at
        while (head := _head_at(atoms, end) or _rating_at(atoms, end, heads)) is not None and (heads or head[0] in _FIRST):
            heads.append(head)
            end += len(head[1])
        kinds = {kind for kind, _ in heads}
        if len(heads) >= _HEADS_LEAST and kinds & {"name", "weak_name", "category"}:
            end = _with_strange_heads(atoms, end, heads)
            yield at, heads, end
        at = max(end, at + 1) if len(heads) >= _HEADS_LEAST else at + 1


def _head_at(atoms: Sequence[Atom], at: int) -> tuple[str, Field] | None:
    """The head that begins with an atom, put together from as many as it takes, not over the border of a cell."""
    if at >= len(atoms) or atoms[at].text[:1] not in list_initials():
        return None
    found, text = None, ""
    for end in range(at, min(at + _PIECES_MOST, len(atoms))):
        if end > at and (atoms[end].gap == Gap.CELL or (found and len(text) > _HALF_MOST and find_head(atoms[end].text))):
            break
        text += atoms[end].text
        word = find_head(text)
        if word:
            found = word, tuple(atoms[at:end + 1])
    return found


def _rating_at(atoms: Sequence[Atom], at: int, heads: Sequence[tuple[str, Field]]) -> tuple[str, Field] | None:
    """The head of a column of a rating: one character, which heads a column only behind others, and not under a head of values."""
    if len(heads) < _HEADS_LEAST - 1 or at >= len(atoms) or atoms[at].text not in RATINGS:
        return None
    field, before = heads[-1]
    is_under = field.endswith("target") and before[0].text not in RATINGS
    return None if is_under else ("target", (atoms[at],))


def _with_strange_heads(atoms: Sequence[Atom], end: int, heads: list[tuple[str, Field]]) -> int:
    """Heads that are no known words, such as the names of counties: what stands between the known ones and the first 一级 or 二级指标."""
    strange: list[Atom] = []
    for atom in atoms[end:end + _STRANGE_MOST]:
        if read_dimension(atom.text).taxon or read_category(atom.text).taxon:
            kinds = [(head[0] if (head := _head_at((atom,), 0)) else "target", (atom,)) for atom in strange if atom.text]
            heads.extend(kinds)
            return end + len(strange)
        if len(atom.text) > _STRANGE_LENGTH or atom.line != atoms[end - 1].line:
            break
        strange.append(atom)
    return end


def _body_end(atoms: Sequence[Atom], at: int, limit: int) -> int:
    """Where the rows of indicators end: the first label of a form that begins a line or a cell."""
    for index in range(at, limit):
        atom = atoms[index]
        if atom.gap >= Gap.LINE and (word := find_label(atom.text)) and word.role in _ENDS and not read_category(atom.text).taxon:
            return index
    return limit
