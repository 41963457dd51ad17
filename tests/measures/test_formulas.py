"""What formulas come to, on records that a person can count by hand."""

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from jiheng.domain.evidence.records import Record
from jiheng.errors import BrokenMeasure
from jiheng.measures.actuals import Actual
from jiheng.measures.intervals import survey_interval
from jiheng.measures.measure import Measure
from jiheng.measures.parsing import parse_measure
from jiheng.measures.periods import Period, year_until
from jiheng.measures.printing import describe_actual, describe_node, print_measure
from jiheng.measures.traces import measure_records, recompute, trace_actual
from tests.measures.building import YEAR, make_activity, make_measure, make_record


def day(text: str) -> datetime.date:
    """A day of 2026 by month and day."""
    return datetime.date.fromisoformat(f"2026-{text}")


def moment(text: str) -> datetime.datetime:
    """A moment of 2026."""
    return datetime.datetime.fromisoformat(f"2026-{text}")


def measured(measure: Measure, *records: Record, period: Period = YEAR) -> Actual:
    """The measure over these records."""
    return measure_records(measure, records, period=period)


PEOPLE = make_measure({"sum": "activity", "field": "onsite", "where": [["series", "contains", "下午茶"]]}, unit="人次")


def test_only_records_of_the_series_are_added() -> None:
    records = [make_activity(name="一", series="科创下午茶", onsite=52), make_activity(name="二", series="其他", onsite=99)]
    assert measured(PEOPLE, *records).text == "52人次"


def test_the_same_event_handed_in_twice_counts_once() -> None:
    once = make_activity(series="科创下午茶", onsite=52)
    again = make_activity(series="科创下午茶", onsite=52)
    assert measured(PEOPLE, once, again).value == 52


def test_a_record_without_the_number_is_left_out_and_said() -> None:
    actual = measured(PEOPLE, make_activity(series="科创下午茶", onsite=52), make_activity(name="二", series="科创下午茶"))
    assert actual.value == 52
    assert actual.notes == ("有 1 条“活动”没有填线下人次，没有算进去。",)


def test_what_lies_outside_the_period_does_not_count() -> None:
    actual = measured(PEOPLE, make_activity(series="科创下午茶", onsite=52, day=day("08-01")), period=year_until(day("07-31")))
    assert actual.value == 0


def test_nothing_recorded_proves_nothing() -> None:
    actual = measured(make_measure({"count": "incident"}, unit="次"))
    assert (actual.text, actual.level) == ("0次", "E0")
    assert "零报告" in actual.notes[0]


def test_records_of_a_system_of_record_are_believed_most() -> None:
    own, foreign = make_activity(onsite=1), make_activity(name="二", onsite=1)
    foreign = Record(foreign.kind, foreign.values, is_external=True)
    sum_of_all = make_measure({"sum": "activity", "field": "onsite"})
    assert [measured(sum_of_all, *records).level for records in ((own,), (foreign,), (own, foreign))] == ["E3", "E4", "E3"]


def test_a_mean_time_is_exact_and_in_hours() -> None:
    repaired = {"count": "work_order", "where": [["repaired", "present"]]}
    mean = {"ratio": [{"sum": "work_order", "field": "repaired - opened"}, repaired]}
    measure = make_measure({"scaled": mean, "by": "1/60"}, unit="小时")
    orders = [
        make_record("work_order", number="1", category="故障", opened=moment("03-02T09:10"), repaired=moment("03-02T10:20")),
        make_record("work_order", number="2", category="故障", opened=moment("03-03T09:00"), repaired=moment("03-03T11:00")),
        make_record("work_order", number="3", category="故障", opened=moment("03-04T09:00")),
    ]
    actual = measured(measure, *orders)
    assert actual.value == Fraction(190, 120)
    assert actual.text == "1.5833小时"
    assert actual.notes == ("有 1 条“工单”没有填修复时间、报修时间，没有算进去。",)


def test_a_share_just_below_its_target_is_not_rounded_up_to_it() -> None:
    measure = make_measure({"ratio": [{"sum": "training", "field": "passed"}, {"sum": "training", "field": "people"}]}, unit="%")
    training = make_record("training", name="一", day=day("03-01"), sessions=1, people=3_000_000, passed=2_849_999)
    assert measured(measure, training).exact_text == "94.999966666666%"


def test_every_month_must_have_its_backup() -> None:
    measure = make_measure({"slowest": {"count": "backup", "where": [["succeeded", "=", True]]}, "span": "month"}, unit="次")
    backups = [make_record("backup", system="门户", at=moment(f"{month:02}-15T02:00"), succeeded=True) for month in (1, 2, 3, 5)]
    assert measured(measure, *backups, period=year_until(day("03-31"))).value == 1
    assert measured(measure, *backups, period=year_until(day("05-31"))).value == 0
    assert measured(measure, *backups, period=year_until(day("04-20"))).value == 1


def test_a_share_of_answers_has_an_interval_and_a_sample() -> None:
    yes = {"count": "survey", "where": [["answer", "in", ["满意", "非常满意"]]]}
    measure = make_measure({"ratio": [yes, {"count": "survey"}], "survey": True}, unit="%")
    answers = ["满意"] * 92 + ["不满意"] * 8
    records = [
        make_record("survey", survey="甲", number=str(number), question="总体", answer=answer, day=day("06-01"))
        for number, answer in enumerate(answers)
    ]
    actual = measured(measure, *records)
    assert actual.text == "92%"
    assert actual.interval == survey_interval(92, 100)


INTERVALS = [(0, 10, "0.0000", "0.2775"), (10, 10, "0.7225", "1.0000"), (50, 100, "0.4038", "0.5962")]


@pytest.mark.parametrize(("yes", "answers", "low", "high"), INTERVALS)
def test_the_interval_is_wilsons(yes: int, answers: int, low: str, high: str) -> None:
    interval = survey_interval(yes, answers)
    assert interval is not None
    assert (interval.low, interval.high) == (Decimal(low), Decimal(high))


def test_nothing_divided_by_nothing_is_no_number() -> None:
    measure = make_measure({"ratio": [{"count": "acceptance", "where": [["passed", "=", True]]}, {"count": "acceptance"}]}, unit="%")
    actual = measured(measure)
    assert (actual.value, actual.text) == (None, "")
    assert "没有可以相除或比较的记录，算不出数。" in actual.notes


def test_the_last_milestone_gives_its_date() -> None:
    milestones = [make_record("milestone", name=name, due=day("06-30"), done=day(done)) for name, done in (("一", "05-01"), ("二", "06-15"))]
    assert measured(make_measure({"most": "milestone", "field": "done"}), *milestones).text == "2026-06-15"


def test_on_time_is_told_by_days() -> None:
    measure = make_measure({"count": "milestone", "where": [["done - due", "≤", 0]]})
    milestones = [make_record("milestone", name=done, due=day("06-15"), done=day(done)) for done in ("06-14", "06-15", "06-16")]
    assert measured(measure, *milestones, make_record("milestone", name="未完成", due=day("06-15"))).value == 2


def test_the_formula_is_said_with_its_numbers() -> None:
    measure = make_measure({"ratio": [{"count": "acceptance", "where": [["passed", "=", True]]}, {"count": "acceptance"}]}, unit="%")
    records = [make_record("acceptance", subject=str(number), day=day("05-01"), passed=number > 0) for number in range(4)]
    assert describe_actual(measured(measure, *records)) == "3 ÷ 4 × 100% ＝ 75%"
    assert describe_node(measure.node) == "验收（是否通过=是）的条数 ÷ 验收的条数"


def test_a_changed_row_is_named_by_the_trace_and_changes_the_value() -> None:
    records = [make_activity(name=str(number), series="科创下午茶", onsite=50) for number in range(3)]
    before = trace_actual(measured(PEOPLE, *records), records)
    changed = [*records[:2], make_activity(name="2", series="科创下午茶", onsite=40)]
    after = trace_actual(measured(PEOPLE, *changed), changed)
    assert (before["value"], after["value"]) == ("150人次", "140人次")
    differing = [new["key"] for old, new in zip(before["records"], after["records"], strict=True) if old["digest"] != new["digest"]]
    assert differing == [changed[2].key]


def test_a_trace_comes_to_the_same_value_without_the_records() -> None:
    records = [make_activity(name=str(number), series="科创下午茶", onsite=number) for number in range(9)]
    actual = measured(PEOPLE, *records)
    assert recompute(trace_actual(actual, records)).value == actual.value


def test_a_trace_that_was_tampered_with_is_refused() -> None:
    records = [make_activity(name=str(number), series="科创下午茶", onsite=10) for number in range(2)]
    trace = trace_actual(measured(PEOPLE, *records), records)
    for change in ({"value": "21人次"}, {"records": trace["records"][:1]}, {"digest": "0"}, {"schema": "x"}):
        with pytest.raises(BrokenMeasure):
            recompute(trace | change)
    trace["records"][0]["values"]["onsite"] = 11
    with pytest.raises(BrokenMeasure, match="有人改过"):
        recompute(trace)


WRONG = {
    "没有叫“nothing”的佐证记录": {"count": "nothing"},
    "没有字段“people”": {"sum": "activity", "field": "people"},
    "活动名称是text，不能用 sum": {"sum": "activity", "field": "name"},
    "sum 应写明 field": {"sum": "activity"},
    "count 不用写 field": {"count": "activity", "field": "name"},
    "不在选项里": {"count": "activity", "where": [["mode", "=", "空中"]]},
    "不是数": {"count": "activity", "where": [["onsite", "≥", "很多"]]},
    "不是日期": {"count": "activity", "where": [["day", "≥", "三月"]]},
    "条件应写成": {"count": "activity", "where": [["onsite"]]},
    "比较不对": {"count": "activity", "where": [["onsite", "~", 3]]},
    "不能加减": {"sum": "activity", "field": "name + place"},
    "不能参加计算": {"ratio": [{"latest": "acceptance", "field": "grade"}, {"count": "acceptance"}]},
    "survey 的两项都应是 count": {"ratio": [{"sum": "activity", "field": "onsite"}, {"count": "activity"}], "survey": True},
    "slowest 里应是 count 或 sum": {"slowest": {"ratio": [{"count": "activity"}, {"count": "activity"}]}, "span": "month"},
    "应为整数或分数": {"scaled": {"count": "activity"}, "by": "1/0"},
    "看不懂": {"magic": "activity"},
    "套得太深": {"rest": {"rest": {"rest": {"rest": {"rest": {"rest": {"rest": {"rest": {"rest": {"rest": {"count": "activity"}}}}}}}}}}},
}


@pytest.mark.parametrize("sentence", WRONG)
def test_a_measure_that_cannot_be_is_refused_with_its_place(sentence: str) -> None:
    with pytest.raises(BrokenMeasure, match=f"度量“甲”.*{sentence}"):
        parse_measure({"name": "甲", "formula": WRONG[sentence]})


def test_a_printed_measure_is_read_back_to_the_same() -> None:
    outage = {"ratio": [{"sum": "outage", "field": "ended - started"}, {"sum": "service_hours", "field": "minutes"}]}
    for measure in (PEOPLE, make_measure({"rest": outage})):
        assert parse_measure(print_measure(measure)) == measure
