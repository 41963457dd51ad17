"""The filing document keeps its contract."""

import json
from dataclasses import replace
from decimal import Decimal
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jiheng.document import Notice
from jiheng.domain.budget import Budget, BudgetLine
from jiheng.domain.filing import Task
from jiheng.domain.funds import FundLine, Funds
from jiheng.exchange.filing_json import filing_to_json, target_to_json
from jiheng.exchange.span_json import span_to_json
from jiheng.text.money import Money
from jiheng.text.targets import Blank, Date, Grade, Quantity, Statement, Target
from tests.builders import make_filing, make_indicator, make_project, make_source, make_target


def schema() -> dict[str, Any]:
    text = resources.files("jiheng.exchange").joinpath("schemas/filing.schema.json").read_text(encoding="utf8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def test_a_filing_keeps_the_order_of_the_contract_and_satisfies_its_schema() -> None:
    project = make_project("甲", make_indicator(), make_indicator("满意度", "优"))
    filing = make_filing(project, notices=(Notice("没有读：页脚", make_source()),))
    document = filing_to_json(filing)
    Draft202012Validator(schema()).validate(document)
    assert list(document) == [
        "schema", "form", "profile", "title", "fiscal_year", "department", "money_unit", "source", "proof", "notices", "funds", "agencies",
        "sources", "furniture",
    ]
    assert [item["number"] for item in document["agencies"][0]["projects"][0]["indicators"]] == [1, 2]
    assert document["notices"][0]["source"]["row"] == 1


def test_budget_and_tasks_are_in_the_money_unit_of_the_filing() -> None:
    line = BudgetLine("财政拨款", None, "其中：财政拨款", Money(150), sources={"initial_budget": (make_source(),)})
    budget = Budget(Money(150), None, Money(-1), execution_rate="87.83", total_score="91.5", lines=(line,))
    task = Task("造林", "五万亩", Funds(Money(300)), make_source())
    document = filing_to_json(make_filing(replace(make_project("甲"), budget=budget, tasks=(task,)), unit="元"))
    Draft202012Validator(schema()).validate(document)
    project = document["agencies"][0]["projects"][0]
    wanted = {"initial_budget": "1.50", "budgeted": None, "spent": "-0.01", "execution_rate": "87.83", "total_score": "91.5"}
    assert {key: project["budget"][key] for key in wanted} == wanted
    assert project["budget"]["lines"][0]["label"] == "其中：财政拨款"
    assert (project["tasks"][0]["name"], project["tasks"][0]["funds"]["total"]) == ("造林", "3.00")


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize(
    ("clause", "wanted"),
    [
        (
            Quantity("≥", Decimal("4E+9"), unit="元", text="不少于40亿元"),
            {"kind": "quantity", "op": "≥", "value": "4000000000", "upper": None, "unit": "元", "approx": False, "per": None, "subject": "",
             "text": "不少于40亿元"},
        ),
        (
            Quantity("range", Decimal("65000.00"), Decimal("0.5"), per="每月"),
            {"kind": "quantity", "op": "range", "value": "65000", "upper": "0.5", "unit": "", "approx": False, "per": "每月", "subject": "",
             "text": ""},
        ),
        (Date("≤", "2021-12", text="2021年底"), {"kind": "date", "op": "≤", "value": "2021-12", "upper": None, "text": "2021年底"}),
        (Grade("优"), {"kind": "grade", "text": "优"}),
        (Statement("扩大影响"), {"kind": "statement", "text": "扩大影响"}),
        (Blank("≥**%"), {"kind": "blank", "text": "≥**%"}),
    ],
)
def test_every_kind_of_clause_is_written_as_agreed(clause: Any, wanted: dict[str, Any]) -> None:
    written = target_to_json(Target("如此", (clause,)))
    assert written == {"text": "如此", "clauses": [wanted]}
    assert list(written["clauses"][0]) == list(wanted)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6), st.integers(-6, 20))
def test_a_number_is_written_exactly_and_without_exponent(value: Decimal, power: int) -> None:
    number = value.scaleb(power)
    written = target_to_json(make_target("数", Quantity("=", number)))["clauses"][0]["value"]
    assert Decimal(written) == number
    assert "E" not in written.upper()


def test_money_is_written_in_the_unit_of_the_document_and_keeps_every_printed_line() -> None:
    line = FundLine("一般公共预算", "省", Money(1_050_000), "省级一般公共预算", make_source())
    filing = make_filing(unit="元")
    agency = filing.agencies[0]
    assert filing_to_json(filing)["agencies"][0]["funds"]["total"] == "1000000.00"
    lined = type(agency)(agency.name, Funds(Money(1_050_000), sources=(line,)), ())
    written = filing_to_json(type(filing)("f", "p", "t", "万元", "n", "0" * 64, filing.proof, (lined,)))
    assert written["agencies"][0]["funds"] == {
        "total": "1.05", "fiscal": None, "special_account": None, "other": None,
        "sources": [{"kind": "一般公共预算", "level": "省", "amount": "1.05", "label": "省级一般公共预算", "source": span_to_json(make_source())}],
        "source": None,
    }
