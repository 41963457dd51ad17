"""A document with several filings: each has its own pages, and every page leads to the others."""

import json
from urllib.parse import unquote

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from jiheng_web.documents.models import ReadDocument
from tests.web.tables import LIFE, SCIENCE, make_table
from tests.web.test_documents import send, text_of

pytestmark = pytest.mark.django_db


def open_two(client: Client) -> str:
    """The address of a document with the tables of two departments."""
    second = make_table(SCIENCE).decode().replace("青江市", "白河县")
    _, address, _ = send(client, ("两个部门.txt", make_table(LIFE) + second.encode()))
    return address


def test_each_filing_has_a_page_and_all_are_offered_on_it(client: Client) -> None:
    address = open_two(client)
    first, second = (text_of(client.get(path).content.decode()) for path in (address, f"{address}filings/2/"))
    for page in (first, second):
        assert "这份文件里有 2 张表" in page
    assert LIFE.name in first.partition("识别结果")[2]
    assert SCIENCE.name in second.partition("识别结果")[2].partition("核对与检查")[0]
    assert "不在这次读出的内容里" not in first + second


def test_links_on_the_page_of_the_second_filing_stay_with_it(client: Client) -> None:
    address = open_two(client)
    page = client.get(f"{address}filings/2/").content.decode()
    for place in ("projects/1/", "filing.json", "workbook.xlsx", "report.html"):
        assert f'href="{address}filings/2/{place}"' in page
        assert f'href="{address}{place}"' not in page
        assert client.get(f"{address}filings/2/{place}").status_code == 200
    project = client.get(f"{address}filings/2/projects/1/").content.decode()
    assert SCIENCE.name in project
    assert f'href="{address}filings/2/"' in project


def test_each_filing_is_taken_away_by_itself_under_its_own_name(client: Client) -> None:
    address = open_two(client)
    first, second = (client.get(f"{address}{place}filing.json") for place in ("", "filings/2/"))
    assert [json.loads(answer.content)["department"] for answer in (first, second)] == ["青江市科学技术协会", "白河县科学技术协会"]
    assert unquote(second.headers["Content-Disposition"]).endswith("两个部门-表2-识别结果.json")


@pytest.mark.parametrize("position", ["0", "3", "99999999999999999999"])
def test_a_filing_that_there_is_not_is_not_found(client: Client, position: str) -> None:
    assert client.get(f"{open_two(client)}filings/{position}/").status_code == 404


def test_the_list_counts_all_filings_together(client: Client) -> None:
    open_two(client)
    listed = text_of(client.get("/").content.decode())
    assert "2 张表：" in listed
    document = ReadDocument.objects.get()
    assert (document.filing_count, document.project_count, document.total) == (2, 2, "")


def test_a_document_with_one_filing_offers_no_choice(client: Client) -> None:
    _, address, _ = send(client, ("表.txt", make_table()))
    assert "这份文件里有" not in client.get(address).content.decode()


@pytest.mark.django_db(transaction=True)
def test_summaries_of_the_largest_filing_alone_are_outdated_by_the_migration() -> None:
    call_command("migrate", "documents", "0001", verbosity=0)
    old = MigrationExecutor(connection).loader.project_state([("documents", "0001_initial")]).apps.get_model("documents", "ReadDocument")
    counts = dict.fromkeys(("project_count", "indicator_count", "must_count", "should_count", "hint_count"), 1)
    old.objects.create(name="表.txt", sha256="0", content=b"x", read_with="0.1.0", title="表", proof="proved", **counts)
    call_command("migrate", "documents", verbosity=0)
    kept = ReadDocument.objects.get()
    assert (kept.name, kept.read_with, kept.filing_count) == ("表.txt", "", 1)
