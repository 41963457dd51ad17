"""Direction and expected measure unit from an indicator's name, where the last word of the name misleads."""

import pytest

import jiheng


@pytest.mark.parametrize(
    ("name", "direction", "dimension"),
    [
        ("群众投诉率", "less", "share"), ("设备故障率", "less", "share"), ("农产品抽检不合格率", "less", "share"), ("农产品抽检合格率", "more", "share"),
        ("热线响应时间", "less", "time"), ("设备平均无故障时间", "more", "time"), ("系统中断时间", "less", "time"), ("政府采购节支率", "more", "share"),
        ("投资控制率", "", "share"), ("人均培训成本（元）", "less", "money"), ("带动农户增收", "more", "money"), ("竣工时间", "less", "date"),
        ("参训学员满意度", "more", "share"), ("培训人数", "", "people"), ("观展人次", "", "visits"), ("工程进度", "more", "share"),
    ],
)  # fmt: skip
def test_a_name_promises_direction_and_dimension(name: str, direction: str, dimension: str) -> None:
    expectation = jiheng.expect_of(name)
    assert expectation is not None
    assert expectation.direction == direction
    assert dimension in expectation.dimensions


@pytest.mark.parametrize(
    ("name", "target", "actual", "outcome"),
    [("群众投诉率", "2%", "1%", "met"), ("抽检合格率", "98%", "99%", "met"), ("响应时间", "30分钟", "1小时", "not-met"), ("节支率", "5%", "8%", "met")],
)
def test_the_direction_decides_what_equal_means(name: str, target: str, actual: str, outcome: str) -> None:
    expectation = jiheng.expect_of(name)
    assert expectation is not None
    assert jiheng.evaluate(target, actual, direction=expectation.direction).outcome == outcome
