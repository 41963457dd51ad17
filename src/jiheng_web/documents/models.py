"""The tables of documents that were read, of what each is held against, and of what is waived in it."""

from django.db import models
from django.utils import timezone

PROOF_WORDS = {"proved": "已核平", "not-provable": "无法核对", "broken": "不平"}


class ReadDocument(models.Model):
    """One document: its bytes, and a summary of its filings so that the list need not read it again.

    What a document says is always computed from ``content``; the summary was made by version ``read_with`` of the library.
    ``total`` is a decimal string in ``money_unit``, empty where the table prints none and where there are several filings, whose money
    may be the same money; counts are those of all filings together, ``proof`` is the worst of theirs. ``profile`` is the 口径 that was chosen
    (empty: the form's own), ``checked_on`` the day of it (None: always the current one). ``owner`` is the number of the account that read
    it in and alone sees it (None: 本机, in 单机版).
    """

    name = models.CharField("文件名", max_length=120)
    sha256 = models.CharField("摘要", max_length=64, db_index=True)
    owner = models.PositiveBigIntegerField("账号", null=True, blank=True)
    content = models.BinaryField("内容")
    created = models.DateTimeField("读入时间", default=timezone.now, editable=False)
    read_with = models.CharField("版本", max_length=40)
    filing_count = models.PositiveIntegerField("表数", default=1)
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
    profile = models.CharField("口径", max_length=100, blank=True, default="")
    checked_on = models.DateField("检查日期", null=True, blank=True)

    class Meta:
        verbose_name = "已读文件"
        verbose_name_plural = "已读文件"
        constraints = [
            models.UniqueConstraint(fields=["owner", "sha256"], name="one_document_of_an_account_with_these_bytes"),
            models.UniqueConstraint(fields=["sha256"], condition=models.Q(owner__isnull=True), name="one_local_document_with_these_bytes"),
        ]

    def __str__(self) -> str:
        return self.name


class Comparison(models.Model):
    """Another document that one is held against, as its last year's, approved … version (``jiheng.Other``)."""

    document = models.ForeignKey(ReadDocument, models.CASCADE, related_name="comparisons", verbose_name="文件")
    role = models.CharField("作为", max_length=20)
    other = models.ForeignKey(ReadDocument, models.CASCADE, related_name="+", verbose_name="对照的文件")

    class Meta:
        verbose_name = "对照"
        verbose_name_plural = "对照"
        constraints = [models.UniqueConstraint(fields=["document", "role"], name="one_other_for_each_role")]

    def __str__(self) -> str:
        return f"{self.document}：{self.role}"


class GrantedWaiver(models.Model):
    """A 豁免 of one finding: who says so, why, and until when. ``digest`` is the finding's fingerprint; the rest names it for people."""

    document = models.ForeignKey(ReadDocument, models.CASCADE, related_name="waivers", verbose_name="文件")
    digest = models.CharField("疑点", max_length=64)
    rule = models.CharField("规则", max_length=10)
    agency = models.TextField("单位", blank=True)
    project = models.TextField("项目", blank=True)
    indicator = models.TextField("指标", blank=True)
    message = models.TextField("内容")
    why = models.CharField("理由", max_length=500)
    who = models.CharField("批准人", max_length=100)
    until = models.DateField("有效期至")
    created = models.DateTimeField("登记时间", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "豁免"
        verbose_name_plural = "豁免"
        constraints = [models.UniqueConstraint(fields=["document", "digest"], name="one_waiver_for_each_finding")]

    def __str__(self) -> str:
        return f"{self.rule} {self.message}"
