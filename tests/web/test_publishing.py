"""Documents that were read become a public site, over HTTP."""

import zipfile
from io import BytesIO

import pytest
from django.test import Client

from jiheng_web.documents.models import ReadDocument
from tests.web.tables import make_table
from tests.web.test_documents import send

pytestmark = pytest.mark.django_db


def ask(client: Client, **fields: object) -> "tuple[int, bytes]":
    """Asks for the site of all documents; gives the status and what came."""
    filled = {"documents": list(ReadDocument.objects.values_list("pk", flat=True)), "by": "王处长", "number": "青财预〔2025〕1号", **fields}
    answer = client.post("/publish/", filled)
    return answer.status_code, answer.content


def test_the_list_leads_to_the_site_and_the_site_comes_as_an_archive(client: Client) -> None:
    send(client, ("项目表.txt", make_table()))
    assert 'href="/publish/"' in client.get("/").content.decode()
    assert "项目表.txt" in client.get("/publish/").content.decode()
    status, content = ask(client)
    assert status == 200
    with zipfile.ZipFile(BytesIO(content)) as archive:
        start = archive.read("公开网站/index.html").decode()
    assert "青财预〔2025〕1号（王处长）" in start


@pytest.mark.parametrize(("fields", "sentence"), [({"documents": []}, "请至少选一份文件"), ({"by": " "}, "默认只公开已批复的数据")])
def test_what_is_missing_is_said_above_the_form(client: Client, fields: dict[str, object], sentence: str) -> None:
    send(client, ("项目表.txt", make_table()))
    status, content = ask(client, **fields)
    assert status == 422
    assert sentence in content.decode()
    assert "青财预〔2025〕1号" in content.decode()


def test_numbers_of_persons_are_refused_with_their_places(client: Client) -> None:
    send(client, ("名单13812345678.txt", make_table()))
    status, content = ask(client)
    assert status == 422
    assert "文件名里有手机号码" in content.decode()


def test_without_documents_the_page_says_what_to_do(client: Client) -> None:
    assert "先读入已批复的表" in client.get("/publish/").content.decode()
