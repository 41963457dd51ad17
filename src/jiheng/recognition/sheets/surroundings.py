"""What stands around the fields of a sheet: title, year, money unit, page numbers."""

import re

from jiheng.recognition.sheets.lines import Block, Line
from jiheng.regulations.layouts_sheets import SheetLayout
from jiheng.text.money import UNITS
from jiheng.text.residue import strip_residue

_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?年?(?=\s?年|\s?[）)]|\s?\Z)")
_YEAR_ALONE = re.compile(r"[（(]?\s*(20\d\d)\s*年?\s*(?:度|预算)?\s*[）)]?")
_YEAR_FIRST = re.compile(r"\s*[（(]\s*(?P<year>20\d\d)\s*年?\s*度?\s*[）)]")
_CODED_AGENCY = re.compile(
    r"\s*\d{3,9}\s*[-－—]?\s*(?P<name>[\u4e00-\u9fff（）()]{3,38}(?:局|委|委员会|办|办公室|厅|院|校|学|园|所|站|中心|处|科|队|部|会|府|社|馆|台|团|本级|街道|场|公司|机关))\s*"
)
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


def find_leading_year(text: str) -> tuple[int, int] | None:
    """The year in brackets that opens a line, and where it ends: ``（2025年度）  金额单位：万元``; None where none does."""
    match = _YEAR_FIRST.match(text)
    return (int(match["year"]), match.end()) if match else None


def find_coded_agency(text: str) -> tuple[int, int] | None:
    """Where the name stands in a line that is the code and name of an agency, ``316501 某县卫生健康局``; None for any other line."""
    match = _CODED_AGENCY.fullmatch(text) if len(text) <= 60 else None
    return match.span("name") if match else None


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
