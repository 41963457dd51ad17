"""What the official forms are called in Chinese."""

from collections.abc import Mapping

FORM_WORDS: Mapping[str, str] = {
    "project-target-list": "项目支出绩效目标汇总表",
    "project-target": "项目支出绩效目标申报表",
    "self-evaluation": "绩效自评表",
    "monitoring": "项目支出绩效监控表",
    "department-target": "部门整体支出绩效目标表",
    "regional-target": "转移支付区域绩效目标表",
    "publication": "预算公开",
}
"""The name of every form that is recognised, by ``Filing.form``; the title that a document prints may read otherwise."""
