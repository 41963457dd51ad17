"""Who there is and what each may do: roles as sets of permissions. REGULATIONS §7.1; the three administrators: 等保三级, §8.1 08.

A permission is ``area.act``. A role is held at a place of the tree and reaches everything below it.
"""

from dataclasses import dataclass

PERMISSIONS = {
    "documents.use": "读入和检查自己的文件",
    "places.see": "查看单位",
    "places.arrange": "维护单位和年度",
    "projects.arrange": "维护项目库",
    "targets.see": "查看申报",
    "targets.draft": "填报绩效目标",
    "targets.agency_review": "单位内部审核",
    "targets.submit": "送审",
    "targets.department_review": "主管部门审核",
    "targets.finance_review": "财政部门审核",
    "targets.rate": "评定等级",
    "targets.approve": "批复",
    "targets.publish": "公开绩效目标",
    "targets.comment": "提出意见",
    "waivers.grant": "批准豁免",
    "collecting.see": "查看收表台账",
    "collecting.issue": "下发收表任务",
    "collecting.receive": "导入收到的表",
    "ledger.see": "查看操作记录",
    "accounts.arrange": "开立和停用账号",
    "accounts.grant": "授予和收回角色",
    "accounts.audit": "查看审计日志",
    "installation.keep": "备份、恢复和查看运行状况",
}
"""What can be allowed → the words for it."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its name, its words, and its permissions. ``is_administrator``: one of the three, which exclude each other and business."""

    name: str
    words: str
    permissions: frozenset[str]
    is_administrator: bool = False


_SEES = ("documents.use", "places.see", "targets.see", "ledger.see")
_REVIEWS = (*_SEES, "collecting.see", "targets.comment")

_LISTED = (
    Role("agency_clerk", "单位经办", frozenset({*_SEES, "targets.draft", "targets.comment", "projects.arrange"})),
    Role("agency_reviewer", "单位审核", frozenset({*_SEES, "targets.agency_review", "targets.comment"})),
    Role("agency_head", "单位负责人", frozenset({*_SEES, "targets.agency_review", "targets.submit", "targets.comment"})),
    Role(
        "department_performance", "主管部门绩效岗",
        frozenset({
            *_REVIEWS, "targets.department_review", "targets.submit", "targets.publish", "collecting.issue", "collecting.receive",
            "projects.arrange",
        }),
    ),
    Role("department_finance", "主管部门财务", frozenset({*_REVIEWS, "targets.department_review", "collecting.receive"})),
    Role("finance_division", "财政业务处室", frozenset({*_REVIEWS, "targets.finance_review"})),
    Role(
        "finance_performance", "财政绩效处",
        frozenset({*_REVIEWS, "targets.finance_review", "targets.rate", "waivers.grant", "collecting.issue", "collecting.receive"}),
    ),
    Role("finance_leader", "财政领导", frozenset({*_REVIEWS, "targets.rate", "targets.approve", "waivers.grant"})),
    Role("third_party", "第三方", frozenset({"documents.use", "places.see", "targets.see", "targets.comment"})),
    Role("expert", "专家", frozenset({"documents.use", "places.see", "targets.see", "targets.comment"})),
    Role("auditor", "审计、人大（只读）", frozenset({*_SEES, "collecting.see"})),
    Role("system_administrator", "系统管理员", frozenset({"places.see", "places.arrange", "accounts.arrange", "installation.keep"}), True),
    Role("security_administrator", "安全管理员", frozenset({"places.see", "accounts.grant"}), True),
    Role("audit_administrator", "审计管理员", frozenset({"accounts.audit"}), True),
    Role("local", "本机用户", frozenset(PERMISSIONS)),
)

ROLES = {role.name: role for role in _LISTED}
"""All roles by name; ``local`` is the one person of 单机版 and is never granted to an account."""
