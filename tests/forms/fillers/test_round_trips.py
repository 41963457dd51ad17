"""What was read, filled into an official form and read again, says the same; what the form has no place for is listed."""

from functools import cache
from pathlib import Path

import pytest

import jiheng
from tests.forms.fillers.losses import list_losses
from tests.generated.filings import generate
from tests.generated.styles import STYLES

SAMPLE = Path(__file__).parents[4] / "shared" / "samples" / "guangzhou-kexie.txt"
EXAMPLES = Path(__file__).parents[3] / "examples"
OTHERS = ("summary", "regions")
KINDS: tuple[jiheng.FormKind, ...] = ("xlsx", "docx", "pdf")
GENERATED = ("list", "central", "sichuan", "shanghai")

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def list_layouts(form: str) -> list[tuple[str, str]]:
    """The layouts that a filing of this form can be filled into, one project or all of them at a time."""
    plain = [layout for layout in jiheng.list_form_layouts() if layout.listed not in OTHERS]
    return [(layout.form, layout.region) for layout in plain if not layout.takes or form in layout.takes]


@cache
def read_filings(name: str) -> tuple[jiheng.Filing, ...]:
    """The filings of an example, of a real sample, or of generated content (``generated/form/number``)."""
    if name.startswith("generated"):
        _, form, number = name.split("/")
        made = generate(int(number), form=form, style=STYLES[0], format="xlsx")
        return tuple(reading.filing for reading in jiheng.read_all(made.content, name=made.name))
    return tuple(reading.filing for reading in jiheng.read_all(SAMPLE if name == SAMPLE.name else EXAMPLES / name))


def lose(name: str, form: str, region: str, kind: jiheng.FormKind) -> list[str]:
    """What is lost when the filings called ``name`` are filled in and read again."""
    filings = read_filings(name)
    filled = jiheng.fill(filings, form=form, region=region)
    again = [reading.filing for reading in jiheng.read_all(jiheng.write_form(filled, kind=kind), name=f"表.{kind}")]
    return list_losses(filings, filled, again)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("form", "region"), list_layouts("self-evaluation"))
def test_a_self_evaluation_fills_every_form_and_reads_back(form: str, region: str, kind: jiheng.FormKind) -> None:
    assert lose("柳溪区文化馆.xlsx", form, region, kind) == []


@pytest.mark.parametrize(("number", "form", "region"), [(number, *layout) for number, layout in enumerate(list_layouts("project-target"))])
def test_a_generated_filing_fills_every_form_and_reads_back(number: int, form: str, region: str) -> None:
    name = f"generated/{GENERATED[number % len(GENERATED)]}/{number}"
    assert [lose(name, form, region, kind) for kind in KINDS] == [[], [], []]


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the shared samples are not here")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("form", "region"), list_layouts("project-target-list"))
def test_the_real_list_fills_every_form_and_reads_back(form: str, region: str, kind: jiheng.FormKind) -> None:
    assert lose(SAMPLE.name, form, region, kind) == []


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the shared samples are not here")
@pytest.mark.parametrize("region", ["guangzhou"])
def test_the_form_that_was_read_holds_all_of_it(region: str) -> None:
    assert jiheng.fill(read_filings(SAMPLE.name), form="project-target-list", region=region).omissions == ()


def test_the_form_of_the_ministry_holds_all_of_a_self_evaluation() -> None:
    assert jiheng.fill(read_filings("柳溪区文化馆.xlsx"), form="self-evaluation").omissions == ()
