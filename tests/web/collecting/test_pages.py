"""Pages of collecting: what is typed wrong is said, what is hostile is refused, and what is taken away opens."""

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiheng_web.collecting.models import Receipt, Task
from jiheng_web.places.models import Place
from tests.web.collecting.workbooks import make_workbook

pytestmark = pytest.mark.django_db
_FIELDS = {
    "title": "收表", "place_name": "青江市教育局", "place_kind": "department", "year": "2026", "layout": "project-target.central",
    "deadline": "2026年12月15日", "note": "", "names": "101001 青江市第一中学\n青江市第二中学",
}  # fmt: skip


@pytest.fixture
def client() -> Client:
    return Client()


def _issue(client: Client, **changed: str) -> Any:
    return client.post("/collecting/new/", {**_FIELDS, **changed})


def test_an_empty_tree_is_made_of_the_list_that_comes_with_the_first_task(client: Client) -> None:
    assert _issue(client).status_code == 302
    names = [(place.kind, place.name, place.code) for place in Place.objects.order_by("id")]
    assert names == [
        ("bureau", "本级财政部门", ""), ("department", "青江市教育局", ""), ("agency", "青江市第一中学", "101001"), ("agency", "青江市第二中学", ""),
    ]
    assert Task.objects.get().asked.count() == 2


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("title", "", "任务名称"), ("title", "x" * 300, "任务名称"), ("title", "收\0表", "字符"), ("deadline", "明天", "不是日期"),
        ("deadline", "2026-02-30", "不是日期"), ("year", "", "预算年度"), ("year", "99999999", "年度"), ("layout", "nothing.else", "没有"),
        ("names", "", "没有选要报送的单位"), ("place_name", "", "由哪个单位收表"), ("note", "x" * 5000, "最多"),
    ],
)  # fmt: skip
def test_what_is_typed_wrong_is_said_and_nothing_is_made(client: Client, field: str, text: str, said: str) -> None:
    answer = _issue(client, **{field: text})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Place.objects.exists()
    assert not Task.objects.exists()


_HOSTILE = ("../../x.xlsx", "CON.xlsx", "x" * 300 + ".xlsx", "\u202exslx.exe", "<img src=x onerror=alert(1)>.xlsx", "=1+1.xlsx")


@pytest.mark.parametrize("name", _HOSTILE)
def test_a_file_with_a_hostile_name_is_a_row_like_any_other(client: Client, name: str) -> None:
    _issue(client)
    upload = SimpleUploadedFile("x", make_workbook("青江市第一中学"))
    upload._name = name
    assert client.post("/collecting/1/receive/", {"files": [upload]}).status_code == 302
    receipt = Receipt.objects.get()
    assert receipt.state == "accepted"
    page = client.get("/collecting/1/").content.decode()
    assert "<img src=x" not in page
    annotated = client.get(f"/collecting/1/receipts/{receipt.pk}/annotated/")
    assert annotated.status_code == 200
    assert annotated["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"\x00" * 100])
def test_a_file_that_is_none_is_a_row_with_a_sentence(client: Client, content: bytes) -> None:
    _issue(client)
    client.post("/collecting/1/receive/", {"files": [SimpleUploadedFile("坏.xlsx", content)]})
    receipt = Receipt.objects.get()
    assert receipt.state == "refused"
    assert receipt.sentence.endswith("。")
    assert client.get(f"/collecting/1/receipts/{receipt.pk}/").status_code == 200
    assert client.get(f"/collecting/1/receipts/{receipt.pk}/annotated/").status_code == 422


def test_many_files_in_a_zip_are_read_in_the_background(client: Client) -> None:
    _issue(client)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(6):
            archive.writestr(f"{number}.txt", f"第 {number} 份")
    answer = client.post("/collecting/1/receive/", {"files": [SimpleUploadedFile("all.zip", stream.getvalue())]})
    assert answer["Location"].startswith("/jobs/")
    assert Receipt.objects.filter(state="waiting").count() == 6


def test_what_is_taken_away_opens(client: Client) -> None:
    _issue(client)
    client.post("/collecting/1/receive/", {"files": [SimpleUploadedFile("表.xlsx", make_workbook("青江市第一中学"))]})
    ledger = openpyxl.load_workbook(io.BytesIO(client.get("/collecting/1/ledger.xlsx").content))
    assert [row[3] for row in ledger["台账"].iter_rows(min_row=2, values_only=True)] == ["已报", "未报"]
    merged = openpyxl.load_workbook(io.BytesIO(client.get("/collecting/1/merged.xlsx").content))
    assert merged["未报"]["A2"].value == "青江市第二中学"
    with zipfile.ZipFile(io.BytesIO(client.get("/collecting/1/templates/").content)) as templates:
        assert len(templates.namelist()) == 3


_MISSING = ("/collecting/9/", f"/collecting/{10**30}/", "/collecting/1/receipts/9/", f"/collecting/1/bundles/{10**25}/")


@pytest.mark.parametrize("path", _MISSING)
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    _issue(client)
    assert client.get(path).status_code == 404
