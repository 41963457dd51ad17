"""Forms as they are found once something has flattened them: what PDF extraction, copying and converters leave of a printed table."""

from dataclasses import dataclass
from itertools import chain, groupby

Row = tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """A form with one project: labels with values above, then money, objectives, and the indicators below their heads.

    ``indicators`` are rows under ``heads``; a 一级 or 二级指标 that is the same as in the row above is one cell merged over both.
    """

    title: str = "财政项目支出绩效目标申报表"
    year: str = "（2026年度）"
    labels: tuple[Row, ...] = (
        ("项目名称", "河道保洁经费", "项目性质", "经常性项目"), ("主管部门", "青江市水务局", "实施单位", "青江市河道管理所"),
    )
    money: tuple[Row, ...] = (
        ("项目资金总额", "1,200,000.00", "年度资金申请总额", "400,000.00"), ("其中：财政资金", "1,200,000.00", "其中：当年财政拨款", "400,000.00"),
        ("其他资金", "0.00", "其他资金", "0.00"),
    )
    objectives: tuple[tuple[str, str], ...] = (("年度总体目标", "1.全年保洁河道三十条。2.水面无成片漂浮物。"),)
    heads: Row = ("一级指标", "二级指标", "三级指标", "年度指标值")
    indicators: tuple[Row, ...] = (
        ("产出指标", "数量指标", "保洁河道条数", "≥30条"), ("产出指标", "质量指标", "水面保洁合格率", "≥95%"),
        ("产出指标", "时效指标", "漂浮物清理及时率", "≥98%"), ("效益指标", "生态效益指标", "河道环境改善程度", "明显改善"),
        ("满意度指标", "服务对象满意度指标", "沿岸居民满意度", "≥90%"),
    )
    def rows(self) -> list[list[str]]:
        """The rows of the printed grid, merged cells once."""
        above = [[self.title], [self.year], *map(list, self.labels), *map(list, self.money), *map(list, self.objectives), list(self.heads)]
        return above + self.body()

    def body(self) -> list[list[str]]:
        """The rows of indicators, a merged cell only in its first row."""
        known: tuple[str, ...] = ("", "")
        rows = []
        for row in self.indicators:
            cells = list(row)
            if cells[0] == known[0]:
                cells[0] = ""
                if cells[1] == known[1]:
                    cells[1] = ""
            rows.append(cells)
            known = row[:2]
        return rows


def in_cells(form: Form, *, end: str = "", between: str = "\n", width: int = 99) -> str:
    """One cell a line; cells wrapped at ``width`` characters go on in the next line."""
    cells = [cell for row in form.rows() for cell in row if cell]
    return between.join("\n".join(wrap(cell, width)) + end for cell in cells)


def in_one_line(form: Form) -> str:
    """All cells in one line, blanks between them."""
    return " ".join(cell for row in form.rows() for cell in row if cell)


def in_pipes(form: Form, *, trailing: int = 0, broken: bool = False) -> str:
    """Rows between pipes, with blank cells behind; ``broken`` breaks a line in the middle of each longer cell."""
    lines = []
    for row in form.rows():
        cells = [f"{cell[:4]}\n{cell[4:]}" if broken and len(cell) > 6 else cell for cell in row]
        lines.append(f"| {' | '.join([*cells, *[''] * trailing])} |")
    return "\n".join(lines)


def in_one_pipe_line(form: Form) -> str:
    """All rows of indicators merged into one line of pipes."""
    cells = [cell for row in form.body() for cell in row if cell]
    above = [f"| {' | '.join(row)} |" for row in form.rows()[:-len(form.indicators)]]
    return "\n".join([*above, f"| {' | '.join(cells)} |"])


def in_words(form: Form) -> str:
    """One row a line, blanks between the cells."""
    return "\n".join(" ".join(filter(None, row)) for row in form.rows())


def glued(form: Form, *, between: str = "\n") -> str:
    """The cells of a row run together; ``between`` parts the rows."""
    return between.join("".join(row) for row in form.rows())


def in_lines(form: Form, widths: tuple[int, ...] = (4, 6, 12, 8, 6, 6, 6, 6, 6, 6)) -> str:
    """The visual lines of the printed table: cells wrapped at ``widths`` and centred, labels merged over their rows."""
    lines = [form.title, form.year]
    for row in (*form.labels, *form.money):
        lines.extend(_printed([wrap(cell, 10 + 2 * (index % 2)) for index, cell in enumerate(row)]))
    for label, text in form.objectives:
        lines.extend([label, *wrap(text, 20)])
    lines.append(" ".join(form.heads))
    return "\n".join([*lines, *_table(form.indicators, widths[:len(form.heads)])])


def _table(rows: tuple[Row, ...], widths: tuple[int, ...]) -> list[str]:
    """Rows with their first two columns merged where they repeat, every cell centred in its height, line by line from the top."""
    placed: list[tuple[float, int, str]] = []
    tops = [0.0]
    for row in rows:
        height = max(len(wrap(cell, width)) for cell, width in list(zip(row, widths, strict=True))[2:])
        alone = [len(wrap(cell, width)) for cell, width in list(zip(row, widths, strict=True))[:2]]
        tops.append(tops[-1] + max(height, *alone))
    for column, width in enumerate(widths):
        for first, last, cell in _merged(rows, column):
            pieces = wrap(cell, width)
            start = (tops[first] + tops[last + 1]) / 2 - len(pieces) / 2
            placed.extend((start + index, column, piece) for index, piece in enumerate(pieces))
    placed.sort()
    return [" ".join(piece for _, _, piece in group) for _, group in groupby(placed, key=lambda item: item[0])]


def _merged(rows: tuple[Row, ...], column: int) -> list[tuple[int, int, str]]:
    """The cells of a column with the rows that they reach over."""
    cells: list[tuple[int, int, str]] = []
    for number, row in enumerate(rows):
        if cells and column < 2 and rows[number - 1][:column + 1] == row[:column + 1]:
            cells[-1] = (cells[-1][0], number, row[column])
        else:
            cells.append((number, number, row[column]))
    return cells


def _printed(cells: list[list[str]]) -> list[str]:
    """One row of wrapped cells, centred, line by line from the top."""
    height = max(map(len, cells))
    placed = sorted(chain.from_iterable(
        [((height - len(pieces)) / 2 + index, column, piece) for index, piece in enumerate(pieces)] for column, pieces in enumerate(cells)
    ))
    return [" ".join(piece for _, _, piece in group) for _, group in groupby(placed, key=lambda item: item[0])]


def wrap(text: str, width: int) -> list[str]:
    """``text`` in lines of ``width`` characters."""
    return [text[start:start + width] for start in range(0, len(text), width)]
