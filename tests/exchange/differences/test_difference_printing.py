"""The difference as text and JSON."""

import jsonschema
from hypothesis import HealthCheck, given, settings

from jiheng.domain.difference.compare import compare
from jiheng.domain.filing import Filing
from jiheng.exchange.differences.difference_json import difference_to_json
from jiheng.exchange.differences.difference_text import print_difference
from jiheng.exchange.json_schemas import load_schema
from jiheng.text.grammar import parse_target
from tests.builders import make_filing, make_indicator, make_project
from tests.exchange.any_filings import filings

few = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
BEFORE = make_filing(make_project("科普活动", make_indicator("合格率", parse_target("≥95%")), total="100.00"))
AFTER = make_filing(
    make_project("科普活动", make_indicator("合格率", parse_target("不低于95%")), total="120.00", objective="全年举办科普活动30场。"),
    make_project("科技下乡"),
)


@few
@given(filings, filings)
def test_the_json_keeps_its_schema(first: Filing, second: Filing) -> None:
    jsonschema.validate(difference_to_json(compare(first, second)), load_schema("difference"))


@few
@given(filings, filings)
def test_any_difference_can_be_printed(first: Filing, second: Filing) -> None:
    assert print_difference(compare(first, second), with_spellings=True).endswith("\n")


def test_the_text_says_amounts_words_and_projects() -> None:
    text = print_difference(compare(BEFORE, AFTER))
    assert "项目：新增 1 个，改动 1 个；只是写法不同 2 处。" in text
    assert "总计：100.00 → 120.00（+20.00，+20.00%）" in text
    assert "{+30场+}" in text
    assert "新增项目  科技下乡" in text
    assert "不低于95%" not in text


def test_the_text_lists_other_spellings_when_asked() -> None:
    assert "不低于" in print_difference(compare(BEFORE, AFTER), with_spellings=True)
