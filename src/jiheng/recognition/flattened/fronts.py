"""Labels and texts → rows of a grid: one label and its text a row, money in one or two blocks, money tables as they were."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from jiheng.recognition.flattened.atoms import Atom, Gap
from jiheng.recognition.flattened.columns import CELLS, ONE_LINE, ROWS, STACKED, read_columns
from jiheng.recognition.flattened.grid import Field, text_of
from jiheng.recognition.flattened.suits import is_amount, width_of
from jiheng.recognition.flattened.tokens import Token

_BORDERS = {Gap.NONE: ONE_LINE, Gap.CELL: CELLS, Gap.BLANK: ROWS}
_WIDER = 2
_YEARLY = ("当年", "年度", "本年", "上年", "全年")
_AMOUNT_HEADS_LEAST = 2
_Pair = tuple[Field, Field]


class Front:
    """The rows above the indicators, and the pieces that no row has room for."""

    def __init__(self, tokens: Sequence[Token], gap: Gap) -> None:
        self.rows: list[list[Field]] = []
        self.unread: list[Atom] = []
        self._tokens = list(_with_headings(tokens))
        self._gap = gap
        self._at = 0
        self._side: Field = ()
        while self._at < len(self._tokens):
            self._read_next()

    def _read_next(self) -> None:
        token = self._tokens[self._at]
        role = token.word.role if token.word else None
        if self._heads():
            self._read_table()
        elif role == "amount":
            self._read_amounts()
        elif role == "objective":
            self._read_objectives()
        elif role in ("heading", "money_heading"):
            self._side = token.field
            self._at += 1
            if role == "heading" or not self._is_amount_next():
                self.rows.append([self._take_side()])
        elif role == "value":
            self._at += 1
            self._read_value(token)
        else:
            self.rows.append([token.field])
            self._at += 1

    def _take_side(self) -> Field:
        side, self._side = self._side, ()
        return side

    def _is_amount_next(self) -> bool:
        """Whether money goes on: its heading may stand anywhere at the side of it."""
        for token in self._following():
            if token.head or not token.word or token.word.role != "money_heading":
                return bool(token.head or (token.word and token.word.role == "amount"))
        return False

    def _following(self) -> Iterator[Token]:
        return (self._tokens[at] for at in range(self._at, len(self._tokens)))

    def _texts(self) -> list[Field]:
        """The texts up to the next label."""
        texts = []
        while self._at < len(self._tokens) and not self._tokens[self._at].is_label:
            texts.append(self._tokens[self._at].field)
            self._at += 1
        return texts

    def _read_value(self, label: Token) -> None:
        """The text behind a label, with the lines that it was wrapped over; what stands there besides is not read."""
        texts = self._texts()
        field = label.word.field if label.word else None
        if field == "total_score" and len(texts) > 1 and all(is_amount(text_of(text)) for text in texts[:2]):
            self.rows.append([label.field, *texts[:2]])  # the points in front of the score
            self.unread.extend(atom for text in texts[2:] for atom in text)
            return
        is_long = field in ("note", "deviation_reason")
        if self._gap != Gap.LINE or (is_long and texts and texts[0][0].gap != Gap.BLANK):
            taken = len(texts)
        else:
            taken = 1 if texts and texts[0][0].gap == Gap.BLANK else _wrapped(texts)
        self.rows.append([label.field, tuple(atom for text in texts[:taken] for atom in text)])
        self.unread.extend(atom for text in texts[taken:] for atom in text)

    def _read_objectives(self) -> None:
        """Labels one after the other have their texts in the same order."""
        labels: list[Token] = []
        while self._at < len(self._tokens) and (word := self._tokens[self._at].word) and word.role == "objective":
            labels.append(self._tokens[self._at])
            self._at += 1
        texts = self._texts()
        parted = _part_texts(texts, len(labels))
        if parted is None:
            self.unread.extend(atom for text in texts for atom in text)
            parted = [()] * len(labels)
        self.rows.extend([label.field, text] for label, text in zip(labels, parted, strict=True))

    def _heads(self) -> list[Token]:
        """Two or more heads of columns of money, one after the other."""
        heads = []
        for token in self._following():
            if not token.head:
                break
            heads.append(token)
        return heads if len(heads) >= _AMOUNT_HEADS_LEAST else []

    def _read_table(self) -> None:
        heads = self._heads()
        self._at += len(heads)
        self.rows.append([self._take_side(), (), *(head.field for head in heads)])
        kinds = [head.head or "text" for head in heads]
        while self._at < len(self._tokens) and (word := self._tokens[self._at].word) and word.role == "amount":
            label = self._tokens[self._at]
            self._at += 1
            pieces = [(atom,) for text in self._texts() for atom in text]
            read = read_columns(pieces, kinds, _BORDERS.get(self._gap, STACKED))
            if len(read) > 1 or (pieces and not read):
                self.unread.extend(atom for piece in pieces for atom in piece)
                read = []
            self.rows.append([(), label.field, *(read[0] if read else ())])

    def _read_amounts(self) -> None:
        """Labels each with an amount: in one block, or in two side by side, the whole period on the left and the year on the right."""
        pairs: list[tuple[Token, Field]] = []
        while self._is_amount_next() and not self._heads():
            label = self._tokens[self._at]
            self._at += 1
            if label.word and label.word.role == "money_heading":
                self._side = label.field
                continue
            atoms = [atom for text in self._texts() for atom in text]
            amount = atoms[:1] if atoms and is_amount(atoms[0].text) else []
            self.unread.extend(atoms[len(amount):])
            pairs.append((label, tuple(amount)))
        side = self._take_side()
        left, right = _blocks(pairs)
        for index, (one, other) in enumerate(zip_longest(left, right, fillvalue=((), ()))):
            row = [side if index == 0 else (), *one]
            self.rows.append([*row, *other] if right else row)


def _with_headings(tokens: Sequence[Token]) -> list[Token]:
    """项目绩效目标 in front of the labels of other objectives is the heading above them."""
    changed = list(tokens)
    for index, (token, following) in enumerate(pairwise(tokens)):
        if token.word and following.word and token.word.role == following.word.role == "objective" and (
            token.word.field == "objective" or _is_above(tokens, index)
        ):
            changed[index] = token._replace(word=token.word._replace(role="heading"))
    return changed


def _is_above(tokens: Sequence[Token], index: int) -> bool:
    """Whether three labels of objectives stand in a row, the first of them the heading of the other two."""
    three = tokens[index:index + 3]
    return len(three) == 3 and all(token.word and token.word.role == "objective" for token in three)


def _wrapped(texts: Sequence[Field]) -> int:
    """How many lines are one cell: all but its last are as wide as the column, the last one no wider."""
    widths = [width_of(text_of(text)) for text in texts]
    for taken in range(len(texts), 1, -1):
        full, last = widths[:taken - 1], widths[taken - 1]
        if max(full) - min(full) <= _WIDER and last <= max(full):
            return taken
    return min(len(texts), 1)


def _part_texts(texts: Sequence[Field], labels: int) -> list[Field] | None:
    """So many texts out of pieces: by the cells of the file, by their number, or where numbering begins again; None where nothing tells."""
    if labels == 1:
        return [tuple(atom for text in texts for atom in text)]
    sentences = _part_sentences(texts, labels)
    if sentences:
        return sentences
    places = list(dict.fromkeys((text[0].source.row, text[0].source.column) for text in texts))
    if len(places) == labels:
        return [
            tuple(atom for text in texts if (text[0].source.row, text[0].source.column) == place for atom in text) for place in places
        ]
    begins = [index for index, text in enumerate(texts) if index == 0 or text_of(text).lstrip("\"“（(").startswith(("1", "一", "目标1"))]
    if len(begins) == labels and texts:
        ends = [*begins[1:], len(texts)]
        return [tuple(atom for text in texts[begin:end] for atom in text) for begin, end in zip(begins, ends, strict=True)]
    return None if texts else [()] * labels


def _part_sentences(texts: Sequence[Field], labels: int) -> list[Field] | None:
    """So many texts as there are pieces that end a sentence; None where there are more or fewer."""
    atoms = [atom for text in texts for atom in text]
    ends = [index for index, atom in enumerate(atoms, 1) if atom.text.endswith(("。", "！", "!"))]
    if not ends or len(ends) != labels or ends[-1] != len(atoms):
        return None
    return [tuple(atoms[begin:end]) for begin, end in zip([0, *ends], ends, strict=False)]


def _blocks(pairs: Sequence[tuple[Token, Field]]) -> tuple[list[_Pair], list[_Pair]]:
    """The pairs on the left and on the right; all on the left where the form has one block."""
    terms = {label.word.field for label, _ in pairs if label.word}
    if not {"period", "annual"} <= terms:
        return [(label.field, amount) for label, amount in pairs], []
    left: list[_Pair] = []
    right: list[_Pair] = []
    seen: set[str] = set()
    for label, amount in pairs:
        field = label.word.field if label.word else ""
        is_yearly = field == "annual" or any(word in text_of(label.field) for word in _YEARLY) and field != "period"
        block = right if is_yearly or field in seen else left
        if block is left:
            seen.add(field)
        block.append((label.field, amount))
    return left, right
