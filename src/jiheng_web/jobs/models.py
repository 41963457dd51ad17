"""The tables of the queue: jobs, and the workers that were seen."""

from typing import Any

from django.db import models
from django.utils import timezone

from jiheng_web.actors import Actor, Held

WAITING, RUNNING, DONE, FAILED, CANCELLED = "waiting", "running", "done", "failed", "cancelled"
STATE_WORDS = {WAITING: "等待", RUNNING: "进行中", DONE: "已完成", FAILED: "未完成", CANCELLED: "已取消"}
ENDED = (DONE, FAILED, CANCELLED)


class JobCancelled(Exception):
    """Somebody asked for a job to be given up, and it has come to a place where it can be."""


class Job(models.Model):
    """One piece of work. A worker holds it under ``token`` until ``lease_until``; then anybody may take it anew."""

    kind = models.CharField("种类", max_length=80)
    payload = models.JSONField("内容", default=dict)
    state = models.CharField("状态", max_length=20, choices=list(STATE_WORDS.items()), default=WAITING)
    actor_name = models.CharField("提出人", max_length=200)
    account_id = models.PositiveBigIntegerField("账号", null=True)
    held = models.JSONField("身份", default=list)
    created = models.DateTimeField("提出时间", default=timezone.now)
    ready_at = models.DateTimeField("最早开始", default=timezone.now)
    started = models.DateTimeField("开始时间", null=True)
    finished = models.DateTimeField("结束时间", null=True)
    attempts = models.PositiveIntegerField("次数", default=0)
    worker = models.CharField("执行者", max_length=80, blank=True, default="")
    token = models.CharField("凭据", max_length=40, blank=True, default="")
    lease_until = models.DateTimeField("租期", null=True)
    is_stopping = models.BooleanField("要求取消", default=False)
    progress_done = models.PositiveIntegerField("完成数", default=0)
    progress_of = models.PositiveIntegerField("总数", default=0)
    progress_words = models.CharField("正在做", max_length=200, blank=True, default="")
    outcome = models.JSONField("结果", null=True)
    sentence = models.TextField("未完成的原因", blank=True, default="")
    slot = models.CharField("时段", max_length=120, null=True, unique=True)

    prepared: Any = None
    """What ``prepare`` of its kind gave; the function finds it here. It is never stored."""

    class Meta:
        verbose_name = "后台任务"
        verbose_name_plural = "后台任务"
        indexes = [
            models.Index(fields=["state", "ready_at"], name="jobs_to_take"),
            models.Index(fields=["account_id"], name="jobs_of_account"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def actor(self) -> Actor:
        """Who asked for it, with the roles held at that time; the job acts in this name."""
        return Actor(self.actor_name, self.account_id, tuple(Held(role, path) for role, path in self.held))

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will happen to it by itself."""
        return self.state in ENDED

    @property
    def state_words(self) -> str:
        """The state as people read it."""
        return "正在取消" if self.is_stopping and self.state == RUNNING else STATE_WORDS[self.state]

    def progress(self, done: int, of: int, words: str = "") -> None:
        """Says how far it is: ``done`` of ``of`` steps. Everybody sees it at once when called from ``prepare``.

        Raises ``JobCancelled`` where somebody asked for the job to be given up; let it pass.
        """
        own = Job.objects.filter(pk=self.pk, token=self.token)
        own.update(progress_done=done, progress_of=of, progress_words=words[:200])
        if own.filter(is_stopping=True).exists():
            raise JobCancelled


class JobWorker(models.Model):
    """A worker and when it was last seen; the page of the installation's state says so."""

    name = models.CharField("名称", max_length=80, unique=True)
    started = models.DateTimeField("启动时间", default=timezone.now)
    seen = models.DateTimeField("最近一次", default=timezone.now)

    class Meta:
        verbose_name = "执行者"
        verbose_name_plural = "执行者"

    def __str__(self) -> str:
        return self.name
