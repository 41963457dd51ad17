"""A checkpoint of the ledger stands on every sheet of a form, for people and for scanners, and what the form says stays the same."""

import datetime
from pathlib import Path

import pypdfium2

import jiheng
from tests.forms.fillers.losses import list_losses

EXAMPLE = Path(__file__).parents[2] / "examples" / "柳溪区文化馆.xlsx"
AT = datetime.datetime(2026, 1, 4, 9, 0, tzinfo=datetime.UTC)
CHECKPOINT = jiheng.Checkpoint("青江市财政局/2026", 128, bytes(range(32)), at=AT)
KINDS: tuple[jiheng.FormKind, ...] = ("xlsx", "docx", "pdf")


def fill() -> tuple[list[jiheng.Filing], jiheng.FilledForm]:
    filings = [reading.filing for reading in jiheng.read_all(EXAMPLE)]
    return filings, jiheng.print_on_form(jiheng.fill(filings, form="self-evaluation"), CHECKPOINT)


def test_every_sheet_has_the_line_the_code_and_a_footer() -> None:
    _, filled = fill()
    for sheet in filled.sheets:
        text = "\n".join(cell.text for cell in sheet.cells)
        assert jiheng.find_checkpoints(text, name="表") == (CHECKPOINT,)
        assert [cell.picture for cell in sheet.cells if cell.picture] == [jiheng.draw_code(CHECKPOINT)]
        assert "青江市财政局/2026" in sheet.footer


def test_a_form_with_a_checkpoint_reads_back_as_without_one() -> None:
    filings, filled = fill()
    for kind in KINDS:
        again = [reading.filing for reading in jiheng.read_all(jiheng.write_form(filled, kind=kind), name=f"表.{kind}")]
        assert list_losses(filings, filled, again) == [], kind


def test_the_footer_stands_on_every_page_of_a_pdf() -> None:
    paper = pypdfium2.PdfDocument(jiheng.write_form(fill()[1], kind="pdf"))
    assert all("青江市财政局/2026" in page.get_textpage().get_text_range() for page in list(paper)[1:])
