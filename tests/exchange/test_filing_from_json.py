"""What was written of a filing reads back as the very same filing, and nothing else is taken for one."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

import jiheng
from jiheng.domain.filing import Filing
from jiheng.exchange.filing_from_json import filing_from_json, filings_from_json, is_filing_json
from jiheng.exchange.filing_json import filing_to_json, target_to_json
from jiheng.exchange.json_schemas import SCHEMAS, load_schema
from tests.builders import make_filing
from tests.exchange.any_filings import filings, targets

REPOSITORY = Path(__file__).parents[2]
SAMPLES = REPOSITORY.parent / "shared" / "samples"
EXAMPLES = sorted(path for path in (REPOSITORY / "examples").iterdir() if path.suffix != ".md")
REAL = sorted(path for path in SAMPLES.rglob("*.*") if path.suffix in {".docx", ".doc", ".xlsx", ".xls", ".html", ".pdf", ".txt"})
FILING_SCHEMA = Draft202012Validator(load_schema("filing"))


@settings(max_examples=60)
@given(filings)
def test_any_filing_reads_back_from_its_text(filing: Filing) -> None:
    document = filing_to_json(filing)
    FILING_SCHEMA.validate(document)
    text = json.dumps(document, ensure_ascii=False)
    assert is_filing_json(text.encode())
    again = filing_from_json(text)
    assert again == filing
    assert filing_to_json(again) == document


@given(targets)
def test_any_target_keeps_its_published_schema(target: jiheng.Target) -> None:
    Draft202012Validator(load_schema("target")).validate(target_to_json(target))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_published_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(load_schema(name))


@pytest.mark.parametrize("table", EXAMPLES, ids=lambda path: path.name)
def test_an_example_reads_back(table: Path) -> None:
    _holds_for(table)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="needs ../shared")
@pytest.mark.parametrize("table", [path for path in REAL if "scan" not in path.name], ids=lambda path: path.name)
def test_a_real_document_reads_back(table: Path) -> None:
    _holds_for(table)


def test_a_list_of_documents_reads_back() -> None:
    filing = make_filing()
    text = json.dumps([filing_to_json(filing), filing_to_json(filing)])
    assert filings_from_json("\ufeff".encode() + text.encode(), name="表.json") == (filing, filing)


def test_a_document_of_an_earlier_version_reads_without_the_places_that_it_lacks() -> None:
    document = filing_to_json(make_filing())
    del document["furniture"], document["sources"], document["funds"]["source"], document["agencies"][0]["source"]
    filing = filing_from_json(document)
    assert filing.funds is not None
    assert (filing.funds.source, filing.furniture, filing.agencies[0].source) == (None, (), None)


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("title",), 3, "title 类型不对"), (("money_unit",), "美元", "money_unit 不是约定的值之一"), (("schema",), "other/1", "schema 不是约定的值"),
        (("agencies", 0, "funds", "total"), "1e9", r"agencies\[0\].funds.total 写法不对"),
        (("agencies", 0, "funds", "total"), "0.0000001", "不足一分"), (("agencies", 0, "funds", "total"), "9" * 60, "数字过长"),
        (("agencies", 0, "projects", 0, "surprise"), 1, "有不认识的字段"), (("source", "sha256"), "abc", "source.sha256 写法不对"),
    ],
)
def test_what_does_not_keep_the_schema_is_refused_with_its_place(place: tuple[Any, ...], value: object, said: str) -> None:
    document = deepcopy(filing_to_json(make_filing()))
    inner: Any = document
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    with pytest.raises(jiheng.RefusedDocument, match=said):
        filing_from_json(document, name="表.json")


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "null", "[]", '{"schema": NaN}', "\udc80"])
def test_what_is_no_json_of_ours_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(jiheng.RefusedDocument) as refusal:
        filing_from_json(text, name="表.json")
    assert "\n" not in str(refusal.value)


def _holds_for(table: Path) -> None:
    """Some samples hold no filing; all that hold one read back."""
    try:
        readings = jiheng.read_all(table)
    except jiheng.UnknownForm:
        return
    for reading in readings:
        assert filing_from_json(json.dumps(filing_to_json(reading.filing))) == reading.filing
