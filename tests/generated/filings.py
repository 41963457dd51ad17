"""Generated files: a number says form, style, format and content, and gives the same bytes every time."""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

import jiheng
from tests.generated.content import make_content
from tests.generated.docx import write_docx
from tests.generated.facts import Facts, facts_of, find_differences
from tests.generated.forms import FORMS, Laid
from tests.generated.pages import Grid
from tests.generated.pdf import write_pdf
from tests.generated.styles import STYLES, Style
from tests.generated.text import write_html, write_text
from tests.generated.xlsx import write_xlsx

FORMATS: dict[str, Callable[[Sequence[Grid], Style], bytes]] = {
    "pdf": write_pdf, "xlsx": write_xlsx, "docx": write_docx, "html": write_html, "txt": write_text,
}
SHARE = 100


class Outcome(NamedTuple):
    """What reading a file does not say as it was written, its proof where it does not hold; silent where neither proof nor notice tells."""

    faults: tuple[str, ...]
    is_silent: bool


class Generated(NamedTuple):
    """A file with the facts that it says."""

    name: str
    content: bytes
    facts: Facts
    form: str
    style: str
    format: str


def lay_out(number: int, form: str, style: Style) -> Laid:
    """The content with this number in this form."""
    return FORMS[form](make_content(number), style)


def generate(number: int, *, form: str, style: Style, format: str) -> Generated:  # noqa: A002 - the word of the document
    """The file with this number."""
    laid = lay_out(number, form, style)
    if format == "pdf":
        content = write_pdf(laid.grids, style, first=Random(number).randint(20, SHARE) / SHARE)
    else:
        content = FORMATS[format](laid.grids, style)
    return Generated(f"{number}-{form}.{format}", content, laid.facts, form, style.name, format)


def pick(number: int, *, formats: Sequence[str] = ("pdf", "xlsx", "docx"), styles: Sequence[Style] = STYLES) -> Generated:
    """The file with this number: the style goes round fastest, then the form, then the format."""
    forms = tuple(FORMS)
    style = styles[number % len(styles)]
    at = number // len(styles) + number
    return generate(number, form=forms[at % len(forms)], style=style, format=formats[(at // len(forms) + number) % len(formats)])


def read_back(made: Generated) -> Outcome:
    """The file read, and held against what was written."""
    try:
        filing = jiheng.read(made.content, name=made.name).filing
    except jiheng.JihengError as error:
        return Outcome((str(error),), is_silent=False)
    faults = tuple(find_differences(facts_of(filing), made.facts))
    is_proved = filing.proof.status == "proved"
    proof = () if is_proved else (f"proof {filing.proof.status}",)
    return Outcome((*faults, *proof), is_silent=bool(faults) and is_proved and not filing.notices)
