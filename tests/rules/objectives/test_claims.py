"""The numbers of an objective: which count as promises, and when an indicator contradicts one."""

from decimal import Decimal

import pytest

from jiheng.rules.facts.claims import claims_of
from tests.rules.example import check_example


@pytest.mark.parametrize(
    ("objective", "amounts"),
    [
        ("全年培训教师2400人次、校长180人次", [("人次", 2400), ("人次", 180)]),
        ("改造面积1.86万平方米，拨付补助2,356.5万元", [("平方米", 18600), ("元", 23565000)]),
        ("2025年11月底前竣工，确保7×24小时运行，举办第24届论坛", []),
        ("服务群众约5000人次，上年完成30场，截至目前已建成6所", []),
        ("受益率由85%提高到90%", [("%", 90)]),
        ("收运处置1.46万吨", [("克", 14_600_000_000)]),
    ],
)
def test_numbers_with_a_unit_are_claims_and_dates_round_and_past_numbers_are_not(objective: str, amounts: list[tuple[str, int]]) -> None:
    assert [(claim.base, claim.value) for claim in claims_of(objective)] == [(base, Decimal(value)) for base, value in amounts]


@pytest.mark.parametrize("objective", ["全年培训教师2400人次、校（园）长180人次", "供水量1,200万立方米，漏损率不超过9%，受益人口12.5万人"])
def test_a_claim_stands_where_it_says(objective: str) -> None:
    claims = claims_of(objective)
    assert claims
    assert all(objective[claim.start : claim.end] == claim.text for claim in claims)


@pytest.mark.parametrize(
    ("objective", "indicators"),
    [
        ("安装路灯320盏，亮灯率不低于98%，改善群众夜间出行条件，群众满意度不低于90%。", "数量指标 | 路灯安装数量 | 300盏"),
        ("对城市道路实施清扫保洁，机械化清扫率不低于92%，环境明显改善。", "质量指标 | 城市道路机械化清扫率 | ≥90%"),
        ("举办业务培训班12期，培训从业人员不少于600人次，提升从业人员的专业能力。", "数量指标 | 培训班期数 | 10期"),
        ("2026年完成6所乡镇寄宿制学校校舍改造，改善办学条件。", "数量指标 | 改造寄宿制学校数量 | 8所"),
        ("将管网漏损率由12.6%降到9.8%以内，节约制水成本。", "生态效益指标 | 管网漏损率 | ≤10.5%"),
        ("更换老旧供水管道26公里，建设分区计量点54个。", "数量指标 | 更换供水管道长度 | 32公里"),
        ("建设保鲜库26座，产后损失率降至8%以内，带动农户增收。", "社会效益指标 | 产后损失率 | ≤10%"),
        ("采购救援器材420件（套），提升应急救援能力。", "数量指标 | 采购救援器材数量 | 360件（套）"),
        ("组建60人专业扑火队，火灾受害率控制在0.5‰以内。", "数量指标 | 专业扑火队队员人数 | 50人"),
        ("免费提供体检服务1.2万人次，做到早发现早治疗，保障群众健康。", "数量指标 | 免费体检人次 | ≥1.5万人次"),
    ],
)
def test_another_number_for_the_same_thing_is_a_contradiction(objective: str, indicators: str) -> None:
    assert "OB008" in _codes(objective, indicators)


@pytest.mark.parametrize(
    ("objective", "indicators"),
    [
        ("举办线上培训12场、线下培训8场，提升从业人员的专业能力，满意度达到90%以上。", "数量指标 | 线上培训场次 | 12场\n数量指标 | 线下培训场次 | 8场"),
        ("举办培训20场，提升从业人员的专业能力，满意度达到90%以上。", "数量指标 | 线上培训场次 | 12场\n数量指标 | 线下培训场次 | 8场"),
        ("全县共有公厕118座，新建公厕12座，改善群众如厕条件。", "数量指标 | 新建公厕座数 | 12座"),
        ("改造学校12所，改善办学条件，逐步消除大班额。", "数量指标 | 改造学校数量 | 6所 | 12所"),
        ("每月巡查4次，全年保持水质达标，群众满意度不低于90%。", "数量指标 | 巡查次数 | ≥48次"),
        ("管护公厕118座，改善群众如厕条件。", "数量指标 | 新建公厕座数 | 12座"),
        ("培训教师约2400人次，提升教师专业能力。", "数量指标 | 培训教师人次 | ≥2300人次"),
        ("主干道机械化清扫率不低于95%，城区环境明显改善。", "质量指标 | 机械化清扫率 | ≥90%"),
        ("新建停车泊位120个，缓解停车难。", "数量指标 | 停车泊位数量 | 500个"),
        ("补充救生衣800件，减轻洪涝灾害损失。", "数量指标 | 救生衣储备数量 | 1200件"),
        ("新建公厕12座、改造公厕6座，改善群众如厕条件。", "数量指标 | 新建改造公厕座数 | 18座"),
        ("新建改造公厕18座，改善群众如厕条件。", "数量指标 | 新建公厕座数 | 12座\n数量指标 | 改造公厕座数 | 6座"),
        ("投诉办结率达到98%，设备完好率达到97%。", "质量指标 | 投诉办结率 | ≥98%\n质量指标 | 设备到货合格率 | 100%"),
    ],
)
def test_parts_of_a_whole_stocks_rounds_and_other_things_are_no_contradiction(objective: str, indicators: str) -> None:
    assert "OB008" not in _codes(objective, indicators)


def _codes(objective: str, indicators: str) -> set[str]:
    return {finding.code for finding in check_example(f"目标 | {objective}\n{indicators}")}
