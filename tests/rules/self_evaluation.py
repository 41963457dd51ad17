"""The part of the little language of rule cards that describes a self-evaluation (自评表).

The first line is ``自评`` with 年初预算数, 全年预算数, 全年执行数, 执行率 and 得分 of the execution (10 points). Then one fact a line: 资金 (a row
below the total: label and the three amounts), a 二级指标 with name, target, actual value, points, score and (optionally) the reason of the
deviation and what the columns named behind the 得分 of the first line hold, 总分, or any other
label with its text (自评等级). Without any 二级指标 there is one, met.
"""

from jiheng.regulations.taxonomy import read_category

MARK = "自评"
_MONEY = ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
_COLUMNS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
_DEFAULT = ["数量指标", "培训期数", "≥5期", "5期", "10", "10"]


def write_self_evaluation(text: str) -> str:
    """The published self-evaluation that an example describes."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    _, initial, budgeted, spent, rate, score, *more = lines[0]
    columns = [*_COLUMNS, *more]
    rows = [["项目支出绩效自评表"], ["（2025年度）"], ["项目名称", "示例项目"], ["主管部门", "示例市示例局", "实施单位", "示例中心"], _MONEY]
    rows.append(["", "年度资金总额", initial, budgeted, spent, "10", rate, score])
    rows += [["", f"其中：{cells[1]}", *cells[2:], "—", "—", "—"] for cells in lines if cells[0] == "资金"]
    rows += [["年度总体目标", "预期目标", "实际完成情况"], ["", "全年开展业务培训。", "完成年度培训。"], columns]
    closing = []
    for cells in lines[1:] if any(read_category(cells[0]).taxon for cells in lines) else [*lines[1:], _DEFAULT]:
        taxon = read_category(cells[0]).taxon
        if taxon:
            rows.append([taxon.dimension, taxon.name, *cells[1:]] + [""] * (len(columns) - len(cells) - 1))
        elif cells[0] == "总分":
            rows.append(["总分", "", "", "", "", "100", cells[1], ""])
        elif cells[0] != "资金":
            closing.append(cells)
    return "\n".join("\t".join(row) for row in [*rows, *closing])
