"""Write ``examples/临川县教育局.xlsx``: the same bytes every time.

The other examples are plain text and are edited by hand; a workbook has to be made.
"""

import datetime
from decimal import Decimal
from pathlib import Path

import xlsxwriter

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
WORKBOOK = "临川县教育局.xlsx"

HEADER = ("项目名称（资金使用单位）", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标")
MONEY = {
    "合计": "6482.35 5704.15 318.20 460.00",
    "临川县教育局": "4216.75 3916.75 - 300.00",
    "乡镇寄宿制学校宿舍改造": "2480.00 2180.00 - 300.00",
    "乡村教师生活补助": "1296.00 1296.00 - -",
    "中小学体质健康监测": "440.75 440.75 - -",
    "临川县职业中等专业学校": "2265.60 1787.40 318.20 160.00",
    "实训基地设备购置": "1120.00 960.00 - 160.00",
    "学生资助与勤工俭学": "1145.60 827.40 318.20 -",
}
"""The rows in order with total, 财政拨款, 财政专户拨款 and 其他资金 in 万元; a dash is an empty cell."""

OBJECTIVES = {
    "乡镇寄宿制学校宿舍改造": "用三年时间改造14所乡镇寄宿制学校学生宿舍4.2万平方米，2026年完成5所、1.5万平方米，11月底前交付使用，使寄宿生人均宿舍面积不低于3平方米。",
    "乡村教师生活补助": "按月足额发放3000名乡村教师生活补助，人均每月360元，稳定乡村教师队伍，年度流失率控制在2%以内。",
    "中小学体质健康监测": "2026年为全县7.05万名中小学生开展体质健康监测和视力筛查，监测结果10月底前反馈到校到家，学生体质健康优良率比上年提高1个百分点。",
    "实训基地设备购置": "两年内建成智能制造、现代农艺两个实训基地，购置设备420台（套），2026年到位260台（套），满足1800名学生技能实训需要。",
    "学生资助与勤工俭学": "对符合条件的2350名学生落实免学费和助学金政策，提供校内勤工俭学岗位120个，资助资金当年10月底前发放到位。",
}
INDICATORS = {
    "乡镇寄宿制学校宿舍改造": """
        数量 | 改造学校数 | 14所 | 5所
        数量 | 改造宿舍面积 | 4.2万平方米 | 1.5万平方米
        质量 | 单体工程验收合格率 | 100% | 100%
        时效 | 年度改造学校交付时间 | 2028年11月底前 | 2026年11月底前
        成本 | 单位面积改造成本 | ≤1650元/平方米 | ≤1650元/平方米
        社会 | 寄宿生人均宿舍面积 | ≥3.5平方米/人 | ≥3平方米/人
        持续 | 改造宿舍设计使用年限 | ≥30年 | ≥30年
        满意 | 寄宿生及家长满意度 | ≥92% | ≥90%""",
    "乡村教师生活补助": """
        数量 | 补助乡村教师人数 | 3000人 | 3000人
        质量 | 补助对象核定准确率 | 100% | 100%
        时效 | 补助发放时间 | 每月15日前 | 每月15日前
        成本 | 人均补助标准 | 360元/人·月 | 360元/人·月
        社会 | 乡村教师年度流失率 | ≤2% | ≤2%
        持续 | 任教满三年的乡村教师占比 | ≥80% | ≥78%
        满意 | 乡村教师满意度 | ≥90% | ≥90%""",
    "中小学体质健康监测": """
        数量 | 监测学生人次 | 21.15万人次 | 7.05万人次
        数量 | 视力筛查学校数 | 86所 | 86所
        质量 | 监测数据上报准确率 | ≥99% | ≥99%
        时效 | 监测结果反馈时间 | 每年10月底前 | 2026年10月底前
        成本 | 人均监测成本 | ≤62.5元/人次 | ≤62.5元/人次
        社会 | 学生体质健康优良率 | ≥56% | ≥52%
        持续 | 建立长期健康档案的学生占比 | ≥98% | ≥95%
        满意 | 学生家长满意度 | ≥88% | ≥88%""",
    "实训基地设备购置": """
        数量 | 购置实训设备台（套）数 | 420台（套） | 260台（套）
        质量 | 设备到货验收合格率 | 100% | 100%
        时效 | 设备安装调试完成时间 | 2027年8月底前 | 2026年8月底前
        成本 | 单台（套）设备平均成本 | ≤4.5万元/台（套） | ≤4.4万元/台（套）
        经济 | 校企合作订单收入 | ≥260万元 | ≥90万元
        社会 | 学生技能证书获取率 | ≥92% | ≥88%
        持续 | 设备年均使用学时 | ≥900学时 | ≥700学时
        满意 | 实训学生满意度 | ≥90% | ≥90%""",
    "学生资助与勤工俭学": """
        数量 | 受助学生人数 | 2350人 | 2350人
        数量 | 勤工俭学岗位数 | 120个 | 120个
        质量 | 受助学生资格审核准确率 | 100% | 100%
        时效 | 资助资金发放时间 | 2026年10月底前 | 2026年10月底前
        成本 | 免学费补助标准 | 2400元/人·年 | 2400元/人·年
        社会 | 受助学生完成学业率 | ≥97% | ≥97%
        持续 | 受助学生毕业三个月内就业率 | ≥90% | ≥88%
        满意 | 受助学生满意度 | ≥95% | ≥95%""",
}
"""By project, one indicator a line: 二级指标, name, value for the whole period, value for the year."""

LABELS = {
    "数量": "1-产出指标；11-数量指标", "质量": "1-产出指标；12-质量指标", "时效": "1-产出指标；13-时效指标", "成本": "1-产出指标；14-成本指标",
    "经济": "2-效益指标；21-经济效益", "社会": "2-效益指标；22-社会效益", "持续": "2-效益指标；24-可持续影响指标",
    "满意": "3-满意度指标；31-服务对象满意度",
}
ONE_A_LINE = "中小学体质健康监测"
"""The project whose indicators stand on lines of their own within the cell, as people like them."""
WRITTEN_AS_TEXT = {"合计", "实训基地设备购置"}
"""The rows whose amounts were typed as text, with thousands separators."""
CREATED = datetime.datetime(2026, 1, 12, 9, 30, tzinfo=datetime.UTC)
_FIRST_COLUMN, _HEADER_ROW = 1, 4


def write_example(path: Path) -> None:
    """Write the workbook to ``path``: an empty first column, merged title and captions, money as numbers and as text."""
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties({"title": "项目支出绩效目标表", "created": CREATED.replace(tzinfo=None)})
        centred = workbook.add_format({"align": "center", "bold": True, "border": 1, "text_wrap": True})
        framed = workbook.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        money = workbook.add_format({"border": 1, "num_format": "#,##0.00", "valign": "top"})
        sheet = workbook.add_worksheet("项目支出绩效目标表")
        sheet.set_column(0, 0, 2)
        sheet.set_column(1, 5, 14)
        sheet.set_column(6, 7, 60)
        sheet.merge_range("B1:H1", "2026年度项目支出绩效目标表", centred)
        sheet.merge_range("B3:D3", "部门名称：临川县教育局")
        sheet.merge_range("G3:H3", "单位：万元")
        sheet.write_row(_HEADER_ROW, _FIRST_COLUMN, HEADER, centred)
        for row, (name, amounts) in enumerate(MONEY.items(), start=_HEADER_ROW + 1):
            sheet.write_string(row, _FIRST_COLUMN, name, framed)
            for column, amount in enumerate(amounts.split(), start=_FIRST_COLUMN + 1):
                _write_amount(sheet, row, column, amount, as_text=name in WRITTEN_AS_TEXT, style=money)
            sheet.write(row, _FIRST_COLUMN + 5, OBJECTIVES.get(name, ""), framed)
            sheet.write(row, _FIRST_COLUMN + 6, _packed(name), framed)


def _write_amount(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, amount: str, *, as_text: bool, style: xlsxwriter.format.Format
) -> None:
    if amount == "-":
        sheet.write_blank(row, column, None, style)
    elif as_text:
        sheet.write_string(row, column, f"{Decimal(amount):,.2f}", style)
    else:
        sheet.write_number(row, column, Decimal(amount), style)


def _packed(project: str) -> str:
    """The indicators of a project in one cell, numbered."""
    lines = [line.split(" | ") for line in INDICATORS.get(project, "").split("\n") if line.strip()]
    items = [
        f"{number}、{LABELS[kind.strip()]}；{name}；实施周期指标值:{period}；年度指标值:{annual}。"
        for number, (kind, name, period, annual) in enumerate(lines, start=1)
    ]
    return ("\n" if project == ONE_A_LINE else "").join(items)


if __name__ == "__main__":
    write_example(EXAMPLES / WORKBOOK)
