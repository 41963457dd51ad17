"""The page of a budget publication without indicators shows what it says, and every other page of it works."""

import pytest
from django.test import Client

PUBLICATION = """2025年青江市教育局部门预算
2025年部门支出预算总表
编制部门：青江市教育局 单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
205\t教育支出\t60.00\t40.00\t20.00
合计\t合计\t60.00\t40.00\t20.00
四、绩效目标设置情况
编报绩效目标的项目50个，涉及项目预算资金5634.81万元。
"""

pytestmark = pytest.mark.django_db


def test_a_publication_shows_its_statements_and_tables(client: Client) -> None:
    answer = client.post("/documents/", {"text": PUBLICATION}, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "编报绩效目标：项目 50 个，资金 5634.81 万元" in page
    assert "2025年部门支出预算总表" in page
    assert "1 处绩效说明 · 1 张预算表" in page
    assert "0 个项目" not in page
    assert "可以报送" not in page
    assert "各项目" not in page


@pytest.mark.parametrize("part", ["filing.json", "workbook.xlsx", "report.html"])
def test_everything_of_a_publication_can_be_downloaded(client: Client, part: str) -> None:
    answer = client.post("/documents/", {"text": PUBLICATION})
    assert client.get(f"{answer.headers['Location']}{part}").status_code == 200
