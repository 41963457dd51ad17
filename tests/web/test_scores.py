"""Self-evaluations scored again, as people see them: the printed score, ours, and why."""

import gzip

import pytest
from django.test import Client

from tests.web.test_documents import PAGE_AT_MOST, open_example, text_of
from tests.web.test_papers import WORKBOOK, open_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(client: Client) -> str:
    """The self-evaluation of the examples, read in."""
    return open_file(client, WORKBOOK)


def test_every_score_stands_beside_ours_with_its_formula_and_ground(client: Client, address: str) -> None:
    page = client.get(f"{address}scores/1/").content.decode()
    said = text_of(page)
    assert "2培训市民人次109.529.52相符指标值“≥3000人次”，实际“2856人次”，没有达到指标值，完成程度95.2%，10 × 2856 ÷ 3000 = 9.52分。" in said
    assert "依据 财预〔2020〕10号（条款待核对原文）" in said
    assert "[0.00, 10.00)" in said
    assert "填 97.02，表上各项相加 97.02，算 89.02 到 99.02" in said
    assert len(gzip.compress(page.encode())) < PAGE_AT_MOST


def test_what_the_rules_on_scoring_found_stands_below_the_scores(client: Client, address: str) -> None:
    assert "必须改 第 7 项 扣分未说明原因" in text_of(client.get(f"{address}scores/2/").content.decode())


def test_the_list_leads_to_every_project_and_the_table_to_the_list(client: Client, address: str) -> None:
    assert f'href="{address}scores/"' in client.get(address).content.decode()
    page = client.get(f"{address}scores/").content.decode()
    assert f'href="{address}scores/1/"' in page
    assert f'href="{address}scores/2/"' in page
    assert "优" in text_of(page)


def test_another_profile_scores_by_its_own_scheme(client: Client, address: str) -> None:
    client.post(f"{address}basis/", {"profile": "hubei"})
    assert "执行率20分" in text_of(client.get(f"{address}scores/1/").content.decode())


@pytest.mark.parametrize("path", ["scores/0/", "scores/3/", "scores/99999999999999999999/"])
def test_a_project_that_is_not_there_is_not_found(client: Client, address: str, path: str) -> None:
    assert client.get(f"{address}{path}").status_code == 404


def test_a_table_of_targets_has_no_scores(client: Client) -> None:
    address = open_example(client)
    assert "打分" not in text_of(client.get(address).content.decode())
    assert client.get(f"{address}scores/").status_code == 404
