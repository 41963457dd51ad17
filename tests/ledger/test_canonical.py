"""Canonical JSON is a bijection between its values and its bytes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.ledger.canonical import DEPTH, INTEGERS, JsonValue, read_canonical, write_canonical

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-INTEGERS + 1, INTEGERS - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_a_value_that_was_written_reads_back(value: JsonValue) -> None:
    assert read_canonical(write_canonical(value)) == value


@given(VALUES, VALUES)
def test_two_values_have_the_same_bytes_only_where_they_are_the_same(one: JsonValue, other: JsonValue) -> None:
    assert (write_canonical(one) == write_canonical(other)) == (json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True))


@given(VALUES)
def test_every_other_way_to_write_it_is_refused(value: JsonValue) -> None:
    for other in (json.dumps(value, indent=1).encode(), json.dumps(value).encode() + b" "):
        if other != write_canonical(value):
            with pytest.raises(ValueError, match="规范"):
                read_canonical(other)


@given(st.binary(max_size=30))
def test_bytes_either_are_canonical_or_are_refused(content: bytes) -> None:
    try:
        value = read_canonical(content)
    except ValueError:
        return
    assert write_canonical(value) == content


@pytest.mark.parametrize(
    "text",
    [
        "", "1.0", "1e3", "NaN", "-0", "01", '{"a":1,"a":2}', '{"b":1,"a":2}', '"\\u4e00"', '"\\/"', "[1, 2]", "\ufeff1", '"\\ud800"',
        str(INTEGERS), "9" * 5000, "[" * 60_000, "tru",
    ],
)
def test_what_is_not_canonical_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="不是规范的 JSON"):
        read_canonical(text.encode())


@pytest.mark.parametrize(
    "value", [0.5, float("nan"), ("a",), {1: "a"}, b"a", INTEGERS, {"金额": 1.5}, "\ud800", {"\ud800": 1}, {"a": ["\udfff"]}],
)
def test_what_has_no_canonical_form_is_refused_with_a_reason(value: JsonValue) -> None:
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        write_canonical(value)


def test_the_place_of_what_is_refused_is_named() -> None:
    with pytest.raises(ValueError, match="“资金”第2项“金额”是 float"):
        write_canonical({"资金": [1, {"金额": 0.1}]})  # type: ignore[dict-item]  # that is what is refused


def test_what_lies_too_deep_is_refused() -> None:
    value: JsonValue = []
    for _ in range(DEPTH):
        value = [value]
    with pytest.raises(ValueError, match="套得太深"):
        write_canonical([value])
    assert read_canonical(write_canonical(value)) == value
