"""The tables of open data, column by column: filings, agencies, projects, funds, execution, indicators, clauses, findings."""

from jiheng.exchange.open_tables.columns import OpenColumn as Column
from jiheng.exchange.open_tables.columns import OpenTable, Reference

_FILING = Column("filing", "填报表编号", "string", "文件摘要的前 12 位加表在文件中的次序", "12 digits of the file's SHA-256 and its place there", True)
_AGENCY = Column("agency", "单位编号", "string", "填报表编号加单位在表中的次序", "The filing and the agency's place in it", True)
_PROJECT = Column("project", "项目编号", "string", "填报表编号加项目在表中的次序", "The filing and the project's place in it", True)
_INDICATOR = Column("indicator", "指标编号", "string", "项目编号加指标在项目中的次序", "The project and the indicator's place in it", True)
_MONEY_UNIT = Column("money_unit", "金额单位", "string", "表上印的金额单位，如 万元", "Money unit as printed, such as 万元 (10,000 yuan)", True)
_PAGE = Column("page", "页", "integer", "原文件的页码，从 1 数起", "Page of the source, counted from 1")
_TABLE = Column("table", "表", "integer", "原文件里的第几张表", "Table of the source, counted from 1")
_ROW = Column("row", "行", "integer", "原文件里的行", "Row of the source, counted from 1")
_COLUMN = Column("column", "列", "integer", "原文件里的列", "Column of the source, counted from 1")
_PLACE = (_PAGE, _TABLE, _ROW, _COLUMN)

FILINGS = OpenTable("filings", "填报表", "一行是一张填报的表", (
    _FILING,
    Column("document", "文件", "string", "原文件的名称", "Name of the source file"),
    Column("sha256", "文件摘要", "string", "原文件的 SHA-256", "SHA-256 of the source file", True),
    Column("pages", "页数", "integer", "原文件的页数，没有页的为空", "Pages of the source file"),
    Column("form", "表种", "string", "申报表、自评表、监控表等的代码", "Kind of form", True),
    Column("title", "标题", "string", "表上印的标题", "Title as printed"),
    Column("department", "主管部门", "string", "主管部门", "Department in charge"),
    Column("fiscal_year", "年度", "integer", "预算年度；表上没有写的为空", "Fiscal year, empty where not printed"),
    _MONEY_UNIT,
    Column("profile", "口径", "string", "认表所用的口径", "Regional profile that the form was recognised with", True),
    Column("proof", "核对", "string", "proved 已核平，not-provable 无法核对，broken 不平", "Whether the printed sums foot", True),
    Column("notices", "未读处", "integer", "没有读到或有保留的处数", "How many places were not read, or with doubts", True),
), ("filing",))

AGENCIES = OpenTable("agencies", "预算单位", "一行是一张表里的一个预算单位", (
    _AGENCY, _FILING, Column("name", "单位名称", "string", "表上印的单位名称；没有写的为空", "Name as printed"),
), ("agency",), (Reference(("filing",), "filings"),))

PROJECTS = OpenTable("projects", "项目", "一行是一个项目；整体目标表、区域目标表各算一个项目", (
    _PROJECT, _AGENCY, _FILING,
    Column("index", "次序", "integer", "项目在表中的次序，从 1 数起", "Place in the filing, from 1", True),
    Column("name", "项目名称", "string", "表上印的名称", "Name as printed"),
    Column("code", "项目编码", "string", "表上印的编码", "Code as printed"),
    Column("transfer", "转移支付", "boolean", "表上标明是转移支付的为 true", "Whether marked as a transfer payment"),
    Column("period_objective", "实施周期目标", "string", "实施周期绩效目标的原文", "Objective for the whole period"),
    Column("annual_objective", "年度目标", "string", "年度绩效目标的原文", "Objective for the year"),
    Column("actual_objective", "目标完成情况", "string", "年度目标完成情况的原文", "What was achieved of the objective"),
    Column("total_score", "总分", "string", "自评表上印的总分", "Total score as printed"),
    *_PLACE,
), ("project",), (Reference(("agency",), "agencies"), Reference(("filing",), "filings")))

FUNDS = OpenTable("funds", "资金", "一行是表上印的一个金额；空格不算", (
    Column("fund", "金额编号", "string", "填报表编号加次序", "The filing and the amount's place in it", True),
    _FILING,
    Column("agency", "单位编号", "string", "小计和项目的金额属于哪个单位；全表合计为空", "The agency, empty for the grand total"),
    Column("project", "项目编号", "string", "属于哪个项目；合计、小计为空", "The project, empty for totals"),
    Column("span", "期间", "string", "annual 年度，period 实施周期", "Of the year or of the whole period", True),
    Column("kind", "种类", "string", "total 总计，fiscal 财政拨款，special_account 财政专户，other 其他，line 一行来源", "Which amount this is", True),
    Column("label", "资金来源", "string", "一行来源的原文", "Label of a printed line"),
    Column("level", "级次", "string", "中央、省、市县等", "Level of government"),
    Column("amount", "金额", "number", "金额，单位见金额单位", "Amount in the money unit", True),
    _MONEY_UNIT,
), ("fund",), (Reference(("filing",), "filings"), Reference(("agency",), "agencies"), Reference(("project",), "projects")))

EXECUTION = OpenTable("execution", "执行", "一行是自评表或监控表里一个项目的预算执行情况", (
    _PROJECT,
    Column("initial_budget", "年初预算数", "number", "年初预算数", "Initial budget"),
    Column("budgeted", "全年预算数", "number", "全年预算数", "Budget for the year"),
    Column("spent", "执行数", "number", "全年执行数或已执行数", "Spent"),
    Column("expected", "预计执行数", "number", "监控表的全年预计执行数", "Expected to be spent in the year"),
    Column("execution_rate", "执行率", "number", "百分数", "Percent"),
    Column("execution_points", "执行分值", "number", "预算执行的分值", "Points for execution"),
    Column("execution_score", "执行得分", "number", "预算执行的得分", "Score for execution"),
    _MONEY_UNIT,
), ("project",), (Reference(("project",), "projects"),))

INDICATORS = OpenTable("indicators", "指标", "一行是一项三级指标", (
    _INDICATOR, _PROJECT, _FILING,
    Column("number", "序号", "integer", "表上印的序号，没有印的是次序", "Number as printed, else its place", True),
    Column("dimension", "一级指标", "string", "规范的一级指标名称", "First level, canonical"),
    Column("category", "二级指标", "string", "规范的二级指标名称", "Second level, canonical"),
    Column("name", "三级指标", "string", "指标名称", "Name as printed"),
    Column("period_target", "周期值", "string", "实施周期指标值的原文", "Target for the whole period as written"),
    Column("annual_target", "年度值", "string", "年度指标值的原文", "Target for the year as written"),
    Column("actual", "实际完成值", "string", "实际完成值的原文", "Actual value as written"),
    Column("expected", "预计完成值", "string", "全年预计完成值的原文", "Value expected for the year as written"),
    Column("points", "分值", "string", "分值，照表上所印", "Points as printed"),
    Column("score", "得分", "string", "得分，照表上所印", "Score as printed"),
    Column("deviation_reason", "偏差原因", "string", "偏差原因及改进措施", "Reason for deviation and remedy"),
    *_PLACE,
), ("indicator",), (Reference(("project",), "projects"), Reference(("filing",), "filings")))

CLAUSES = OpenTable("clauses", "分句", "一行是一个指标值里的一个分句；“培训2场，每场100人”是两行", (
    _INDICATOR,
    Column("field", "哪个值", "string", "period_target 周期值，annual_target 年度值，actual 实际完成值，expected 预计完成值", "Which value", True),
    Column("clause", "分句次序", "integer", "从 1 数起", "Place in the value, from 1", True),
    Column("kind", "类型", "string", "quantity 数量，date 日期，grade 等级，statement 陈述，blank 空白", "What kind of clause", True),
    Column("op", "符号", "string", "≥ > ≤ < = ≈ 或 range（介于）", "Comparison; range has both bounds"),
    Column("value", "数值", "number", "数值，万、亿已换算", "Number, with 万 and 亿 applied"),
    Column("upper", "上限", "number", "介于的上限", "Upper bound of a range"),
    Column("date", "日期", "string", "YYYY-MM-DD、YYYY-MM、MM-DD 或 MM", "Date as far as given"),
    Column("date_upper", "日期止", "string", "期间的止日", "End of a stretch of time"),
    Column("unit", "计量单位", "string", "计量单位；金额已换算成元", "Measure unit; money in yuan (元)"),
    Column("approx", "约数", "boolean", "原文是约数的为 true", "Whether about"),
    Column("per", "每", "string", "每月、每场等", "Per what"),
    Column("subject", "对象", "string", "分句自己的对象", "What the clause is about"),
    Column("text", "原文", "string", "分句的原文", "The wording"),
    Column("reason", "未量化原因", "string", "陈述或空白为什么没有读成数", "Why a statement or blank has no number"),
), ("indicator", "field", "clause"), (Reference(("indicator",), "indicators"),))

FINDINGS = OpenTable("findings", "疑点", "一行是一处疑点；只有写明要附疑点时才有", (
    Column("finding", "疑点编号", "string", "填报表编号加次序", "The filing and the finding's place", True),
    _FILING,
    Column("code", "代码", "string", "规则代码", "Code of the rule", True),
    Column("name", "规则", "string", "规则名称", "Name of the rule", True),
    Column("severity", "程度", "string", "must、should 或 hint", "How severe", True),
    Column("certainty", "把握", "string", "certain 确定，suspected 疑似", "How certain", True),
    Column("concern", "类别", "string", "疑点的类别", "What kind of defect", True),
    Column("project_index", "项目次序", "integer", "涉及的项目在表中的次序", "Place of the project in the filing"),
    Column("indicator_number", "指标序号", "integer", "涉及的指标序号", "Number of the indicator"),
    Column("message", "说明", "string", "一句话说明", "What is wrong", True),
    Column("remedy", "建议", "string", "怎样改", "What to do"),
    *_PLACE,
), ("finding",), (Reference(("filing",), "filings"),))

TABLES = (FILINGS, AGENCIES, PROJECTS, FUNDS, EXECUTION, INDICATORS, CLAUSES)
"""The tables that every package has, in the order in which keys are met; ``FINDINGS`` comes on request."""
