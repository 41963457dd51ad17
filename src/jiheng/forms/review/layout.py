"""What stands on the review sheet, whatever file it is written to."""

from collections.abc import Sequence
from itertools import groupby

from jiheng.domain.filing import Filing
from jiheng.domain.finding import SEVERITY_WORDS, Finding
from jiheng.domain.forms import FORM_WORDS
from jiheng.errors import JihengError
from jiheng.forms.review.prescore import ItemReview, Review
from jiheng.regulations.review_form import ReviewForm

TITLE = "项目支出绩效目标审核表"
LIST_TITLE = "项目支出绩效目标审核初评汇总"
ADVICE = "系统初评，仅供参考"
HEADS = ("审核内容", "审核要点", "具体内容", "分值", "系统初评得分", "初评等级", "系统提示", "审核得分", "审核意见")
LIST_HEADS = ("序号", "单位", "项目", "金额", "初评得分", "可评满分", "折合百分制", "初评等级", *SEVERITY_WORDS.values())
OPINION_LABEL = "总体意见"
"""The row in which the reviewer writes most."""

_FORMS = ("project-target-list", "project-target", "department-target", "regional-target")


def refuse_results(checked: Sequence[tuple[Filing, Sequence[Finding]]]) -> None:
    """Raise ``JihengError`` where a filing holds results and not targets."""
    for filing, _ in checked:
        if filing.form not in _FORMS:
            word = FORM_WORDS.get(filing.form, filing.form)
            raise JihengError(f"“{filing.name}”是{word}，绩效目标审核表只用于绩效目标表；自评表、监控表请用 --format opinion 写意见。")


def opening_rows(review: Review) -> tuple[tuple[str, str], ...]:
    """What is reviewed: label and text."""
    labels = ("主管部门", "表名", "项目个数") if review.number is None else ("单位", "项目名称", "项目金额")
    return tuple(zip(labels, (review.agency, review.project, review.amount), strict=True))


def groups_of(review: Review) -> list[tuple[str, list[ItemReview]]]:
    """The items by group, each group with its points in its name."""
    grouped = [(name, list(items)) for name, items in groupby(review.items, key=lambda one: one.item.group)]
    return [(f"{name}\n（{sum(one.item.points for one in items)}分）", items) for name, items in grouped]


def notes_of(item: ItemReview) -> str:
    """What the program says on an item, a remark a line."""
    unscored = ("从表上看不出来，请审核人评定",) if item.score is None else ()
    return "\n".join((*unscored, *item.notes))


def total_note(review: Review) -> str:
    """How the total is to be read."""
    return f"系统可评的 {review.possible} 分里初评 {review.score:.2f} 分，折合百分制 {review.percent} 分"


def closing_rows(review: Review, form: ReviewForm) -> tuple[tuple[str, str], ...]:
    """What stands below the total: label and text; the reviewer's rows are open."""
    percents = "、".join(f"{SEVERITY_WORDS[severity]} {percent}%" for severity, percent in form.penalties.items())
    return (
        ("综合评定等级", "　优（　）　　良（　）　　中（　）　　差（　）"),
        (OPINION_LABEL, "\n\n\n"),
        ("等级的用法", "；".join(f"{level.level}：{level.action}" for level in form.levels) + f"。（{form.source}）"),
        ("疑点的依据", "、".join(map(str, review.grounds)) or "没有引用依据的疑点"),
        ("初评的算法", f"一处疑点扣去所在项满分的一部分（{percents}），扣完为止；这是绩衡自己的算法，{ADVICE}，不代替审核人的判断。"),
        ("审核人", "　　　　　　　　　　　　审核日期：　　　　年　　月　　日"),
    )
