"""Whether a document that came back is the form that was issued, and where it was changed: columns and labels missing, added, renamed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal, NamedTuple

from jiheng.document import Document, Row, Table
from jiheng.forms.fillers.fill import get_form_layout
from jiheng.forms.templates.issuing import TemplateFor, lay_out_template, list_labels
from jiheng.regulations.layouts_labels import fold_label

ChangeKind = Literal["missing-column", "added-column", "renamed-column", "moved-column", "missing-label", "other-form"]

_WORDS: dict[ChangeKind, str] = {
    "missing-column": "少了列“{label}”", "added-column": "多了列“{found}”", "renamed-column": "列“{label}”改成了“{found}”",
    "moved-column": "列的次序变了：“{label}”不在原来的位置", "missing-label": "少了“{label}”一栏", "other-form": "不是下发的模板",
}


@dataclass(frozen=True, slots=True)
class TemplateChange:
    """One change to an issued form: the ``label`` on it, and what was ``found`` there; ``tables`` are those (from 1) that have it."""

    kind: ChangeKind
    label: str = ""
    found: str = ""
    tables: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The change in words."""
        return _WORDS[self.kind].format(label=self.label, found=self.found)


class _Labels(NamedTuple):
    """The heads of a form and its other labels, folded → as printed, and over how many rows the heads reach."""

    heads: dict[str, str]
    others: dict[str, str]
    height: int


def compare_template(document: Document, *, form: str, region: str | None = None) -> tuple[TemplateChange, ...]:
    """What is other in ``document`` than in the official ``form`` of a ``region``; nothing where it is as it was issued.

    Only printed labels count: what was filled in, added rows and further sheets without the form change nothing. Raises
    ``JihengError`` where there is no such form.
    """
    sheets = lay_out_template(TemplateFor(""), get_form_layout(form, region))
    heads, others = ({fold_label(text): text for text in texts if fold_label(text)} for texts in list_labels(sheets))
    first, last = sheets[0].repeated or (0, 0)
    labels = _Labels(heads, others, last - first + 1)
    tables = [(table, head) for table in document.tables if (head := _find_head(table, labels))]
    if not tables:
        return (TemplateChange("other-form"),)
    found: dict[TemplateChange, list[int]] = {}
    for table, head in tables:
        for change in _list_changes(table, head, labels):
            found.setdefault(change, []).append(table.number)
    return tuple(TemplateChange(one.kind, one.label, one.found, tuple(numbers)) for one, numbers in found.items())


def _find_head(table: Table, labels: _Labels) -> Row | None:
    """The row (or rows, as one) with most heads of the form; None where it has less than half of them."""
    stretches = (tuple(chain.from_iterable(table.rows[at:at + labels.height])) for at in range(len(table.rows)))
    best = max(stretches, key=lambda row: len(_fold_row(row) & labels.heads.keys()), default=None)
    return best if best and 2 * len(_fold_row(best) & labels.heads.keys()) >= len(labels.heads) else None


def _list_changes(table: Table, head: Row, labels: _Labels) -> Iterator[TemplateChange]:
    now = {fold_label(text): text for text in _texts(head)}
    beside = {fold_label(cell.text) for row in table.rows for cell in row if cell.source.column == head[0].source.column}
    gone = [label for label in labels.heads if label not in now]
    new = [label for label in now if label not in labels.heads and label not in labels.others and label not in beside]
    yield from _list_renamed(list(labels.heads), list(now), gone, new, labels, now)
    stayed, order = [label for label in labels.heads if label in now], [label for label in now if label in labels.heads]
    moved = next((label for label, other in zip(stayed, order, strict=True) if label != other), None)
    if moved:
        yield TemplateChange("moved-column", labels.heads[moved])
    held = {fold_label(cell.text) for row in table.rows for cell in row}
    yield from (TemplateChange("missing-label", text) for label, text in labels.others.items() if label not in held)


def _list_renamed(
    before: Sequence[str], after: Sequence[str], gone: list[str], new: list[str], labels: _Labels, now: dict[str, str]
) -> Iterator[TemplateChange]:
    """A head that is gone and a new one between the same neighbours are one head renamed."""
    for label in gone:
        place = before.index(label)
        left = before[place - 1] if place else None
        follower = after.index(left) + 1 if left in after else 0 if left is None else None
        other = after[follower] if follower is not None and follower < len(after) else None
        if other in new:
            new.remove(other)
            yield TemplateChange("renamed-column", labels.heads[label], now[other])
        else:
            yield TemplateChange("missing-column", labels.heads[label])
    yield from (TemplateChange("added-column", found=now[label]) for label in new)


def _texts(row: Row) -> Iterator[str]:
    """The texts of a row, that of a merged cell once."""
    yield from dict.fromkeys(cell.text.strip() for cell in row if fold_label(cell.text))


def _fold_row(row: Row) -> set[str]:
    return {fold_label(cell.text) for cell in row}
