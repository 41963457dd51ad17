"""Tables of the little language of rule cards, corrected, and what two tables have in common."""

from collections.abc import Iterator

import jiheng
from jiheng.rules.fixes.meaning import Meaning, meaning_of
from tests.rules.example import write_table


def correct_example(text: str) -> jiheng.Corrections:
    """The corrections of the table that an example describes."""
    return jiheng.correct_document(jiheng.read(write_table(text).encode(), name="示例.txt").document)


def write_example(text: str, *, proposed: bool = False) -> str:
    """The table after its corrections have been written."""
    table = write_table(text).encode()
    corrections = jiheng.correct_document(jiheng.read(table, name="示例.txt").document)
    return jiheng.write_corrections(table, corrections, proposed=proposed, name="示例.txt").content.decode()


def meanings(filing: jiheng.Filing) -> Iterator[tuple[tuple[Meaning, ...], ...]]:
    """What the values of every indicator ask for, in document order."""
    for project in filing.projects:
        for indicator in project.indicators:
            yield tuple(meaning_of(target) for target in (indicator.annual_target, indicator.period_target) if target)
