"""The JSON of scores follows its schema, whatever a form prints."""

import json
from importlib import resources

import jsonschema
import pytest

import jiheng
from jiheng.domain.filing import Filing
from tests.recognition.page import EXAMPLES
from tests.scoring.scored import make_evaluation, make_scored, make_self_evaluation

SCHEMA = json.loads(resources.files("jiheng.exchange").joinpath("schemas/scores.schema.json").read_text(encoding="utf8"))
ODD = make_self_evaluation(
    make_scored(actual=None, points=None, score=None), make_scored(target="有所提升", actual="部分达成年度指标并具有一定效果", score="9"),
    make_scored(actual="9" * 40 + "人次", points="0"), make_scored(target="0次", actual="1次", score="12"), budgeted="0.00",
    printed={"等级": "优"},
)


@pytest.mark.parametrize("filing", [jiheng.read(EXAMPLES / "柳溪区文化馆.xlsx").filing, make_evaluation(ODD), make_evaluation()])
def test_the_json_of_scores_follows_its_schema(filing: Filing) -> None:
    result = jiheng.score_filing(filing)
    content = jiheng.scores_to_json(
        result.projects, findings=result.findings, profile=result.profile, scheme=result.scheme.name, rules_run=result.rules_run,
    )
    jsonschema.validate(json.loads(json.dumps(content)), SCHEMA)
    assert len(content["projects"]) == len(result.projects)
    assert len(content["findings"]) == len(result.findings)
