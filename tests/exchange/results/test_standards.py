"""IATI and StratML documents keep their schemas, say what the filings say, and invent nothing."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

import jiheng
from jiheng.domain.filing import Filing
from jiheng.exchange.results.iati import iati_of
from jiheng.exchange.results.measured import measure_clauses
from jiheng.exchange.results.stratml import stratml_of
from jiheng.text.grammar import parse_target
from tests.builders import make_filing, make_indicator, make_project
from tests.exchange.any_filings import HOSTILE, filings

REPOSITORY = Path(__file__).parents[3]
SCHEMAS = REPOSITORY.parent / "shared" / "schemas"
EXAMPLES = sorted(path for path in (REPOSITORY / "examples").iterdir() if path.suffix != ".md")
NAMES = {"s": "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"}
needs_schemas = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="needs ../shared")


def iati(filing: Filing) -> bytes:
    """With a year for those that print none."""
    return iati_of([filing], fiscal_year=2025)


def stratml(filing: Filing) -> bytes:
    return stratml_of([filing])


WRITERS: tuple[tuple[Callable[[Filing], bytes], str], ...] = (
    (iati, "iati-activities-schema.xsd"), (stratml, "stratml-part2.xsd"),
)


@cache
def schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / name))


def make_year(*indicators: jiheng.Indicator) -> Filing:
    """A filing of 2025 with these indicators."""
    return replace(make_filing(make_project("甲", *indicators)), fiscal_year=2025)


def make(name: str, target: str, actual: str | None = None) -> jiheng.Indicator:
    """An indicator whose values are parsed."""
    return replace(make_indicator(name, parse_target(target)), actual=parse_target(actual) if actual else None)


@needs_schemas
@pytest.mark.parametrize(("write", "name"), WRITERS, ids=["iati", "stratml"])
@pytest.mark.parametrize("table", EXAMPLES, ids=lambda path: path.name)
def test_an_example_keeps_the_schema(table: Path, write: Callable[[Filing], bytes], name: str) -> None:
    for reading in jiheng.read_all(table):
        schema(name).assertValid(etree.fromstring(write(reading.filing)))


@needs_schemas
@settings(max_examples=40)
@given(filings)
def test_any_filing_with_a_project_keeps_the_schemas(filing: Filing) -> None:
    for write, name in WRITERS:
        if any(True for _ in filing.projects):
            schema(name).assertValid(etree.fromstring(write(filing)))
        else:
            with pytest.raises(jiheng.JihengError, match="没有项目"):
                write(filing)


def test_iati_has_an_activity_for_a_project_and_a_result_for_an_indicator() -> None:
    root = etree.fromstring(iati(make_year(make("培训场次", "≥10场", "9场"), make("满意度", "≥90%", "≥95%"))))
    assert root.get("version") == "2.03"
    assert root.xpath("count(iati-activity)") == 1
    assert root.xpath("//result/title/narrative/text()") == ["培训场次", "满意度"]
    assert root.xpath("//indicator/@measure") == ["1", "2"]
    assert root.xpath("//indicator/@ascending") == ["true", "true"]
    assert root.xpath("//target/@value") == ["10", "90"]
    assert root.xpath("//actual/@value") == ["9"]  # 至少 95% is not one number
    assert root.xpath("//actual/comment/narrative/text()") == ["9场", "≥95%"]
    assert root.xpath("//indicator[1]/description/narrative/text()")[0] == "计量单位：场；比较：≥"
    assert root.xpath("//budget/value/text()") == ["1000000.00"]
    assert not root.xpath("//baseline")


@pytest.mark.parametrize("target", ["优", "明显提高", "2.5%—4%", "2025年6月底前", "及时"])
def test_what_is_not_one_number_is_told_in_words(target: str) -> None:
    root = etree.fromstring(iati(make_year(make("某", target))))
    assert root.xpath("//indicator/@measure") == ["5"]
    assert not root.xpath("//target/@value | //indicator/@ascending")
    assert "".join(root.xpath("//target/comment/narrative/text()")) in target
    plan = etree.fromstring(stratml(make_year(make("某", target))))
    assert plan.xpath("//s:PerformanceIndicator/@PerformanceIndicatorType", namespaces=NAMES) == ["Qualitative"]
    assert not plan.xpath("//s:NumberOfUnits", namespaces=NAMES)


def test_every_clause_is_an_indicator_of_its_own() -> None:
    filing = make_year(make("培训", "培训2场，每场100人", "3场"))
    first, second = measure_clauses(next(filing.projects).indicators[0])
    assert [(one.value, one.unit, one.actual) for one in (first, second)] == [(2, "场", 3), (100, "人", None)]
    root = etree.fromstring(iati(filing))
    assert root.xpath("//target/@value") == ["2", "100"]
    assert root.xpath("count(//result)") == 1
    plan = etree.fromstring(stratml(filing))
    assert plan.xpath("//s:UnitOfMeasurement/text()", namespaces=NAMES) == ["场", "人"]
    assert len(set(plan.xpath("//s:Identifier/text()", namespaces=NAMES))) == len(plan.xpath("//s:Identifier", namespaces=NAMES))


def test_less_is_better_where_wording_or_name_says_so() -> None:
    root = etree.fromstring(iati(make_year(make("投诉次数", "≤3次"), make("单位成本", "=5万元"), make("某事", "=5个"))))
    assert [indicator.get("ascending") for indicator in root.iter("indicator")] == ["false", "false", None]


def test_the_year_is_never_invented() -> None:
    filing = make_filing()
    with pytest.raises(jiheng.JihengError, match="--year"):
        iati_of([filing])
    assert b"Date>" not in stratml(filing)
    assert b"2024-12-31" in stratml_of([filing], fiscal_year=2024)


def test_stratml_is_a_report_where_actual_values_are_reported() -> None:
    filing = make_year(make("培训场次", "≥10场", "9场"))
    assert etree.fromstring(stratml(filing)).get("Type") == "Performance_Plan"
    report = etree.fromstring(stratml(replace(filing, form="self-evaluation")))
    assert report.get("Type") == "Performance_Report"
    assert report.xpath("//s:ActualResult/s:NumberOfUnits/text()", namespaces=NAMES) == ["9"]
    assert report.xpath("//s:TargetResult/s:Description/text()", namespaces=NAMES) == ["≥10场"]


@pytest.mark.parametrize("text", [*HOSTILE, "\ud800"])
def test_a_character_that_xml_cannot_hold_becomes_a_mark(text: str) -> None:
    filing = replace(make_filing(make_project(f"项{text}目", make_indicator(text))), title=text, fiscal_year=2025)
    for write, _ in WRITERS:
        root = etree.fromstring(write(filing))
        assert not any("\x00" in part or "\x0b" in part for part in root.itertext())


@pytest.mark.parametrize("write", [iati, stratml])
def test_the_same_filing_gives_the_same_bytes(write: Callable[[Filing], bytes]) -> None:
    assert write(make_year(make("甲", "≥1个"))) == write(make_year(make("甲", "≥1个")))
