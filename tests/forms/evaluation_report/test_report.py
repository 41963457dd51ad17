"""The report on self-evaluations says in numbers what the tables say, each number once as a fact and bound to it wherever it stands."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document

import jiheng
from jiheng.forms.evaluation_report.figures import gather_figures, list_evaluated
from jiheng.regulations.profiles import BASE, load_profile
from jiheng.regulations.report_outline import load_report_outline

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="module")
def filings() -> list[jiheng.Filing]:
    return [reading.filing for reading in jiheng.read_all(EXAMPLES / "柳溪区文化馆.xlsx")]


@pytest.fixture(scope="module")
def report(filings: list[jiheng.Filing]) -> bytes:
    return jiheng.write_evaluation_report(filings)


def texts_in(report: bytes) -> str:
    paragraphs = Document(io.BytesIO(report)).paragraphs
    return "\n".join("".join(node.text or "" for node in one._p.iter() if node.tag.endswith("}t")) for one in paragraphs)


def test_the_parts_of_the_outline_stand_in_order(report: bytes) -> None:
    text = texts_in(report)
    places = [text.index(heading) for heading, _ in load_report_outline().parts]
    assert places == sorted(places)


def test_sums_rates_and_ratings_are_those_of_the_tables(report: bytes) -> None:
    text = texts_in(report)
    assert "全年预算数 154.00 万元，全年执行数 148.86 万元，执行率 96.66%" in text
    assert "平均 97.96 分，最高 98.9 分，最低 97.02 分；等级分布：优 2 个" in text


def test_what_earned_less_is_listed_with_its_reason(report: bytes) -> None:
    assert "“培训市民人次”：指标值≥3000人次，实际完成2856人次，分值 10，得分 9.52。七月高温停课两周" in texts_in(report)


def test_every_field_shows_the_fact_that_it_is_bound_to(report: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(report)) as package:
        body, facts = (package.read(name).decode() for name in ("word/document.xml", "customXml/item1.xml"))
    told = re.findall(r'<fact name="(\w+)">([^<]*)</fact>', facts)
    fields = re.findall(r'<w:tag w:val="(\w+)"/><w:dataBinding [^>]*fact\[(\d+)\]"[^>]*/>.*?<w:t xml:space="preserve">([^<]*)</w:t>', body)
    assert len(fields) > len(told) > 10
    assert all(told[int(number) - 1] == (key, text) for key, number, text in fields)


def test_every_figure_that_the_outline_asks_for_is_known(filings: list[jiheng.Filing]) -> None:
    outline = load_report_outline()
    texts = [outline.title, *(text for _, sections in outline.parts for section in sections for text in section.texts)]
    asked = {name for text in texts for name in re.findall(r"\{(\w+)\}", text)}
    assert asked <= set(gather_figures(list_evaluated(filings), load_profile(BASE).scheme))


def test_what_no_table_says_is_left_to_fill_in(filings: list[jiheng.Filing]) -> None:
    bare = jiheng.fill(filings, form="project-target")
    read = [reading.filing for reading in jiheng.read_all(jiheng.write_form(bare, kind="docx"), name="申报表.docx")]
    with pytest.raises(jiheng.JihengError, match="没有自评表"):
        jiheng.write_evaluation_report(read)
    blank = jiheng.write_form(jiheng.fill(read, form="self-evaluation"), kind="docx")
    text = texts_in(jiheng.write_evaluation_report([reading.filing for reading in jiheng.read_all(blank, name="自评表.docx")]))
    assert "全年执行数 〔待填〕 万元，执行率 〔待填〕" in text


def test_the_same_tables_give_the_same_bytes(filings: list[jiheng.Filing], report: bytes) -> None:
    assert jiheng.write_evaluation_report(filings) == report
