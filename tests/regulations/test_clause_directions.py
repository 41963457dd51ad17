"""What is better of each clause, by the names of what it is about."""

import pytest

import jiheng


@pytest.mark.parametrize(
    ("name", "target", "directions"),
    [
        ("培训", "培训2场，人均成本400元", ("", "less")),
        ("人均培训成本", "培训2场，人均400元", ("", "less")),
        ("群众投诉率", "2%", ("less",)),
        ("设施维护", "故障率2%；完好率98%", ("less", "more")),
        ("竣工时间", "2024年6月", ("less",)),
        ("", "30次", ("",)),
        ("社会影响", "不断提升", ("more",)),
    ],
)
def test_the_subject_of_a_clause_tells_before_the_name_of_the_indicator(name: str, target: str, directions: tuple[str, ...]) -> None:
    assert jiheng.list_directions(name, jiheng.parse_target(target)) == directions


def test_it_can_be_handed_on_to_the_evaluation() -> None:
    target = jiheng.parse_target("培训2场，人均成本400元")
    evaluation = jiheng.evaluate(target, "培训3场，人均成本380元", direction=jiheng.list_directions("培训", target))
    assert [clause.outcome for clause in evaluation.clauses] == ["met", "met"]
