"""The tables of places, fiscal years and projects."""

from django.db import models
from django.utils import timezone

KIND_WORDS = {"bureau": "财政部门", "department": "主管部门", "agency": "预算单位"}


class Place(models.Model):
    """A finance bureau, a department below it, or an agency below that. ``path`` lists the numbers from the top: ``/1/4/17/``."""

    kind = models.CharField("类别", max_length=20, choices=list(KIND_WORDS.items()))
    name = models.CharField("名称", max_length=200)
    code = models.CharField("编码", max_length=40, blank=True, default="")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级")
    path = models.CharField("路径", max_length=200, unique=True, editable=False)
    is_active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = "单位"
        verbose_name_plural = "单位"
        constraints = [
            models.UniqueConstraint(fields=["parent", "name"], name="one_place_of_a_name_below_one"),
            models.UniqueConstraint(fields=["name"], condition=models.Q(parent__isnull=True), name="one_place_of_a_name_at_the_top"),
        ]

    def __str__(self) -> str:
        return self.name


class FiscalYear(models.Model):
    """A fiscal year of this installation; closed ones are looked at only."""

    year = models.PositiveIntegerField("预算年度", unique=True)
    is_open = models.BooleanField("进行中", default=True)

    class Meta:
        verbose_name = "预算年度"
        verbose_name_plural = "预算年度"

    def __str__(self) -> str:
        return f"{self.year} 年"


class Project(models.Model):
    """A project of an agency; its row is its identity over years and renames. ``name`` and ``code`` are the latest ones."""

    agency = models.ForeignKey(Place, models.PROTECT, related_name="projects", verbose_name="单位")
    code = models.CharField("项目编码", max_length=40, blank=True, default="")
    name = models.CharField("项目名称", max_length=300)
    is_active = models.BooleanField("在用", default=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="absorbed", verbose_name="并入")
    split_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="branches", verbose_name="拆自")

    class Meta:
        verbose_name = "项目"
        verbose_name_plural = "项目"

    def __str__(self) -> str:
        return self.name


class ProjectName(models.Model):
    """What a project was called from a fiscal year on; all of its names stay."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="names", verbose_name="项目")
    name = models.CharField("项目名称", max_length=300)
    code = models.CharField("项目编码", max_length=40, blank=True, default="")
    year = models.PositiveIntegerField("起始年度")
    created = models.DateTimeField("登记时间", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "项目曾用名"
        verbose_name_plural = "项目曾用名"

    def __str__(self) -> str:
        return f"{self.year}：{self.name}"
