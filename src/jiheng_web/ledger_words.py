"""How people read what the ledger says: words for actions, objects and fields. An app that records something new adds its words here."""

import json
from collections.abc import Iterator

import jiheng
from jiheng_web.roles import PERMISSIONS, ROLES

ACTION_WORDS = {
    **PERMISSIONS,
    **jiheng.LEDGER_ACTIONS,
    "accounts.activate": "重新启用账号",
    "accounts.add": "开立账号",
    "accounts.bind_phone": "绑定动态口令",
    "accounts.change_password": "改密码",
    "accounts.choose_profile": "改密码规则",
    "accounts.confirm_role": "确认角色",
    "accounts.end_session": "结束自己的登录",
    "accounts.end_sessions": "结束他人的登录",
    "accounts.grant_role": "授予角色",
    "accounts.login": "登录",
    "accounts.login_failed": "登录失败",
    "accounts.logout": "退出",
    "accounts.release_phone": "取消动态口令",
    "accounts.reset_password": "重设密码",
    "accounts.reset_phone": "解除他人的动态口令",
    "accounts.set_expiry": "改账号有效期",
    "accounts.set_up": "初始化",
    "accounts.suspend": "停用账号",
    "accounts.unlock": "解除登录锁定",
    "accounts.withdraw_role": "收回角色",
    "collecting.assign": "指定文件是哪个单位的",
    "collecting.change": "修改收表任务",
    "collecting.close": "结束收表",
    "collecting.hand_in": "报送",
    "collecting.make_agencies": "按收到的表建立单位",
    "collecting.remind": "催办",
    "collecting.reopen": "继续收表",
    "collecting.return": "制作退回件",
    "installation.archive": "归档账本段",
    "installation.move": "换数据库",
    "installation.restore": "从备份恢复",
    "jobs.cancel": "取消后台任务",
    "jobs.enqueue": "提出后台任务",
    "jobs.repeat": "重做后台任务",
    "places.add": "新增单位",
    "places.change": "修改单位",
    "places.move": "调整单位隶属",
    "places.activate": "启用单位",
    "places.deactivate": "停用单位",
    "projects.activate": "启用项目",
    "projects.deactivate": "停用项目",
    "projects.add": "新增项目",
    "projects.rename": "项目改名",
    "projects.merge": "合并项目",
    "projects.absorb": "并入项目",
    "projects.split": "拆分项目",
    "rounds.set": "设置编报轮次",
    "targets.abandon": "放弃调整",
    "targets.adjust": "调整绩效目标",
    "targets.agency_pass": "单位审核通过",
    "targets.agency_return": "单位退回",
    "targets.archive": "归档申报",
    "targets.close": "结束申报",
    "targets.department_pass": "主管部门审核通过",
    "targets.department_return": "主管部门退回",
    "targets.finance_pass": "财政审核通过",
    "targets.finance_return": "财政退回",
    "targets.issue_approval": "下达批复",
    "targets.open": "建立申报表",
    "targets.receive": "导入申报表",
    "targets.remark": "写意见",
    "targets.review": "填审核表",
    "targets.settle": "了结意见",
    "targets.withdraw": "撤回",
    "tokens.issue": "建立接口令牌",
    "tokens.revoke": "撤销接口令牌",
    "waivers.revoke": "收回豁免",
    "years.open": "开启年度",
    "years.close": "关闭年度",
    "years.reopen": "重开年度",
}
"""What was done → the words for it."""

SUBJECT_WORDS = {
    "account": "账号", "approval": "批复", "login": "登录名", "installation": "本系统", "job": "后台任务", "ledger": "账本段", "place": "单位",
    "project": "项目", "round": "编报轮次", "submission": "申报表", "task": "收表任务", "token": "接口令牌", "year": "预算年度",
}
"""The kind of what it was done to, before the slash → the words for it."""

FIELD_WORDS = {
    "account": "账号", "agency": "单位", "agencies": "单位", "bundle": "退回件", "deadline": "截止日期", "files": "文件",
    "left_out": "没有做成", "receipt": "收到的文件", "region": "版式", "scope": "范围", "title": "名称", "algorithm": "算法", "cause": "由来", "code": "编码",
    "digest": "摘要", "form": "表", "id": "编号",
    "absorbed": "并入的项目", "address": "地址", "browser": "浏览器", "by": "凭", "bureau": "本级单位", "expires_on": "有效期至", "into": "并入",
    "login_name": "登录名", "part": "拆出的项目", "place": "单位编号", "profile": "密码规则", "role": "角色", "sessions": "会话数", "stage": "还要",
    "split_from": "拆自", "was_confirmed": "已确认", "wrong": "不对的是", "is_active": "在用", "is_open": "进行中", "is_settled": "已了结", "kind": "类别",
    "name": "名称", "number": "编号", "origin": "账本",
    "parent": "上级", "path": "路径", "previous": "上一段", "reason": "理由", "revision": "修订", "root": "摘要", "sha256": "摘要", "size": "条数",
    "source": "来源", "state": "状态", "thread": "意见", "remark": "意见条", "author": "提出人", "version": "版本", "year": "年度",
    "approved_on": "批复日期", "document_number": "文号", "submissions": "申报表编号", "is_late": "逾期", "rating": "等级", "review": "审核表编号",
    "waiver": "豁免编号", "rule": "规则", "who": "批准人", "why": "理由", "until": "有效期至", "opens": "开始", "closes": "截止",
    "accepts_late": "逾期仍收", "project": "项目", "source_sha256": "来源摘要",
}
"""The keys of values → the words for them."""

VALUE_WORDS = {
    **{role.name: role.words for role in ROLES.values()},
    "agency": "预算单位", "department": "主管部门", "bureau": "财政部门", "asvs": "ASVS（默认）", "dengbao": "等保三级",
    "password": "密码", "code": "动态口令", "recovery": "恢复码", "enrol": "绑定动态口令",
    "finance": "财政部门", "web": "网页", "workbook": "工作簿批注", "draft": "填报中", "agency_reviewing": "单位审核中",
    "department_reviewing": "主管部门审核中", "finance_reviewing": "财政审核中", "awaiting_rating": "待评级", "rated": "已评级", "rejected": "不予通过",
    "approved": "已批复", "published": "已公开", "adjusting": "调整中", "closed": "已结束", "archived": "已归档",
    "first_up": "一上", "ceilings": "控制数", "second_up": "二上", "congress": "人大批准", "approval": "批复",
    "project-target-list": "项目支出绩效目标汇总表", "project-target": "项目支出绩效目标申报表",
}
"""What values are written as → the words for it."""

_YES_NO = {True: "是", False: "否", None: "—"}
_LONGEST = 300


def say_action(action: str) -> str:
    """The words for an action; the action itself where nobody gave it words."""
    return ACTION_WORDS.get(action, action)


def say_subject(subject: str) -> str:
    """``submission/12`` → 申报表 12."""
    kind, _, rest = subject.partition("/")
    return f"{SUBJECT_WORDS[kind]} {rest}".strip() if kind in SUBJECT_WORDS else subject


def find_subject(words: str) -> str:
    """申报表 12 → ``submission/12``; what is written like this already stays, and so does what is neither."""
    kind = next((kind for kind, said in SUBJECT_WORDS.items() if words.startswith(said)), None)
    if kind is None:
        return words
    rest = words.removeprefix(SUBJECT_WORDS[kind]).strip()
    return f"{kind}/{rest}" if rest else kind


def say_value(value: jiheng.JsonValue) -> str:
    """A value on one line, cut where it is long."""
    text = "；".join(_say_parts(value)) if isinstance(value, dict) else _say_one(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _say_parts(value: dict[str, jiheng.JsonValue]) -> Iterator[str]:
    for key, part in value.items():
        yield f"{FIELD_WORDS.get(key, key)}：{_say_one(part)}"


def _say_one(value: jiheng.JsonValue) -> str:
    if value is None or isinstance(value, bool):
        return _YES_NO[value]
    if isinstance(value, str):
        return VALUE_WORDS.get(value, value)
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False, sort_keys=True)
