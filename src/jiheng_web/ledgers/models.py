"""The tables of the ledger: the ledger itself, and a row for each segment, each entry, each permanent hash (``jiheng.LedgerStorage``)."""

from django.db import models

LONGEST_COLUMN = 200
"""Columns beside an entry hold the beginning of what it says; the whole of it stands in its content."""


class LedgerBook(models.Model):
    """The one ledger of an installation. Its row is locked while a segment is opened; its ``origin`` was drawn once, at random."""

    origin = models.CharField("账本", max_length=100)

    class Meta:
        verbose_name = "账本"
        verbose_name_plural = "账本"

    def __str__(self) -> str:
        return self.origin


class LedgerSegment(models.Model):
    """The head of a segment: the only row of the ledger that changes. Of an archived one the entries lie in a folder, the head stays."""

    origin = models.CharField("账本", max_length=100)
    name = models.CharField("段", max_length=40, unique=True)
    algorithm = models.CharField("算法", max_length=20)
    size = models.PositiveBigIntegerField("条数", default=0)
    frontier = models.JSONField("前沿", default=list)
    at = models.DateTimeField("最后一条的时间")
    is_closed = models.BooleanField("已封存", default=False)
    is_archived = models.BooleanField("已归档", default=False)

    class Meta:
        verbose_name = "账本段"
        verbose_name_plural = "账本段"

    def __str__(self) -> str:
        return f"{self.origin}/{self.name}"


class LedgerEntry(models.Model):
    """An entry as it was written; ``number`` counts from 1. The other columns repeat what ``content`` says, so that it is found quickly."""

    segment = models.ForeignKey(LedgerSegment, models.PROTECT, related_name="entries", verbose_name="账本段")
    number = models.PositiveBigIntegerField("编号")
    content = models.BinaryField("内容")
    at = models.DateTimeField("时间", db_index=True)
    actor = models.CharField("操作人", max_length=LONGEST_COLUMN)
    account = models.PositiveBigIntegerField("账号", null=True, db_index=True)
    role = models.CharField("身份", max_length=LONGEST_COLUMN)
    action = models.CharField("操作", max_length=LONGEST_COLUMN, db_index=True)
    subject = models.CharField("对象", max_length=LONGEST_COLUMN, db_index=True)

    class Meta:
        verbose_name = "记录"
        verbose_name_plural = "记录"
        constraints = [models.UniqueConstraint(fields=["segment", "number"], name="one_entry_for_each_number")]

    def __str__(self) -> str:
        return f"{self.segment_id}:{self.number}"


class LedgerHash(models.Model):
    """The permanent hash of a full subtree, at (``level``, ``position``)."""

    segment = models.ForeignKey(LedgerSegment, models.PROTECT, related_name="hashes", verbose_name="账本段")
    level = models.PositiveIntegerField("层")
    position = models.PositiveBigIntegerField("位置")
    digest = models.BinaryField("摘要")

    class Meta:
        verbose_name = "摘要"
        verbose_name_plural = "摘要"
        constraints = [models.UniqueConstraint(fields=["segment", "level", "position"], name="one_hash_for_each_place")]

    def __str__(self) -> str:
        return f"{self.segment_id}:{self.level}:{self.position}"
