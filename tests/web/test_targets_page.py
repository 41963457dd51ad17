"""The page where one value is typed and seen as it is understood."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from tests.web.running import RunningServer


def shown(client: Client, **fields: str) -> str:
    """The page's answer to a filled form."""
    return client.get("/targets/", fields).content.decode().partition('id="answer"')[2]


def test_an_empty_form_offers_examples_that_lead_to_an_answer(client: Client) -> None:
    page = client.get("/targets/").content.decode()
    assert 'aria-current="page">目标值试一试' in page
    assert 'href="/targets/?text=' in page
    assert "读成这样" not in page


def test_a_value_is_shown_in_columns_and_in_other_writing(client: Client) -> None:
    page = shown(client, text="技术交易金额不少于40亿元")
    for words in ("技术交易金额应不少于40亿元。", "4,000,000,000", "技术交易金额≥40亿元", "≥｜40｜亿元", "数量", "<td>技术交易金额</td>"):
        assert words in page


def test_the_name_tells_direction_unit_and_accumulation(client: Client) -> None:
    page = shown(client, text="≤2%", name="群众投诉率")
    assert "越少越好" in page
    assert "比率的单位" in page
    assert "各期不能相加" in page


@pytest.mark.parametrize(
    ("fields", "outcome", "words"),
    [
        ({"text": "≥500人次", "actual": "450人次"}, "没有达到", "完成程度 90%"),
        ({"text": "30%", "name": "仪器抽检合格率", "actual": "36%"}, "达到", "完成程度 100%"),
        ({"text": "30次", "actual": "36次"}, "达到", "按越多越好计"),
        ({"text": "满意度≥95%", "actual": "93%"}, "没有达到", "完成程度 97.8%"),
        ({"text": "≥3人", "actual": "3人次"}, "判断不了", "不能换算"),
        ({"text": "每月1次", "actual": "12次", "months": "12"}, "达到", "按12个月折算"),
        ({"text": "12月底前", "actual": "2024年11月", "year": "2024"}, "达到", "按期"),
        ({"text": "次年3月底前", "actual": "2025年2月", "year": "2024年"}, "达到", "不晚于2025年3月"),
        ({"text": "培训2场，每场100人", "actual": "培训2场，每场95人"}, "没有达到", "每场100人"),
        ({"text": "培训2场，人均成本400元", "actual": "培训3场，人均成本380元"}, "达到", "人均成本"),
    ],
)
def test_the_actual_value_is_held_against_it(client: Client, fields: dict[str, str], outcome: str, words: str) -> None:
    page = shown(client, **fields)
    assert f">{outcome}</span>" in page
    assert words in page


@pytest.mark.parametrize(("field", "typed"), [("year", "今年"), ("year", "25"), ("months", "13"), ("months", "半年"), ("year", "9" * 5000)])
def test_a_field_that_could_not_be_used_says_so(client: Client, field: str, typed: str) -> None:
    page = shown(client, text="年底前", actual="11月", **{field: typed})
    assert "没有用上" in page
    assert typed[:20] in page


def test_every_clause_has_a_verdict_of_its_own(client: Client) -> None:
    page = shown(client, text="培训2场，每场100人", actual="培训3场，每场90人")
    assert '<span class="tag o">达到</span> 指标值“培训2场”' in page
    assert '<span class="tag e">没有达到</span> 指标值“每场100人”' in page


def test_what_is_no_number_says_why(client: Client) -> None:
    assert "没有读作数量" in shown(client, text="落实两个覆盖")
    assert "还没有填写指标值" in shown(client, text="≥**%")


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\x00", "9" * 5000, "≥" * 3000, "㎡/", "<2小时"])
def test_any_text_gets_an_answer_and_nothing_typed_becomes_markup(client: Client, text: str) -> None:
    answer = client.get("/targets/", {"text": text, "actual": text, "name": text, "year": text, "months": text})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_typing_answers_at_once(page: Page, shared_server: RunningServer) -> None:
    page.goto(f"{shared_server.address}targets/")
    page.fill("[name=text]", "≥95%")
    expect(page.locator("#answer")).to_contain_text("应不低于95%")
    page.fill("[name=actual]", "93%")
    expect(page.locator("#answer .tag.big")).to_have_text("没有达到")
    expect(page.locator("[name=actual]")).to_be_focused()
    assert page.url.endswith("actual=93%25&year=&months=")


def test_the_form_works_without_scripts(browser: Browser, shared_server: RunningServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{shared_server.address}targets/")
    page.click("text=不少于500人次")
    expect(page.locator("#answer .tag.big")).to_have_text("没有达到")
    page.fill("[name=actual]", "500人次")
    page.click("text=读一读")
    expect(page.locator("#answer .tag.big")).to_have_text("达到")
    context.close()
