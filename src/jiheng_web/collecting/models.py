"""The tables of collecting: tasks, to whom they went, what came in, other names of agencies, and files made for taking away."""

from django.db import models
from django.utils import timezone

from jiheng_web.places.models import FiscalYear, Place
from jiheng_web.submissions.models import Round, Version

RECEIPT_WORDS = {
    "waiting": "待读取", "accepted": "已收下", "superseded": "已被新件替换", "stale": "旧件", "unassigned": "认不出单位",
    "blocked": "没有收下", "refused": "读不出",
}
"""What became of a file: ``blocked`` was read, but is of another year, or its submission is under review; ``refused`` could not be read or
is another form."""
BUNDLE_WORDS = {"returned": "退回件", "merged": "并表"}


class Task(models.Model):
    """A collecting task: which form, from whom, until when. ``revision`` counts the changes that make a new template."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="tasks", verbose_name="收表单位")
    year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="tasks", verbose_name="预算年度")
    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name="轮次")
    title = models.CharField("名称", max_length=200)
    form = models.CharField("表式", max_length=40)
    region = models.CharField("版式", max_length=40, blank=True, default="")
    deadline = models.DateField("截止日期", null=True, blank=True)
    note = models.TextField("填报说明", blank=True, default="")
    revision = models.PositiveIntegerField("版次", default=1)
    is_open = models.BooleanField("进行中", default=True)
    made_by = models.CharField("下发人", max_length=100)
    made_at = models.DateTimeField("下发时间", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "收表任务"
        verbose_name_plural = "收表任务"

    def __str__(self) -> str:
        return self.title


class TaskAgency(models.Model):
    """An agency that is asked to file."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="asked", verbose_name="任务")
    agency = models.ForeignKey(Place, models.PROTECT, related_name="asked", verbose_name="单位")
    reminded_at = models.DateTimeField("最近催办", null=True, blank=True)
    reminder_count = models.PositiveIntegerField("催办次数", default=0)

    class Meta:
        verbose_name = "应报单位"
        verbose_name_plural = "应报单位"
        constraints = [models.UniqueConstraint(fields=["task", "agency"], name="asked_once_for_each_task")]

    def __str__(self) -> str:
        return f"{self.task}：{self.agency}"


class Receipt(models.Model):
    """A file that came in, as it came, and what became of it. The same bytes are one row, however often they come (``times``).

    Counts are those of the filing that was taken; ``total_fen`` is its money in 分. ``changes`` are sentences on the template,
    ``names`` the agencies that the table names.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="receipts", verbose_name="任务")
    agency = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="receipts", verbose_name="单位")
    name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("摘要", max_length=64)
    content = models.BinaryField("内容")
    state = models.CharField("状态", max_length=20, choices=list(RECEIPT_WORDS.items()), default="waiting")
    sentence = models.TextField("说明", blank=True, default="")
    ground = models.CharField("认定依据", max_length=60, blank=True, default="")
    dated = models.DateTimeField("文件保存时间", null=True, blank=True)
    times = models.PositiveIntegerField("收到次数", default=1)
    is_late = models.BooleanField("逾期", default=False)
    proof = models.CharField("核对", max_length=20, blank=True, default="")
    project_count = models.PositiveIntegerField("项目数", default=0)
    must_count = models.PositiveIntegerField("必须改", default=0)
    should_count = models.PositiveIntegerField("建议改", default=0)
    total_fen = models.BigIntegerField("金额（分）", null=True, blank=True)
    changes = models.JSONField("模板改动", default=list, blank=True)
    names = models.JSONField("表里的单位", default=list, blank=True)
    remark_count = models.PositiveIntegerField("带回的答复", default=0)
    version = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="receipts", verbose_name="版本")
    received_by = models.CharField("导入人", max_length=100)
    received_at = models.DateTimeField("导入时间", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "收到的文件"
        verbose_name_plural = "收到的文件"
        constraints = [
            models.UniqueConstraint(fields=["task", "sha256"], name="one_receipt_of_the_same_bytes"),
            models.UniqueConstraint(
                fields=["task", "agency"], condition=models.Q(state="accepted"), name="one_accepted_file_of_an_agency",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AgencyName(models.Model):
    """Another name under which an agency files; kept when a person says whose a file is. ``folded`` is as names are compared."""

    agency = models.ForeignKey(Place, models.CASCADE, related_name="other_names", verbose_name="单位")
    name = models.CharField("名称", max_length=200)
    folded = models.CharField("比对用", max_length=200)

    class Meta:
        verbose_name = "单位别名"
        verbose_name_plural = "单位别名"
        constraints = [models.UniqueConstraint(fields=["agency", "folded"], name="one_other_name_of_an_agency")]

    def __str__(self) -> str:
        return f"{self.name} = {self.agency}"


class Bundle(models.Model):
    """A file made for taking away: everything that goes back (ZIP)."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="bundles", verbose_name="任务")
    kind = models.CharField("种类", max_length=20, choices=list(BUNDLE_WORDS.items()))
    name = models.CharField("文件名", max_length=200)
    content = models.BinaryField("内容")
    file_count = models.PositiveIntegerField("文件数", default=0)
    notes = models.JSONField("说明", default=list, blank=True)
    made_by = models.CharField("操作人", max_length=100)
    made_at = models.DateTimeField("时间", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "导出件"
        verbose_name_plural = "导出件"

    def __str__(self) -> str:
        return self.name
