"""A document that is read in a child process is the same document; one that asks for too much is refused."""

import io
import pickle
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import jiheng
from jiheng.errors import StoppedReading
from jiheng.readers.registry import is_plain, read_document
from jiheng.sandbox.parcel import pack, unpack
from jiheng.sandbox.reading import read_isolated
from tests.builders import make_document, make_filing
from tests.readers.papers import FORMATS, Rows, rows_of
from tests.recognition.page import EXAMPLES, small_page
from tests.sandbox import bombs

BOMBS: dict[str, Callable[[], bytes]] = {"forms": bombs.form_bomb, "zip": bombs.zip_bomb, "xml": bombs.deep_xml}


@pytest.mark.parametrize("written", FORMATS.values(), ids=FORMATS.keys())
def test_a_document_is_the_same_from_a_child(written: Callable[[Rows], bytes]) -> None:
    content = written(rows_of(small_page()))
    assert read_isolated(content, name="表") == read_document(content, name="表")


@pytest.mark.parametrize("made", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_refused_with_one_sentence(made: Callable[[], bytes]) -> None:
    with pytest.raises(jiheng.RefusedDocument, match=r"^“表”[^\n]*。$"):
        jiheng.read(made(), name="表", isolated=True)


def test_a_path_that_cannot_be_opened_is_refused_as_ever(tmp_path: Path) -> None:
    with pytest.raises(jiheng.RefusedDocument, match="是文件夹"):
        jiheng.read(tmp_path, isolated=True)
    with pytest.raises(jiheng.RefusedDocument, match="找不到文件"):
        jiheng.read(tmp_path / "没有.pdf", isolated=True)


def test_a_document_too_large_is_refused_by_its_reader(tmp_path: Path) -> None:
    path = tmp_path / "大.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(66 << 20)
    with pytest.raises(jiheng.RefusedDocument, match="超过 50 MB"):
        jiheng.read(path, isolated=True)


def test_plain_text_needs_no_process_of_its_own() -> None:
    assert is_plain(small_page().encode())
    assert not is_plain(b"%PDF-1.7")
    assert not is_plain(b"PK\x03\x04")
    assert not is_plain(b"<table>")


def test_a_parcel_makes_the_facts_of_a_document_and_nothing_else() -> None:
    document = make_document(make_filing())
    assert unpack(pack(document)) == document
    for content in (pickle.dumps(partial(print, "here")), pickle.dumps(io.BytesIO()), pickle.dumps("no document"), b"", b"\x80\x05."):
        with pytest.raises(StoppedReading):
            unpack(content)


def test_reading_text_loads_no_library_of_another_format() -> None:
    script = "import sys, jiheng; jiheng.read(sys.argv[1]); print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", script, EXAMPLES / "示范表.txt"], capture_output=True, text=True, check=True)
    assert not {"pypdfium2", "lxml", "xlrd", "python_calamine", "selectolax"} & set(ended.stdout.split())
