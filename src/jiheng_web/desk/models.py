"""The table of messages."""

from django.db import models
from django.utils import timezone


class Message(models.Model):
    """What somebody is told: one account, or everybody who holds ``permission`` at the place with ``to_path``.

    ``address`` is the page that it speaks of, ``read_at`` when it was first read by anybody.
    """

    to_account = models.BigIntegerField("账号", null=True, blank=True)
    to_path = models.CharField("路径", max_length=200, blank=True, default="")
    permission = models.CharField("权限", max_length=60, blank=True, default="")
    text = models.TextField("内容")
    address = models.CharField("页面", max_length=300, blank=True, default="")
    made_at = models.DateTimeField("时间", default=timezone.now, editable=False)
    read_at = models.DateTimeField("读过的时间", null=True, blank=True)

    class Meta:
        verbose_name = "消息"
        verbose_name_plural = "消息"
        indexes = [models.Index(fields=["permission", "to_path"], name="messages_by_addressee")]

    def __str__(self) -> str:
        return self.text


class MessageReading(models.Model):
    """That one person has read a message; ``reader`` is the number of the account, 0 for the person of 单机版."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="readings", verbose_name="消息")
    reader = models.BigIntegerField("账号", default=0)

    class Meta:
        verbose_name = "已读"
        verbose_name_plural = "已读"
        constraints = [models.UniqueConstraint(fields=["message", "reader"], name="one_reading_for_each_reader")]

    def __str__(self) -> str:
        return f"{self.message_id}:{self.reader}"
