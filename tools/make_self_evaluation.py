"""Write ``examples/柳溪区文化馆.xlsx``: a self-evaluation with one project a sheet, the same bytes every time."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import xlsxwriter

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SELF_EVALUATION = "柳溪区文化馆.xlsx"

MONEY_HEAD = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
INDICATOR_HEAD = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
MONEY_ROWS = ("年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金")

PROJECTS = {
    "全民艺术普及培训": """
        目标 | 开设声乐、书画、舞蹈等公益培训班60期，培训市民3000人次，学员满意度不低于92%，提升市民艺术素养。
        完成 | 开设公益培训班64期，培训市民2856人次，学员满意度95.2%。
        资金 | 86.00 90.00 85.50 | 86.00 82.00 77.50 | 0.00 8.00 8.00 | 0.00 0.00 0.00
        执行 | 10 95.00% 9.50
        产出 | 数量 | 举办公益培训班期数 | ≥60期 | 64期 | 10 | 10
        产出 | 数量 | 培训市民人次 | ≥3000人次 | 2856人次 | 10 | 9.52 | 七月高温停课两周；下一年度把班次提前到六月开课。
        产出 | 质量 | 学员结业率 | ≥85% | 88.6% | 10 | 10
        产出 | 时效 | 全年培训任务完成时间 | 2025年11月底前 | 2025年12月5日 | 10 | 8 | 停课班次顺延补课。
        产出 | 成本 | 人均培训成本 | ≤300元/人次 | 299.37元/人次 | 10 | 10
        效益 | 社会 | 学员参加群众文艺演出人次 | ≥400人次 | 463人次 | 15 | 15
        效益 | 持续 | 结业学员组建的文艺团队数 | ≥8支 | 8支 | 15 | 15
        满意 | 对象 | 参训学员满意度 | ≥92% | 95.2% | 10 | 10
        总分 | 97.02""",
    "文化下乡巡演": """
        目标 | 到全区26个行政村演出52场，观众不少于1.5万人次，丰富农村居民文化生活。
        完成 | 到26个行政村演出54场，观众1.62万人次。
        资金 | 64.00 64.00 63.36 | 64.00 64.00 63.36 | 0.00 0.00 0.00 | 0.00 0.00 0.00
        执行 | 10 99.00% 9.90
        产出 | 数量 | 巡演场次 | ≥52场 | 54场 | 10 | 10
        产出 | 数量 | 覆盖行政村数 | =26个 | 26个 | 10 | 10
        产出 | 质量 | 演出节目审查通过率 | 100% | 100% | 10 | 10
        产出 | 时效 | 巡演完成时间 | 2025年10月底前 | 2025年10月26日 | 10 | 10
        产出 | 成本 | 单场演出成本 | ≤1.25万元 | 1.17万元 | 10 | 10
        效益 | 社会 | 观看演出的农村居民人次 | ≥1.5万人次 | 1.62万人次 | 15 | 15
        效益 | 持续 | 农村居民文化生活 | 更加丰富 | 更加丰富 | 15 | 14
        满意 | 对象 | 观众满意度 | ≥90% | 93.8% | 10 | 10
        总分 | 98.90""",
}
"""By sheet: 年度目标 and 完成情况; budget, adjusted budget and spending by source; points, rate and score of execution; one indicator a line."""

DIMENSIONS = {"产出": "产出指标（50分）", "效益": "效益指标（30分）", "满意": "满意度指标（10分）"}
CATEGORIES = {
    "数量": "数量指标", "质量": "质量指标", "时效": "时效指标", "成本": "成本指标", "社会": "社会效益指标", "持续": "可持续影响指标",
    "对象": "服务对象满意度指标",
}
CREATED = datetime.datetime(2026, 3, 2, 10, 0, tzinfo=datetime.UTC)
_WIDTHS = (10, 16, 18, 30, 16, 18, 10, 12, 36)
_LAST = len(_WIDTHS) - 1
Lines = list[list[str]]


def write_self_evaluation(path: Path) -> None:
    """Write the workbook to ``path``: a sheet for each project, with merged labels and money as numbers."""
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties({"title": "项目支出绩效自评表", "created": CREATED.replace(tzinfo=None)})
        plain = workbook.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
        for number, (name, text) in enumerate(PROJECTS.items(), start=1):
            lines = [[part.strip() for part in line.split(" | ")] for line in text.strip().splitlines()]
            _Page(workbook.add_worksheet(f"项目{number}"), plain).write(name, lines)


class _Page:
    """One sheet, filled from top to bottom."""

    def __init__(self, sheet: xlsxwriter.worksheet.Worksheet, style: xlsxwriter.format.Format) -> None:
        self.sheet, self.style, self.row = sheet, style, 0
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)

    def write(self, name: str, lines: Lines) -> None:
        """Title, head, money, objectives, indicators and total of one project."""
        told = {line[0]: line[1:] for line in lines}
        self._line((0, _LAST, "项目支出绩效自评表"))
        self._line((0, _LAST, "（2025年度）"))
        self._line((0, 1, "项目名称"), (2, _LAST, name))
        self._line((0, 1, "主管部门"), (2, 3, "柳溪区文化和旅游局"), (4, 5, "实施单位"), (6, _LAST, "柳溪区文化馆"))
        self._write_money(told["资金"], told["执行"][0].split())
        first = self.row
        self._line((1, 3, "预期目标"), (4, _LAST, "实际完成情况"))
        self._line((1, 3, told["目标"][0]), (4, _LAST, told["完成"][0]))
        self._label("年度总体目标", first, last_column=0)
        first = self.row
        self._line(*enumerate_cells(INDICATOR_HEAD, start=1))
        for line in lines:
            if line[0] in DIMENSIONS:
                self._write_indicator(line)
        self._label("绩效指标", first, last_column=0)
        self._line((0, 5, "总分"), (6, 6, "100"), (7, 7, told["总分"][0]), (8, 8, ""))

    def _write_money(self, amounts: Sequence[str], execution: Sequence[str]) -> None:
        first = self.row
        self._line((2, 2, ""), *enumerate_cells(MONEY_HEAD, start=3))
        points, rate, score = execution
        for label, numbers in zip(MONEY_ROWS, amounts, strict=True):
            initial, budgeted, spent = numbers.split()
            marks = (points, rate, score) if label == MONEY_ROWS[0] else ("—", _rate(spent, budgeted), "—")
            self._line(*enumerate_cells((label, initial, budgeted, spent, *marks), start=2))
        self._label("项目资金（万元）", first, last_column=1)

    def _write_indicator(self, line: Sequence[str]) -> None:
        dimension, category, *rest = line
        reason = [] if len(rest) == len(INDICATOR_HEAD) - 2 else [""]
        self._line(*enumerate_cells((DIMENSIONS[dimension], CATEGORIES[category], *rest, *reason), start=1))

    def _label(self, text: str, first_row: int, *, last_column: int) -> None:
        """The label before the rows written since ``first_row``."""
        self.sheet.merge_range(first_row, 0, self.row - 1, last_column, text, self.style)

    def _line(self, *cells: tuple[int, int, str]) -> None:
        """One row of cells, each from its first to its last column; amounts are numbers."""
        for first, last, text in cells:
            if last > first:
                self.sheet.merge_range(self.row, first, self.row, last, text, self.style)
            elif text.replace(".", "", 1).isdigit():
                self.sheet.write_number(self.row, first, Decimal(text), self.style)
            else:
                self.sheet.write_string(self.row, first, text, self.style)
        self.row += 1


def enumerate_cells(texts: Sequence[str], *, start: int) -> list[tuple[int, int, str]]:
    """The texts as cells side by side from column ``start`` on."""
    return [(column, column, text) for column, text in enumerate(texts, start=start)]


def _rate(spent: str, budgeted: str) -> str:
    """The execution rate of a row as it is printed; a dash where nothing was budgeted."""
    return f"{Decimal(spent) / Decimal(budgeted):.2%}" if Decimal(budgeted) else "—"


if __name__ == "__main__":
    write_self_evaluation(EXAMPLES / SELF_EVALUATION)
