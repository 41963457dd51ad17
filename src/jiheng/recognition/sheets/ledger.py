"""What became of every cell of a sheet: a field, furniture of the form, or a notice. What nobody claimed is said at the end."""

from collections.abc import Iterable

from jiheng.document import Notice, NoticeKind
from jiheng.recognition.sheets.lines import Block, Line
from jiheng.source import Source
from jiheng.text.residue import strip_residue

_EXCERPT = 60


class Ledger:
    """Collects furniture and notices while a sheet is read."""

    def __init__(self) -> None:
        self.furniture: list[Source] = []
        self.notices: list[Notice] = []
        self._claimed: set[Source] = set()

    def take(self, *blocks: Block) -> None:
        """These blocks became fields."""
        self._claimed.update([cell.source for block in blocks for cell in block.cells])

    def set_aside(self, *blocks: Block) -> None:
        """These blocks belong to the form and not to the filing; a second time counts nothing."""
        for cell in (cell for block in blocks for cell in block.cells):
            if cell.source not in self._claimed:
                self._claimed.add(cell.source)
                self.furniture.append(cell.source)

    def say(self, text: str, source: Source, kind: NoticeKind = "caution") -> None:
        """A notice on a stretch, in one Chinese sentence."""
        self.notices.append(Notice(text, source, kind))

    def reject(self, block: Block, why: str) -> None:
        """A notice that a block was not read, and why."""
        if block.cell.source not in self._claimed:
            self._claimed.add(block.cell.source)
            self.say(f"{why}：{excerpt(block.text)}", block.cell.source, "unread")

    def is_claimed(self, block: Block) -> bool:
        """Whether something already became of a block."""
        return block.cell.source in self._claimed

    def close(self, lines: Iterable[Line], fields: Iterable[Source]) -> None:
        """A notice for every block that is in none of the ``fields`` of the filing, no furniture and in no notice."""
        said = [notice.source for notice in self.notices]
        known = {(place.table, place.row, place.column) for place in (*fields, *self.furniture, *said)}
        for line in lines:
            alone = line.width == 1 or len(line.blocks) == 1
            for block in line.fresh:
                place = block.cell.source
                if (place.table, place.row, place.column) not in known:
                    what = "表外文字没有读" if alone else "表里的内容没有读"
                    self.say(f"{what}：{excerpt(block.text)}", place, "around" if alone else "unread")


def excerpt(text: str) -> str:
    """The beginning of a text, as notices quote it."""
    plain = strip_residue(text)
    return plain if len(plain) <= _EXCERPT else plain[:_EXCERPT] + "…"
