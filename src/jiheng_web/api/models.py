"""The table of tokens."""

from django.db import models
from django.utils import timezone


class ApiToken(models.Model):
    """A token for a program that acts for an account (None: the person of 单机版) within ``scope``, a list of permissions.

    Only the digest is kept; the token itself is shown once, when it is made. ``expires_on`` is the last day.
    """

    account_id = models.BigIntegerField("账号", null=True, blank=True)
    name = models.CharField("用途", max_length=100)
    digest = models.CharField("摘要", max_length=64, unique=True)
    scope = models.JSONField("范围", default=list)
    expires_on = models.DateField("有效期至")
    made_by = models.CharField("建立人", max_length=100)
    made_at = models.DateTimeField("建立时间", default=timezone.now, editable=False)
    used_on = models.DateField("最近使用", null=True, blank=True)
    revoked_at = models.DateTimeField("撤销时间", null=True, blank=True)

    class Meta:
        verbose_name = "接口令牌"
        verbose_name_plural = "接口令牌"

    def __str__(self) -> str:
        return self.name
