"""催办: the same reminder as a line for a chat and as a letter."""

from dataclasses import dataclass

from django.utils import timezone

from jiheng_web.collecting.models import Task
from jiheng_web.collecting.queries.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Reminder:
    """A line to paste into a chat; the paragraphs of a letter; who signs it, and the day."""

    chat: str
    title: str
    paragraphs: tuple[str, ...]
    names: tuple[str, ...]
    signed: str
    day: str


def write_reminder(task: Task, ledger: Ledger) -> Reminder:
    """Says who is still missing, until when, and what to do."""
    names = tuple(row.asked.agency.name for row in ledger.missing)
    today = timezone.localdate()
    until = f"{task.deadline.year}年{task.deadline.month}月{task.deadline.day}日" if task.deadline else "近日"
    is_late = task.deadline is not None and today > task.deadline
    due = f"已于{until}截止，请收到后当日补报" if is_late else f"请于{until}前报送"
    listed = "、".join(names)
    chat = f"【催报】{task.title}：还有 {len(names)} 个单位没有报送（{listed}），{due}。请用下发的模板填写，保留表底的收表编号。"
    paragraphs = (
        f"{task.place.name}已下发“{task.title}”，要求{until}前报送。截至{today.month}月{today.day}日，应报 {len(ledger.rows)} 个单位，"
        f"已报 {ledger.counts['filed']} 个，未报 {len(names)} 个。",
        f"未报单位：{listed}。" if names else "各单位均已报送。",
        f"{due}。请使用下发的模板填写，保留表底的收表编号；已有意见的表，请逐条修改后用原文件重新报送。",
    )
    return Reminder(chat, f"关于报送“{task.title}”的提醒", paragraphs, names, task.place.name, f"{today.year}年{today.month}月{today.day}日")
