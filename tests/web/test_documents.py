"""What a person does with documents, over HTTP: reads them in, looks at them, takes them away, deletes them."""

import gzip
import json
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiheng_web import readings
from jiheng_web.documents.actions import LONGEST_NAME, clean_name
from jiheng_web.documents.models import ReadDocument
from tests.web.tables import HOSTILE, LIFE, SCIENCE, Entry, Line, make_table

pytestmark = pytest.mark.django_db

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PAGE_AT_MOST = 40_000
"""Bytes of a compressed page."""


def send(client: Client, *files: tuple[str, bytes], **fields: str) -> "tuple[int, str, str]":
    """Hands files in; gives the status, the address that it leads to, and the page."""
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    answer = client.post("/documents/", {"files": uploads, **fields})
    return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


def open_example(client: Client, *entries: Entry) -> str:
    """The address of the example, read in."""
    status, address, _ = send(client, ("项目表.txt", make_table(*entries)))
    assert status == 302
    return address


def text_of(page: str) -> str:
    """What a page says, without markup and with single blanks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_the_empty_list_says_what_this_is_and_what_to_do_first(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "第一步：选一份绩效目标表" in page
    assert "还没有读过文件" in page


def test_a_single_file_is_opened_at_once_and_stands_in_the_list(client: Client) -> None:
    address = open_example(client)
    assert client.get(address).status_code == 200
    listed = text_of(client.get("/").content.decode())
    for word in ("项目表.txt", "青江市科学技术协会", "1,353.50", "已核平", "必须改 1"):
        assert word in listed


def test_the_same_bytes_under_another_name_are_one_document_and_the_page_says_so(client: Client) -> None:
    first = open_example(client)
    _, again, _ = send(client, ("另一个名字.txt", make_table()))
    assert again == f"{first}?known=1"
    assert "内容完全相同，没有重复保存" in client.get(again).content.decode()
    assert ReadDocument.objects.count() == 1


def test_of_several_files_each_outcome_is_said(client: Client) -> None:
    again = make_table(LIFE)
    status, _, page = send(client, ("甲.txt", again), ("乙.txt", make_table(SCIENCE)), ("丙.txt", b"\x00\x01"), ("丁.txt", again))
    said = text_of(page)
    assert status == 200
    assert said.count("已读入") == 2
    assert "没有读入 丙.txt：" in said
    assert "“甲.txt”内容完全相同" in said


def test_what_cannot_be_read_is_refused_with_a_sentence_and_not_kept(client: Client) -> None:
    status, _, page = send(client, ("账目.txt", "这里没有表".encode()))
    assert status == 422
    assert "没有读入" in page
    assert not ReadDocument.objects.exists()


def test_handing_in_nothing_is_answered_with_what_to_do(client: Client) -> None:
    assert "请先选择文件，或把表格内容粘贴到文本框里。" in client.post("/documents/").content.decode()


def test_pasted_text_is_read_like_a_file(client: Client) -> None:
    pasted = make_table().decode().replace("\n", "\r\n")
    answer = client.post("/documents/", {"text": pasted}, follow=True)
    assert "粘贴的文本.txt" in answer.content.decode()
    assert "3 个项目" in answer.content.decode()


def test_every_indicator_is_linked_with_its_source_both_ways(client: Client) -> None:
    page = client.get(open_example(client) + "projects/1/").content.decode()
    rows = re.findall(r'<tbody id="(i\d+)" data-key="\1"', page)
    assert rows == ["i1", "i2", "i3", "i4", "i5"]
    for key in rows:
        assert f'href="#s-{key}"' in page
        stretch = re.search(rf'<a class="stretch"[^>]*href="#{key}"[^>]*id="s-{key}">(.*?)</a>', page)
        assert stretch is not None
        assert f"{key[1:]}、" in text_of(stretch.group(1))


def test_the_source_of_a_project_is_shown_whole(client: Client) -> None:
    page = client.get(open_example(client) + "projects/1/").content.decode()
    shown = text_of(re.sub(r"\s*</div>\s*<div class=\"scell\">", "\t", page))
    row = next(line for line in make_table().decode().splitlines() if line.startswith(LIFE.name))
    for cell in filter(None, row.split("\t")):
        assert cell in shown


def test_the_typed_table_shows_each_clause_with_its_unit(client: Client) -> None:
    page = client.get(open_example(client) + "projects/1/").content.decode()
    printed = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    rows = [[text_of(cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)] for row in printed]
    assert ["2", "产出指标", "数量指标", "巡查频次", "≥", "1", "次/月", "每月不少于1次"] in rows
    assert ["＝", "100", "人/场", "每场100人"] in rows
    assert ["4", "产出指标", "时效指标", "资金支出进度", "＝", "100", "%", "实施周期 100%"] in rows
    assert ["＝", "80", "%", "年度 80%"] in rows


def test_a_finding_says_where_what_why_and_what_to_do(client: Client) -> None:
    said = text_of(client.get(open_example(client) + "projects/1/").content.decode())
    assert "须修改" in said
    assert "第 1 项 恒真目标" in said
    assert re.search("建议 .+ 依据 .+（条款待核对原文）", said)


def test_projects_lead_to_each_other_and_there_is_none_before_the_first(client: Client) -> None:
    address = open_example(client)
    first, last = (client.get(f"{address}projects/{number}/").content.decode() for number in (1, 3))
    assert "data-previous" not in first
    assert f'data-next href="{address}projects/2/"' in first
    assert "data-next" not in last


@pytest.mark.parametrize("number", ["0", "4", "99999999999999999999"])
def test_a_project_that_does_not_exist_is_not_found(client: Client, number: str) -> None:
    assert client.get(f"{open_example(client)}projects/{number}/").status_code == 404


def test_what_stands_in_a_cell_is_text_and_never_markup(client: Client) -> None:
    address = open_example(client)
    for page in (client.get(path).content.decode() for path in (address, f"{address}projects/3/")):
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;经费" in page
    assert HOSTILE.objective in unescape(client.get(f"{address}projects/3/").content.decode())


def unescape(page: str) -> str:
    """The page with its escapes undone."""
    return page.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def test_a_long_source_is_shown_in_parts_that_together_are_the_whole(client: Client) -> None:
    entries = [Entry(f"第{number}个项目", "1.00", "改善服务。" * 400, (Line(f"指标{number}"),)) for number in range(1, 31)]
    address: str | None = open_example(client, *entries)
    base, seen, parts = address, "", 0
    while address:
        page = client.get(address).content.decode()
        parts += 1
        seen += page
        onward = re.search(r'class="btn" href="(\?from=\d+)"', page)
        address = f"{base}{onward.group(1)}" if onward else None
    assert parts > 2
    assert all(f"1、1-产出指标；11-数量指标；指标{number}；" in text_of(seen) for number in range(1, 31))


@pytest.mark.parametrize("start", ["abc", "-1", "999999", "١", "9" * 30])
def test_a_wrong_place_to_start_from_is_no_fault(client: Client, start: str) -> None:
    assert client.get(open_example(client), {"from": start}).status_code == 200


def test_the_filing_can_be_taken_away_as_json(client: Client) -> None:
    answer = client.get(open_example(client) + "filing.json")
    assert json.loads(answer.content)["schema"] == "jiheng.filing/1"
    assert unquote(answer.headers["Content-Disposition"]) == "attachment; filename*=utf-8''项目表-识别结果.json"


def test_the_filing_can_be_taken_away_as_a_workbook(client: Client) -> None:
    answer = client.get(open_example(client) + "workbook.xlsx")
    assert "xl/workbook.xml" in zipfile.ZipFile(BytesIO(answer.content)).namelist()
    assert "识别结果.xlsx" in unquote(answer.headers["Content-Disposition"])


def test_the_report_can_be_taken_away_and_cannot_run_anything(client: Client) -> None:
    answer = client.get(open_example(client) + "report.html")
    assert answer.content.decode().lstrip().lower().startswith("<!doctype html>")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")


def test_deleting_asks_first_and_then_deletes(client: Client) -> None:
    address = open_example(client)
    assert "删除这份文件？" in client.get(f"{address}delete/").content.decode()
    assert ReadDocument.objects.count() == 1
    assert client.post(f"{address}delete/").headers["Location"] == "/"
    assert client.get(address).status_code == 404
    assert client.post(f"{address}delete/").status_code == 404


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../x.txt", "x.txt"),
        ("..\\..\\x.txt", "x.txt"),
        ("CON.xlsx", "CON.xlsx"),
        ("表\u202etxt.exe", "表txt.exe"),
        ("零\u200b宽\ufeff.txt", "零宽.txt"),
        ("", "未命名"),
        ("/", "未命名"),
    ],
)
def test_a_name_is_kept_without_folders_and_invisible_characters(given: str, kept: str) -> None:
    assert clean_name(given) == kept


def test_a_very_long_name_is_shortened_and_keeps_its_suffix(client: Client) -> None:
    shown = clean_name(f"{'长' * 300}.xlsx")
    assert len(shown) == LONGEST_NAME
    assert shown.endswith("….xlsx")
    assert len(clean_name("长" * 300)) == LONGEST_NAME
    assert send(client, (f"{'长' * 200}.txt", make_table()))[0] == 302


def test_a_rule_that_broke_down_is_named_on_the_page_and_in_the_report(client: Client) -> None:
    address = open_example(client)
    broken = ("规则 IN001 有处未能运行",)  # what a check leaves behind when a rule breaks down
    for key, filings in readings._checked._kept.items():
        readings._checked._kept[key] = tuple(replace(checked, result=replace(checked.result, failures=broken)) for checked in filings)
    assert "规则 IN001 有处未能运行" in client.get(address).content.decode()
    assert "规则 IN001 有处未能运行" in client.get(f"{address}report.html").content.decode()
    readings._checked._kept.clear()


def test_a_self_evaluation_shows_what_came_of_its_targets(client: Client) -> None:
    name = "柳溪区文化馆.xlsx"
    _, address, _ = send(client, (name, (EXAMPLES / name).read_bytes()))
    table, page = (client.get(path).content.decode() for path in (address, f"{address}projects/1/"))
    assert "绩效自评表 · 中央口径" in text_of(table)
    assert "self-evaluation" not in table + page
    for said in ("实际完成值分值得分", "2856人次 没有达到", "没有达到指标值，完成程度95.2%", "偏差原因：七月高温停课两周", "年度资金总额86.0090.0085.5095.00%"):
        assert said in text_of(page)
    assert len(gzip.compress(page.encode())) < PAGE_AT_MOST


def test_a_form_of_targets_has_no_column_for_actual_values(client: Client) -> None:
    page = text_of(client.get(f"{open_example(client)}projects/1/").content.decode())
    assert "实际完成值" not in page
    assert "得分" not in page
