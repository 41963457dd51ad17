"""What stands around the fields of a sheet: title, year, money unit, page numbers."""

import re

from jiheng.recognition.sheets.lines import Block, Line
from jiheng.regulations.layouts_sheets import SheetLayout
from jiheng.text.money import UNITS
from jiheng.text.residue import strip_residue

_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?年?(?=\s?年|\s?[）)]|\s?\Z)")
_YEAR_ALONE = re.compile(r"[（(]?\s*(20\d\d)\s*年?\s*(?:度|预算)?\s*[）)]?")
_SPAN = re.compile(r"20\d\d\s?年?\s?[-—–~～至]\s?20\d\d")
_UNIT_CAPTION = re.compile(r"[（(]?\s*(?:金额|货币|计量)?\s?单\s{0,4}位\s*[：:]\s*(?:人民币)?\s?(?P<unit>\S{1,3}?)\s*[）)]?")


def is_title(text: str, layout: SheetLayout) -> bool:
    """Whether a text is the title of a form."""
    return len(text) <= 90 and layout.title.fullmatch(strip_residue(text)) is not None


def find_year(text: str) -> int | None:
    """The one year that a title or a line such as ``（2025年度）`` names, None where it names none or several."""
    if _SPAN.search(text):
        return None
    years = {int(year) for year in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def find_unit_caption(text: str) -> str | None:
    """The money unit of a line such as ``单位：万元``; None where the cell is no such line."""
    match = _UNIT_CAPTION.fullmatch(text.strip()) if len(text) <= 30 else None
    return match["unit"] if match and match["unit"] in UNITS else None


def is_around(line: Line, layout: SheetLayout) -> bool:
    """Whether a line is title, year, unit caption or page number and nothing else."""
    return len(line.fresh) == len(line.blocks) <= 4 and all(_stands_around(block, layout) for block in line.blocks)


def _stands_around(block: Block, layout: SheetLayout) -> bool:
    text = block.text.strip()
    if len(text) > 90:
        return False
    return bool(is_title(text, layout) or _YEAR_ALONE.fullmatch(text) or layout.furniture.fullmatch(text) or find_unit_caption(text))
