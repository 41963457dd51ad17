"""Examples of other forms than the published list, drawn small.

A monitoring form begins with ``监控 | 1-7月``; then ``项目``, ``目标``, ``填报日期``, ``执行 | 年初预算 | 执行数 | 执行率 | 预计执行`` and a 二级指标
with name, value for the year, value so far, value expected, reason, likelihood and remark. A sheet begins with
``申报 | 年度金额 | 实施期金额``; its 二级指标 have name, value, 分值, 指标解释 and 绩效标准, ``年度`` is its year; that of a whole department begins
with ``部门整体 | 名称`` and has ``任务 | 名称 | 内容 | 金额``. A publication begins with ``公开 | 标题``; then ``说明`` is a sentence of it,
``项目支出`` the expenditure on projects, ``项目预算`` a project with its money.
"""

from html import escape

from jiheng.regulations.taxonomy import read_category

_WIDTH = 10
_INDICATOR_HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "{}执行情况", "全年预计完成情况", "原因说明", "完成目标可能性", "备注")


def write_monitoring(lines: list[list[str]]) -> str:
    """The monitoring form that the lines of an example describe."""
    months = lines[0][1]
    given = {head: cells for head, *cells in lines if head in ("项目", "目标", "填报日期", "执行")}
    money = [*given.get("执行", ["100.00", "55.00", "55%", "100.00"]), "", "", "", ""][:4]
    rows = [
        ["项目支出绩效目标执行监控表"], ["（2025年度）"],
        ["项目名称", given.get("项目", ["示例项目"])[0]],
        ["主管部门", "示例市示例局", "实施单位", "示例市示例局"],
        *([["填报日期", *given["填报日期"]]] if "填报日期" in given else []),
        ["项目资金（万元）", "", "年初预算数", f"{months}执行数", f"{months}执行率", "全年预计执行数"],
        ["", "年度资金总额", *money],
        ["年度总体目标", *given.get("目标", ["面向全市基层单位开展业务培训，提升从业人员的专业能力。"])],
        ["绩效指标", *(head.format(months) for head in _INDICATOR_HEADS)],
    ]
    for head, *cells in lines[1:]:
        taxon = read_category(head).taxon if head not in given else None
        if taxon:
            rows.append(["", taxon.dimension or "", taxon.name, *cells])
    return _write_grid(rows)


def write_sheet(lines: list[list[str]]) -> str:
    """The sheet of one project that the lines of an example describe."""
    year, period = [*lines[0][1:], "100.00", "100.00"][:2] if len(lines[0]) > 2 else ("100.00", "100.00")
    given = {head: cells for head, *cells in lines if head in ("项目", "目标", "年度", "部门", "任务")}
    rows = [
        ["项目支出绩效目标申报表"], [f"（{given.get('年度', ['2025'])[0]}年度）"],
        ["项目名称", given.get("项目", ["示例项目"])[0]],
        ["主管部门", "示例市示例局", "实施单位", "示例市示例局"],
        ["项目资金（万元）", "实施期资金总额", period, "年度资金总额", year],
        ["年度目标", *given.get("目标", ["面向全市基层单位开展业务培训，提升从业人员的专业能力。"])],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "分值", "指标解释", "绩效标准"],
    ]
    for head, *cells in lines[1:]:
        taxon = read_category(head).taxon if head not in given else None
        if taxon:
            rows.append(["", taxon.dimension or "", taxon.name, *cells])
    return _write_grid(rows)


def write_department(lines: list[list[str]]) -> str:
    """The sheet of a whole department that the lines of an example describe."""
    tasks = [[" ", name, content, money, money] for head, name, content, money in (line for line in lines if line[0] == "任务")]
    rows = [
        ["部门整体支出绩效目标表"], ["（2025年度）"], ["部门（单位）名称", lines[0][1]],
        ["年度主要任务", "任务名称", "主要内容", "预算金额（万元）", ""], ["", "", "", "总额", "财政拨款"], *tasks,
        ["年度总体目标", "完成全年任务，使群众满意度达到90%以上。"], ["年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
    ]
    for head, *cells in lines[1:]:
        taxon = read_category(head).taxon if head != "任务" else None
        if taxon:
            rows.append(["", taxon.dimension or "", taxon.name, *cells])
    return _write_grid(rows)


def _write_grid(rows: list[list[str]]) -> str:
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in [*row, *[""] * (_WIDTH - len(row))]) for row in rows)
    return f"<html><meta charset='utf-8'><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></html>"


def write_publication(lines: list[list[str]]) -> str:
    """The budget publication that the lines of an example describe."""
    text = [lines[0][1], "", *(cells[0] for head, *cells in lines if head == "说明"), ""]
    spent = next((cells[0] for head, *cells in lines if head == "项目支出"), None)
    if spent:
        text += [
            "2025年部门支出预算总表", "编制部门：示例市示例局 单位：万元", "科目编码\t科目名称\t合计\t基本支出\t项目支出",
            f"205\t教育支出\t{spent}\t0.00\t{spent}", f"合计\t合计\t{spent}\t0.00\t{spent}", "",
        ]
    budgeted = [cells for head, *cells in lines if head == "项目预算"]
    if budgeted:
        text += ["2025年项目支出预算表", "编制部门：示例市示例局 单位：万元", "项目名称\t合计", *("\t".join(cells) for cells in budgeted), ""]
    return "\n".join(text)
