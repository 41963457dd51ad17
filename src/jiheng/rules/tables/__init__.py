"""Rules on the table as a form: header, year, numbering, residue of markup, slips of the pen."""

from typing import Any

from jiheng.rules.rule import Rule
from jiheng.rules.tables import (
    broken_numbering,
    doubled_marks,
    escaped_signs,
    markup_tags,
    missing_class,
    missing_fiscal_year,
    misspelt_words,
    mixed_widths,
    repeated_words,
    unpaired_marks,
    unread_content,
    wrong_code,
)

RULES: tuple[Rule[Any], ...] = (
    missing_fiscal_year.RULE,
    markup_tags.RULE,
    escaped_signs.RULE,
    unpaired_marks.RULE,
    broken_numbering.RULE,
    wrong_code.RULE,
    unread_content.RULE,
    missing_class.RULE,
    mixed_widths.RULE,
    repeated_words.RULE,
    misspelt_words.RULE,
    doubled_marks.RULE,
)
