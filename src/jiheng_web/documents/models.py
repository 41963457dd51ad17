"""The table of documents that were read."""

from django.db import models
from django.utils import timezone

PROOF_WORDS = {"proved": "已核平", "not-provable": "无法核对", "broken": "不平"}


class ReadDocument(models.Model):
    """One document: its bytes, and a summary of its filing so that the list need not read it again.

    What a document says is always computed from ``content``; the summary was made by version ``read_with`` of the library.
    ``total`` is a decimal string in ``money_unit``, empty where the table prints none.
    """

    name = models.CharField("文件名", max_length=120)
    sha256 = models.CharField("摘要", max_length=64, unique=True)
    content = models.BinaryField("内容")
    created = models.DateTimeField("读入时间", default=timezone.now, editable=False)
    read_with = models.CharField("版本", max_length=40)
    title = models.CharField("表名", max_length=300)
    department = models.CharField("部门", max_length=300)
    money_unit = models.CharField("金额单位", max_length=20)
    total = models.CharField("合计", max_length=60)
    project_count = models.PositiveIntegerField("项目数")
    indicator_count = models.PositiveIntegerField("指标数")
    proof = models.CharField("核对", max_length=20, choices=list(PROOF_WORDS.items()))
    must_count = models.PositiveIntegerField("必须改")
    should_count = models.PositiveIntegerField("建议改")
    hint_count = models.PositiveIntegerField("提示")

    class Meta:
        verbose_name = "已读文件"
        verbose_name_plural = "已读文件"

    def __str__(self) -> str:
        return self.name
