"""What holds on every page: headers, faults, colours, rules, help."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory, override_settings

import jiheng
from jiheng_web.faults import bad_request, server_error
from jiheng_web.settings import UPLOAD_LIMIT
from tests.web.tables import make_table

pytestmark = pytest.mark.django_db

PATHS = ("/", "/rules/", "/targets/?text=2场", "/help/", "/nowhere/")


@pytest.mark.parametrize("path", PATHS)
def test_every_page_loads_only_its_own_files_and_nothing_inline(client: Client, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    page = answer.content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert " onclick=" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page


@pytest.mark.parametrize(
    "path", ["/nowhere/", "/documents/7/", "/documents/99999999999999999999/", "/rules/ZZ999/", "/documents/7/filing.json"]
)
def test_what_does_not_exist_is_a_page_in_chinese(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "没有找到" in answer.content.decode()


def test_a_wrong_method_is_a_page_in_chinese(client: Client) -> None:
    for answer in (client.post("/"), client.get("/theme/"), client.put("/documents/")):
        assert answer.status_code == 405
        assert "打开方式不对" in answer.content.decode()
        assert answer.headers["Allow"]


def test_a_form_without_its_token_is_refused_in_chinese() -> None:
    answer = Client(enforce_csrf_checks=True).post("/documents/", {"text": "表"})
    assert answer.status_code == 403
    assert "请刷新页面后重试" in answer.content.decode()


def test_another_host_name_is_refused_in_chinese(client: Client) -> None:
    answer = client.get("/", headers={"host": "example.com"})
    assert answer.status_code == 400
    assert "这个网址不是本机的地址" in answer.content.decode()


def test_too_much_at_once_is_refused_before_it_is_taken_in(client: Client) -> None:
    answer = client.post("/documents/", b"", content_type="text/plain", headers={"content-length": str(UPLOAD_LIMIT + 1)})
    assert answer.status_code == 413
    assert "一次最多上传 64 MB" in answer.content.decode()


@override_settings(DATA_UPLOAD_MAX_NUMBER_FILES=1)
def test_too_many_files_at_once_are_refused_in_chinese(client: Client) -> None:
    answer = client.post("/documents/", {"files": [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(3)]})
    assert answer.status_code == 400
    assert "一次最多上传 200 个文件" in answer.content.decode()


def test_a_fault_of_the_program_is_a_page_in_chinese(rf: RequestFactory) -> None:
    assert "jiheng.log" in server_error(rf.get("/")).content.decode()
    assert bad_request(rf.get("/"), ValueError()).status_code == 400


def test_the_chosen_colours_are_kept_and_lead_back(client: Client) -> None:
    answer = client.post("/theme/", {"theme": "dark", "next": "/rules/"})
    assert answer.headers["Location"] == "/rules/"
    page = client.get("/").content.decode()
    assert 'data-theme="dark"' in page
    assert 'dark.css" media="screen"' in page
    client.post("/theme/", {"theme": "light"})
    assert "dark.css" not in client.get("/").content.decode()


@pytest.mark.parametrize("back", ["https://example.com/", "//example.com/", "javascript:alert(1)"])
def test_choosing_colours_never_leads_elsewhere(client: Client, back: str) -> None:
    assert client.post("/theme/", {"theme": "dark", "next": back}).headers["Location"] == "/"


def test_an_unknown_colour_is_ignored(client: Client) -> None:
    client.post("/theme/", {"theme": "<b>"})
    assert 'data-theme="system"' in client.get("/").content.decode()


def test_every_rule_has_its_page(client: Client) -> None:
    listed = client.get("/rules/").content.decode()
    for rule in jiheng.list_rules():
        assert f'href="/rules/{rule.code}/"' in listed
        page = client.get(f"/rules/{rule.code}/").content.decode()
        assert rule.name in page
        assert "会查出" in page


def test_hints_stay_hidden_until_the_person_wants_them(client: Client) -> None:
    path = client.post("/documents/", {"text": make_table().decode()}).headers["Location"] + "projects/1/"
    assert 'id="hints">' in client.get(path).content.decode()
    client.cookies["hints"] = "1"
    assert 'id="hints" checked>' in client.get(path).content.decode()
