"""Forms that are made for tables of their own: a whole department, a transfer payment with its levels, monitoring."""

from dataclasses import replace

import pytest

import jiheng
from jiheng.domain.budget import Budget, BudgetLine
from tests.builders import make_filing, make_funds, make_indicator, make_project, make_source
from tests.forms.fillers.losses import list_losses

KINDS: tuple[jiheng.FormKind, ...] = ("xlsx", "docx", "pdf")


def money(text: str) -> jiheng.Money:
    return jiheng.Money(int(text) * 1_000_000)


def lose(filing: jiheng.Filing, form: str) -> list[list[str]]:
    """What each format loses."""
    filled = jiheng.fill([filing], form=form)
    files = [jiheng.write_form(filled, kind=kind) for kind in KINDS]
    return [list_losses([filing], filled, [reading.filing for reading in jiheng.read_all(content, name="表")]) for content in files]


def make_department() -> jiheng.Filing:
    tasks = tuple(
        jiheng.Task(f"任务{number}", f"做好第{number}件事，按期完成。", make_funds("50.00"), make_source()) for number in (1, 2)
    )
    project = replace(make_project("市文化局", total="100.00"), tasks=tasks)
    filing = make_filing(project, agency="市文化局")
    return replace(filing, form="department-target", department=None, fiscal_year=2026)


def test_the_tasks_of_a_department_read_back_with_their_money() -> None:
    assert lose(make_department(), "department-target") == [[], [], []]


def test_a_department_is_no_project() -> None:
    with pytest.raises(jiheng.JihengError, match="不能填成"):
        jiheng.fill([make_department()], form="project-target")


def test_money_of_several_levels_reads_back() -> None:
    lines = (
        jiheng.FundLine("财政拨款", "中央", money("80"), "其中：中央补助", make_source()),
        jiheng.FundLine("财政拨款", "地方", money("20"), "地方资金", make_source()),
    )
    project = replace(make_project("农田建设补助资金"), funds=jiheng.Funds(money("100"), sources=lines), transfer=True)
    filing = replace(make_filing(project, agency="省农业农村厅"), department="农业农村部", fiscal_year=2026)
    for form in ("regional-target", "transfer-target"):
        assert lose(filing, form) == [[], [], []]
        omitted = jiheng.fill([filing], form=form).omissions
        assert not [one for one in omitted if "资金" in one.words]


def test_monitoring_reads_back_with_what_is_expected() -> None:
    indicator = replace(
        make_indicator(period_target="不少于10场"), period_target=None, actual=jiheng.parse_target("6场"), expected=jiheng.parse_target("11场"),
        deviation_reason="下半年集中举办", printed={"完成目标可能性": "确定能"},
    )
    rows = (
        BudgetLine("总额", None, "年度资金总额", money("100"), None, money("55"), money("100"), "55.00"),
        BudgetLine("一般公共预算", None, "本年一般公共预算拨款", money("100"), None, money("55"), money("100"), "55.00"),
    )
    budget = Budget(money("100"), None, money("55"), money("100"), "55.00", lines=rows)
    project = replace(make_project("科普活动经费", indicator), budget=budget, funds=jiheng.Funds(money("100")))
    filing = replace(make_filing(project), form="monitoring", fiscal_year=2026, months=9)
    assert lose(filing, "monitoring") == [[], [], []]
    content = jiheng.write_form(jiheng.fill([filing], form="monitoring"), kind="docx")
    assert jiheng.read(content, name="表.docx").filing.months == 9
    assert jiheng.fill([filing], form="monitoring").omissions == ()


def test_what_was_done_in_a_year_is_not_filled_in_as_that_of_seven_months() -> None:
    judged = replace(make_filing(make_project()), form="self-evaluation")
    with pytest.raises(jiheng.JihengError, match="是绩效自评表，不能填成“项目支出绩效目标执行监控表”"):
        jiheng.fill([judged], form="monitoring")


def test_a_form_without_indicators_keeps_the_rows_of_the_official_one() -> None:
    filled = jiheng.fill([make_filing(replace(make_project(), indicators=()))], form="project-target")
    printed = {cell.text for cell in filled.sheets[0].cells}
    assert {"数量指标", "质量指标", "时效指标", "社会效益指标", "服务对象满意度指标"} <= printed


def test_a_long_text_is_whole_in_every_format() -> None:
    long = "，".join(f"第{number}项工作按期完成" for number in range(1, 150))
    filing = replace(make_filing(make_project(objective=f"{long}。")), fiscal_year=2026)
    assert len(long) > 1_400
    for form in ("project-target", "self-evaluation", "project-target-list"):
        assert lose(filing, form) == [[], [], []]


def make_shares(*regions: str) -> jiheng.Filing:
    """One transfer payment that goes to several counties, each with a value of its own and the last with an indicator more."""
    agencies = []
    for number, region in enumerate(regions, start=1):
        indicators = [make_indicator("高标准农田面积", jiheng.parse_target(f"≥{number}万亩")), make_indicator("验收合格率", jiheng.parse_target("≥95%"))]
        more = [make_indicator("受益农户", jiheng.parse_target("≥300户"))] if number == len(regions) else []
        plain = [replace(one, period_target=None) for one in (*indicators, *more)]
        project = replace(make_project("农田建设补助资金", *plain), funds=jiheng.Funds(None))
        agencies.append(jiheng.Agency(region, jiheng.Funds(None), (project,)))
    filing = make_filing(make_project("农田建设补助资金"))
    return replace(filing, form="regional-target", agencies=tuple(agencies), department="农业农村部", fiscal_year=2026)


def test_the_shares_of_regions_stand_side_by_side_and_read_back() -> None:
    assert lose(make_shares("临川县", "白杨县", "云溪区"), "regional-decomposition") == [[], [], []]


def give_money(filing: jiheng.Filing, *, whole: str | None = None, without: int = 0) -> jiheng.Filing:
    """The same shares with money of two levels for every region but the one with the number ``without``."""
    agencies = []
    for number, agency in enumerate(filing.agencies, start=1):
        lines = (
            jiheng.FundLine("财政拨款", "中央", money(str(number * 10)), "其中：中央补助", make_source()),
            jiheng.FundLine("财政拨款", "地方", money(str(number * 3)), "地方资金", make_source()),
        )
        funds = jiheng.Funds(None) if number == without else jiheng.Funds(money(str(number * 13)), sources=lines)
        agencies.append(replace(agency, projects=tuple(replace(project, funds=funds) for project in agency.projects)))
    return replace(filing, agencies=tuple(agencies), funds=jiheng.Funds(money(whole)) if whole else None)


@pytest.mark.parametrize("count", [2, 8, 19])
def test_the_money_of_regions_stands_below_their_names_and_adds_up_to_the_whole(count: int) -> None:
    filing = give_money(make_shares(*(f"第{number}县" for number in range(1, count + 1))))
    assert lose(filing, "regional-decomposition") == [[], [], []]
    filled = jiheng.fill([filing], form="regional-decomposition")
    assert filled.omissions == ()
    again = jiheng.read(jiheng.write_form(filled, kind="xlsx"), name="表.xlsx").filing
    assert again.funds is not None
    assert again.funds.total == money(str(13 * count * (count + 1) // 2))
    assert [check.holds for check in again.proof.checks if "各地区" in check.what] == [True]


def test_money_of_regions_that_does_not_add_up_is_told_and_breaks_the_proof() -> None:
    filled = jiheng.fill([give_money(make_shares("临川县", "白杨县"), whole="40")], form="regional-decomposition")
    assert [(one.words, one.text) for one in filled.omissions] == [("各地区资金之和（与全表的总额不一致）", "39.00万元，全表 40.00万元")]
    for kind in KINDS:
        assert jiheng.read(jiheng.write_form(filled, kind=kind), name="表").filing.proof.status == "broken"


def test_the_whole_stays_blank_where_a_region_prints_no_money() -> None:
    filing = give_money(make_shares("临川县", "白杨县", "云溪区"), without=2)
    assert lose(filing, "regional-decomposition") == [[], [], []]
    again = jiheng.read(jiheng.write_form(jiheng.fill([filing], form="regional-decomposition"), kind="xlsx"), name="表.xlsx").filing
    assert again.funds is None
    assert [project.funds.total for project in again.projects] == [money("13"), None, money("39")]


def test_many_regions_go_on_several_sheets() -> None:
    filing = make_shares(*(f"第{number}县" for number in range(1, 20)))
    assert [len(sheet.widths) for sheet in jiheng.fill([filing], form="regional-decomposition").sheets] == [12, 12, 7]


def test_one_region_is_no_decomposition() -> None:
    with pytest.raises(jiheng.JihengError, match="只有一个地区"):
        jiheng.fill([make_shares("临川县")], form="regional-decomposition")


def test_a_summary_counts_ratings_and_measures_coverage_against_the_targets() -> None:
    def judge(name: str, score: str) -> jiheng.Project:
        budget = Budget(money("100"), money("100"), money("90"), execution_rate="90.00", total_score=score)
        return replace(make_project(name), budget=budget, funds=jiheng.Funds(money("100")))

    judged = replace(make_filing(judge("甲", "95.5"), judge("乙", "82")), form="self-evaluation", fiscal_year=2026)
    planned = make_filing(make_project("甲"), make_project("乙"), make_project("丙"), make_project("丁"))
    texts = [cell.text for cell in jiheng.fill([judged, planned], form="self-evaluation-summary").sheets[0].cells]
    said = "\n".join(texts)
    assert "应自评 4 个，已自评 2 个，数量覆盖率 50.00%" in said
    assert "金额覆盖率 50.00%" in said
    assert "优 1 个（50.00%），良 1 个（50.00%）" in said
    assert "平均 88.75 分" in said
