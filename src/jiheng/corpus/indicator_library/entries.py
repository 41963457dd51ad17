"""A bureau's own library: indicators with definition, standard, source of values and scoring rule (REGULATIONS §3.5)."""

from dataclasses import dataclass, field, fields
from typing import Literal

STANDARD_KINDS = ("计划标准", "历史标准", "行业标准", "预算支出标准", "其他标准")
"""Kinds of 绩效标准."""
Origin = Literal["official", "template"]


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One indicator of a library, ready to be put into a filing.

    ``field_name`` is the 行业领域, ``trade`` the 行业类别, ``purpose`` the 资金用途. ``standard_kind`` is one of ``STANDARD_KINDS`` or empty.
    ``value_source`` says where actual values come from, ``taking`` how (取值方式), ``origin_words`` the 指标来源.
    ``row`` is the row of the workbook, 0 for an entry from the built-in templates.
    """

    name: str = field(metadata={"heads": "三级指标 指标名称 三级指标名称"})
    dimension: str = field(default="", metadata={"heads": "一级指标 一级指标名称"})
    category: str = field(default="", metadata={"heads": "二级指标 二级指标名称"})
    definition: str = field(default="", metadata={"heads": "指标解释 指标说明 指标定义 指标解释（公式、口径） 计算公式"})
    target: str = field(default="", metadata={"heads": "参考值 指标值 目标值 建议指标值 参考指标值"})
    unit: str = field(default="", metadata={"heads": "计量单位 度量单位"})
    standard: str = field(default="", metadata={"heads": "绩效标准 标准值 评价标准 标准内容"})
    standard_kind: str = field(default="", metadata={"heads": "绩效标准类型 标准类型 绩效标准类别 标准来源"})
    value_source: str = field(default="", metadata={"heads": "完成值数据来源 数据来源 取数来源 指标值数据来源"})
    taking: str = field(default="", metadata={"heads": "取值方式 指标完成值取值方式 完成值取值方式"})
    scoring_rule: str = field(default="", metadata={"heads": "赋分规则 评分标准 评分规则 评（扣）分标准 计分方法 指标赋分规则"})
    evidence: str = field(default="", metadata={"heads": "佐证资料要求 佐证资料 佐证材料 佐证材料要求"})
    origin_words: str = field(default="", metadata={"heads": "指标来源"})
    field_name: str = field(default="", metadata={"heads": "行业领域 领域 支出功能分类（类）"})
    trade: str = field(default="", metadata={"heads": "行业类别 行业 支出功能分类（款）"})
    purpose: str = field(default="", metadata={"heads": "资金用途 项目方向 资金投向 项目类型"})
    keywords: tuple[str, ...] = field(default=(), metadata={"heads": "关键词 关键字 检索词"})
    row: int = 0
    origin: Origin = "official"


def list_heads() -> dict[str, tuple[str, ...]]:
    """The fields of an entry that a workbook has columns for, with the heads they may have; the first is the official one."""
    return {each.name: tuple(each.metadata["heads"].split()) for each in fields(LibraryEntry) if "heads" in each.metadata}
