"""What a person takes away from a check: each file opens and says what the check said."""

import html
import json
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import docx
import openpyxl
import pytest
from django.test import Client

import jiheng
from jiheng_web.display.corrections import compare
from tests.web.tables import LIFE, Line, make_table
from tests.web.test_documents import open_example, send

pytestmark = pytest.mark.django_db

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
WORKBOOK = "柳溪区文化馆.xlsx"


def open_file(client: Client, name: str) -> str:
    """The address of an example of the repository, read in."""
    status, address, _ = send(client, (name, (EXAMPLES / name).read_bytes()))
    assert status == 302
    return address


def test_the_commented_original_holds_the_findings_and_says_all_else_as_before(client: Client) -> None:
    answer = client.get(f"{open_file(client, WORKBOOK)}annotated/")
    assert unquote(answer.headers["Content-Disposition"]).endswith("柳溪区文化馆-批注.xlsx")
    after, before = (openpyxl.load_workbook(BytesIO(content)) for content in (answer.content, (EXAMPLES / WORKBOOK).read_bytes()))
    comments = [cell.comment.text for sheet in after for row in sheet.iter_rows() for cell in row if cell.comment]
    assert any("SC003" in text for text in comments)
    values = [[[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()] for book in (before, after)]
    assert values[0] == values[1]


def test_a_format_without_comments_is_not_offered_and_refused_with_a_sentence(client: Client) -> None:
    address = open_example(client)
    assert "只有 XLSX、DOCX、PDF 写得进批注" in client.get(address).content.decode()
    answer = client.get(f"{address}annotated/")
    assert answer.status_code == 422
    assert "写不进批注" in answer.content.decode()


def test_corrections_are_shown_as_a_difference_before_they_are_taken_away(client: Client) -> None:
    address = open_example(client, LIFE._replace(lines=(Line("设备巡检次数", "730次。"), Line("讲解场次", "60余场"))))
    page = client.get(f"{address}corrections/").content.decode()
    assert "730次<del>。</del>" in page
    answer = client.get(f"{address}corrected/")
    assert unquote(answer.headers["Content-Disposition"]).endswith("项目表-已改.txt")
    assert "730次。。" not in answer.content.decode()
    assert "60余场" in answer.content.decode()
    proposed = client.get(f"{address}corrected/?proposed=1")
    assert "60余场" not in proposed.content.decode()


def test_where_nothing_can_be_written_the_page_says_so(client: Client) -> None:
    answer = client.get(f"{open_file(client, WORKBOOK)}corrected/")
    assert answer.status_code == 422
    assert "没有能替您写入的改动" in answer.content.decode()


def test_a_difference_joins_up_to_both_wordings() -> None:
    for before, after in (("730次。", "730次"), ("", "新"), ("旧", ""), ("甲" * 3_000, "乙" * 3_000)):
        old, new = compare(before, after)
        assert "".join(part.text for part in old) == before
        assert "".join(part.text for part in new) == after


def test_the_opinion_on_the_page_is_the_opinion_in_the_document(client: Client) -> None:
    address = open_example(client)
    page = client.get(f"{address}opinion/").content.decode()
    paper = docx.Document(BytesIO(client.get(f"{address}opinion.docx").content))
    said = html.unescape(page.partition('id="opinion" tabindex="0">')[2].partition("</pre>")[0])
    assert [line.strip() for line in said.splitlines()] == [paragraph.text.strip() for paragraph in paper.paragraphs]
    assert said.splitlines()[0].endswith("审核意见")


@pytest.mark.parametrize("whole", ["", "?whole=1"])
def test_the_review_sheet_opens_as_a_workbook(client: Client, whole: str) -> None:
    sheet = client.get(f"{open_example(client)}review.xlsx{whole}")
    assert len(openpyxl.load_workbook(BytesIO(sheet.content)).sheetnames) >= 1


def test_the_review_sheet_of_targets_is_not_offered_for_a_self_evaluation(client: Client) -> None:
    assert "审核表" not in client.get(open_file(client, WORKBOOK)).content.decode()
    assert "审核表（Excel，整张表一份）" in client.get(open_example(client)).content.decode()


def test_findings_in_json_are_those_of_the_library(client: Client) -> None:
    content = json.loads(client.get(f"{open_example(client)}findings.json").content)
    codes = [finding.code for finding in jiheng.check(jiheng.read(make_table(), name="项目表.txt").filing).findings]
    assert [finding["code"] for finding in content["findings"]] == codes
    assert content["not_run"]


def test_sarif_is_valid_and_names_the_file(client: Client) -> None:
    content = json.loads(client.get(f"{open_example(client)}findings.sarif").content)
    assert content["version"] == "2.1.0"
    assert content["runs"][0]["results"]


def test_every_paper_of_a_document_that_is_gone_is_not_found(client: Client) -> None:
    for name in ("annotated/", "corrections/", "corrected/", "opinion/", "opinion.docx", "review.xlsx", "findings.json", "findings.sarif"):
        assert client.get(f"/documents/1/{name}").status_code == 404
