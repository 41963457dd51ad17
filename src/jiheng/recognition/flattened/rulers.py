"""Where pieces stand on the lines of a page shown as text: programs count columns in characters, or in what characters print."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from jiheng.recognition.flattened.atoms import Atom
from jiheng.recognition.flattened.suits import width_of

WIDE = 2
"""So many blanks at least part cells."""

Span = tuple[int, int]
_EVENER, _OF = 4, 5


class Ruler:
    """The first column and the one behind the last of every piece, counted so that more cells begin below each other."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        narrow = {atom: (atom.source.start, atom.source.end) for atom in atoms}
        wide = dict(_wide_spans(atoms))
        begun = [atom for before, atom in pairwise(atoms) if count_blanks(before, atom) >= WIDE]
        counts = [len({spans[atom][0] for atom in begun}) for spans in (wide, narrow)]
        self._spans = wide if _OF * counts[0] <= _EVENER * counts[1] else narrow

    def span(self, atoms: Sequence[Atom]) -> Span:
        """Where neighbours on a line begin and end together."""
        return self._spans[atoms[0]][0], self._spans[atoms[-1]][1]


def count_blanks(before: Atom, atom: Atom) -> int:
    """How many blanks stand between neighbours on a line; none where a line begins."""
    return atom.source.start - before.source.end if before.line == atom.line else 0


def _wide_spans(atoms: Sequence[Atom]) -> Iterator[tuple[Atom, Span]]:
    for _, line in groupby(atoms, key=lambda atom: atom.line):
        wider = 0
        for atom in line:
            start = atom.source.start + wider
            wider += width_of(atom.text) - len(atom.text)
            yield atom, (start, atom.source.end + wider)
