"""Places, years and lists of them: what can be and what cannot, and that a list is taken in whole or not at all."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

import jiheng
from jiheng_web.actors import LOCAL_ACTOR
from jiheng_web.ledgers.models import LedgerEntry
from jiheng_web.places import actions
from jiheng_web.places.models import FiscalYear, Place
from jiheng_web.places.queries import list_indented

pytestmark = pytest.mark.django_db

HEAD = "单位名称\t类别\t上级\t编码"


def add(name: str, kind: str = "agency", parent: Place | None = None, code: str = "") -> Place:
    """A place, made as a person makes it."""
    return actions.add_place(kind=kind, name=name, parent=parent, code=code, actor=LOCAL_ACTOR)


def make_tree() -> tuple[Place, Place, Place]:
    """A bureau, a department, an agency."""
    bureau = add("青江市财政局", "bureau")
    department = add("青江市教育局", "department", bureau, "105")
    return bureau, department, add("青江市第一中学", "agency", department, "105001")


def shown() -> list[tuple[int, str]]:
    """The tree as it is listed."""
    return [(depth, place.name) for depth, place in list_indented(actor=LOCAL_ACTOR)]


def import_text(client: Client, *lines: str, **fields: str) -> "tuple[int, str]":
    """Status and page after pasting a list."""
    answer = client.post("/places/import/", {"text": "\n".join(lines), **fields})
    return answer.status_code, answer.content.decode()


def test_a_path_lists_the_numbers_from_the_top() -> None:
    bureau, department, agency = make_tree()
    assert agency.path == f"/{bureau.pk}/{department.pk}/{agency.pk}/"
    assert shown() == [(0, "青江市财政局"), (1, "青江市教育局"), (2, "青江市第一中学")]


@pytest.mark.parametrize(
    ("kind", "name", "code", "sentence"),
    [
        ("agency", "", "", "请写单位名称"),
        ("agency", "青江市第一中学", "", "已经有“青江市第一中学”"),
        ("agency", "甲", "105001", "编码“105001”已经是别的单位的"),
        ("bureau", "甲", "", "不能放在"),
        ("shop", "甲", "", "类别应是"),
        ("agency", "甲" * 201, "", "太长"),
    ],
)
def test_a_place_that_cannot_be_is_refused_with_a_reason(kind: str, name: str, code: str, sentence: str) -> None:
    _, department, _ = make_tree()
    before = LedgerEntry.objects.count()
    with pytest.raises(actions.RefusedPlace, match=sentence):
        add(name, kind, department, code)
    assert (Place.objects.count(), LedgerEntry.objects.count()) == (3, before)


def test_a_department_that_moves_takes_everything_below_along() -> None:
    bureau, department, agency = make_tree()
    other = add("青江市科技局", "department", bureau)
    actions.move_place(department, parent=other, actor=LOCAL_ACTOR)
    agency.refresh_from_db()
    assert agency.path == f"/{bureau.pk}/{other.pk}/{department.pk}/{agency.pk}/"


def test_a_place_does_not_move_below_itself() -> None:
    _, department, agency = make_tree()
    with pytest.raises(actions.RefusedPlace, match="不能放到自己"):
        actions.move_place(agency, parent=agency, actor=LOCAL_ACTOR)
    part = add("青江市第一中学东校区", "agency", agency)
    with pytest.raises(actions.RefusedPlace, match="自己的下级"):
        actions.move_place(agency, parent=part, actor=LOCAL_ACTOR)
    assert department.children.get() == agency


def test_a_place_with_places_in_use_below_stays_in_use() -> None:
    _, department, agency = make_tree()
    with pytest.raises(actions.RefusedPlace, match="还有在用的“青江市第一中学”"):
        actions.set_place_active(department, is_active=False, actor=LOCAL_ACTOR)
    actions.set_place_active(agency, is_active=False, actor=LOCAL_ACTOR)
    actions.set_place_active(department, is_active=False, actor=LOCAL_ACTOR)
    with pytest.raises(actions.RefusedPlace, match="上级“青江市教育局”已停用"):
        actions.set_place_active(agency, is_active=True, actor=LOCAL_ACTOR)


def test_a_list_is_taken_in_whatever_its_order(client: Client) -> None:
    status, page = import_text(client, HEAD, "一中\t\t教育局\t2", "教育局\t\t财政局\t1", "财政局\t财政部门\t\t")
    assert (status, "已导入 3 个单位" in page) == (200, True)
    assert shown() == [(0, "财政局"), (1, "教育局"), (2, "一中")]
    assert set(Place.objects.values_list("name", "kind")) == {("财政局", "bureau"), ("教育局", "department"), ("一中", "agency")}


def test_one_wrong_line_keeps_the_whole_list_out_and_says_which(client: Client) -> None:
    make_tree()
    before = LedgerEntry.objects.count()
    status, page = import_text(client, HEAD, "甲\t\t青江市教育局\t", "乙\t\t没有的局\t", "丙\t商店\t青江市教育局\t", "青江市第一中学\t\t青江市教育局\t999")
    assert status == 422
    for sentence in ("上级“没有的局”不在系统里", "类别“商店”不认识", "编码是“105001”", "没有导入：3 行要改", "可以导入"):
        assert sentence in page
    assert (Place.objects.count(), LedgerEntry.objects.count()) == (3, before)


def test_the_same_list_twice_adds_nothing(client: Client) -> None:
    lines = (HEAD, "财政局\t财政部门\t\t", "教育局\t主管部门\t财政局\t1")
    import_text(client, *lines)
    status, page = import_text(client, *lines)
    assert (status, "已导入 0 个单位" in page, Place.objects.count()) == (200, True, 2)


def test_a_list_of_names_alone_goes_below_the_place_that_was_chosen(client: Client) -> None:
    _, department, _ = make_tree()
    import_text(client, "青江市第二中学", "青江市第三中学", parent=str(department.pk))
    assert {place.name for place in department.children.all()} == {"青江市第一中学", "青江市第二中学", "青江市第三中学"}


def test_a_circle_in_a_list_is_refused(client: Client) -> None:
    status, _ = import_text(client, HEAD, "甲\t\t乙\t", "乙\t\t甲\t")
    assert (status, Place.objects.count()) == (422, 0)


def test_a_workbook_is_taken_in(client: Client) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["编码", "预算单位", "主管部门"], ["105", "青江市教育局", None], ["105001", "青江市第一中学", "青江市教育局"]):
        sheet.append(row)
    written = BytesIO()
    book.save(written)
    bureau = add("青江市财政局", "bureau")
    upload = SimpleUploadedFile("名单.xlsx", written.getvalue())
    answer = client.post("/places/import/", {"files": upload, "parent": str(bureau.pk)})
    assert answer.status_code == 200, answer.content.decode()
    assert shown() == [(0, "青江市财政局"), (1, "青江市教育局"), (2, "青江市第一中学")]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04broken"])
def test_a_broken_file_is_refused_with_a_sentence(client: Client, content: bytes) -> None:
    answer = client.post("/places/import/", {"files": SimpleUploadedFile("名单.xlsx", content)})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(lines=st.lists(st.lists(st.text(max_size=8), max_size=5), max_size=8))
def test_any_pasted_text_is_answered(client: Client, lines: list[list[str]]) -> None:
    status, page = import_text(client, *("\t".join(cells) for cells in lines))
    assert status in (200, 422)
    assert "单位名单" in page


def test_a_year_is_opened_closed_and_opened_again(client: Client) -> None:
    for act, is_open in (("open", True), ("close", False), ("reopen", True)):
        assert client.post("/years/", {"act": act, "year": "2026"}).status_code == 302
        assert FiscalYear.objects.get().is_open is is_open


@pytest.mark.parametrize("year", ["", "今年", "26", "12026", "-1", "9" * 40])
def test_what_is_no_year_is_refused(client: Client, year: str) -> None:
    assert client.post("/years/", {"act": "open", "year": year}).status_code == 422


def test_a_year_is_opened_once(client: Client) -> None:
    client.post("/years/", {"act": "open", "year": "2026"})
    assert "2026 年已经有了" in client.post("/years/", {"act": "open", "year": "２０２６年"}).content.decode()


def test_a_code_that_is_built_otherwise_is_explained() -> None:
    assert jiheng.explain_project_code("51092324T000010263357") == jiheng.explain_project_code("") == ""
    odd = {"123": "3 位", "5109232AT000010263357": "前 8 位", "51092324X000010263357": "第 9 位", "51092324T00001026335O": "后 12 位"}
    for code, sentence in odd.items():
        assert sentence in jiheng.explain_project_code(code)


@given(st.text(max_size=30))
def test_a_code_is_either_taken_apart_or_explained(text: str) -> None:
    code = jiheng.parse_project_code(text)
    assert (code is not None or not jiheng.clean_project_code(text)) == (jiheng.explain_project_code(text) == "")
