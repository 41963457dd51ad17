"""Strategies: tables with random agencies, projects, indicators and values, and what was written into them."""

from typing import NamedTuple

from hypothesis import strategies as st

from tests.recognition.page import COLUMNS, Item, line, pack, page

WORDS = st.text(alphabet="科普培训场次人数覆盖率满意度展览服务课题报告甲乙丙丁ABc0123456789%≥≤，；、：“”（）《》·", min_size=1, max_size=24)
"""Texts as they stand in names and values, separators and unpaired quotes among them."""

CATEGORIES = (
    ("1-产出指标", "11-数量指标"), ("1-产出指标", "12-质量指标"), ("1-产出指标", "13-时效指标"), ("1-产出指标", "14-成本指标"),
    ("2-效益指标", "21-经济效益"), ("2-效益指标", "22-社会效益"), ("2-效益指标", "24-可持续影响指标"), ("3-满意度指标", "31-服务对象满意度"),
)


class Written(NamedTuple):
    """One agency: its name, and of each project the name, the amount in 分, the objective and the indicators."""

    name: str
    projects: list[tuple[str, int, str, list[Item]]]


def items() -> st.SearchStrategy[Item]:
    """One indicator."""
    return st.tuples(st.sampled_from(CATEGORIES), WORDS, WORDS, WORDS).map(
        lambda drawn: Item(name=drawn[1], annual=drawn[2], period=drawn[3], category=drawn[0][1], dimension=drawn[0][0])
    )


def agencies() -> st.SearchStrategy[list[Written]]:
    """What a table says."""
    project = st.tuples(WORDS, st.integers(min_value=1, max_value=10**11), WORDS, st.lists(items(), min_size=1, max_size=4))
    return st.lists(st.builds(Written, WORDS, st.lists(project, min_size=1, max_size=3)), min_size=1, max_size=3)


def amount(fen: int) -> str:
    """An amount in 分 as the form prints it in 万元: at least two decimals, thousands apart."""
    whole, rest = divmod(fen, 1_000_000)
    return f"{whole:,}.{f'{rest:06d}'.rstrip('0').ljust(2, '0')}"


def write(written: list[Written], *, columns: tuple[int, ...] = tuple(range(len(COLUMNS)))) -> str:
    """The table as text, its columns in this order."""
    sums = [sum(fen for _, fen, _, _ in agency.projects) for agency in written]
    lines = [line("合计", amount(sum(sums)))]
    for agency, subtotal in zip(written, sums, strict=True):
        lines.append(line(agency.name, amount(subtotal)))
        for name, fen, objective, listed in agency.projects:
            lines.append(line(name, amount(fen), objective=objective, indicators=pack(*listed)))
    ordered = ["\t".join(row.split("\t")[column] for column in columns) for row in lines]
    return page(*ordered, columns=tuple(COLUMNS[column] for column in columns))
