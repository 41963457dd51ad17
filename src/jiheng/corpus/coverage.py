"""What is said of a document as a whole: what became of it, and what was counted in it."""

from typing import Any

from jiheng.exchange.tables.columns import TableColumn

PROVED, READ, PARTLY, REFUSED, NO_FORM = "读通并核对无误", "读通", "部分读取", "拒绝", "不是绩效表"
STATUSES = (PROVED, READ, PARTLY, REFUSED, NO_FORM)
"""Its sums prove the reading; it was read; parts of it were not; it was not taken in; it holds no performance table."""

COVERAGE_COLUMNS = (
    TableColumn("结果", width=15), TableColumn("原因", width=60), TableColumn("格式"), TableColumn("页数", "integer"),
    TableColumn("表数", "integer"), TableColumn("单位数", "integer"), TableColumn("项目数", "integer"), TableColumn("指标数", "integer"),
    TableColumn("未读处数", "integer"), TableColumn("秒", "number"),
)
FIELDS = ("status", "reason", "format", "pages", "filings", "agencies", "projects", "indicators", "unread", "seconds")
"""The fields of a coverage, in the order of its columns; all but ``status`` may be missing."""

Coverage = dict[str, Any]


def refuse(reason: str, *, status: str = REFUSED) -> Coverage:
    """The coverage of a document of which nothing was read."""
    return {"status": status, "reason": reason}
