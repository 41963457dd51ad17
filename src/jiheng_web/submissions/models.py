"""The tables of submissions: rounds, versions, steps, remarks, reviews, waivers, approvals."""

from django.db import models
from django.utils import timezone

from jiheng_web.documents.models import ReadDocument
from jiheng_web.places.models import FiscalYear, Place

ROUND_WORDS = {"first_up": "一上", "ceilings": "控制数", "second_up": "二上", "congress": "人大批准", "approval": "批复"}
"""The rounds of a budget in their order."""
STATE_WORDS = {
    "draft": "填报中", "agency_reviewing": "单位审核中", "department_reviewing": "主管部门审核中", "finance_reviewing": "财政审核中",
    "awaiting_rating": "待评级", "rated": "已评级", "rejected": "不予通过", "approved": "已批复", "published": "已公开",
    "adjusting": "调整中", "closed": "已结束", "archived": "已归档",
}
CAUSE_WORDS = {"received": "收到", "submitted": "送审", "approved": "批复", "adjusted": "调整后批复"}
"""Why a version was made."""
STAGE_WORDS = {"agency": "单位审核", "department": "主管部门审核", "finance": "财政审核"}
RATINGS = ("优", "良", "中", "差")
"""From the best to the worst."""
SOURCE_WORDS = {"web": "网页", "workbook": "工作簿批注"}
DIGEST_LENGTH = 64


class Round(models.Model):
    """A round of a year's budget, with the days between which it is open; None is no limit on that side."""

    year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="rounds", verbose_name="预算年度")
    kind = models.CharField("轮次", max_length=20, choices=list(ROUND_WORDS.items()))
    opens = models.DateField("开始", null=True, blank=True)
    closes = models.DateField("截止", null=True, blank=True)
    accepts_late = models.BooleanField("逾期仍收", default=False)

    class Meta:
        verbose_name = "预算轮次"
        verbose_name_plural = "预算轮次"
        constraints = [models.UniqueConstraint(fields=["year", "kind"], name="one_round_of_a_kind_a_year")]

    def __str__(self) -> str:
        return f"{self.year} {self.get_kind_display()}"


class Submission(models.Model):
    """What an agency files in a year on a form. ``content`` is the draft (``jiheng.filing/1``), ``revision`` counts its changes.

    ``state`` changes by the table of ``workflow`` only. ``rating`` is the worst of the projects', empty before.
    """

    agency = models.ForeignKey(Place, models.PROTECT, related_name="submissions", verbose_name="单位")
    year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="submissions", verbose_name="预算年度")
    form = models.CharField("表式", max_length=40)
    state = models.CharField("状态", max_length=30, choices=list(STATE_WORDS.items()), default="draft")
    content = models.JSONField("草稿", null=True, blank=True)
    revision = models.PositiveIntegerField("草稿修订号", default=0)
    rating = models.CharField("等级", max_length=4, blank=True, default="")
    project_count = models.PositiveIntegerField("项目数", default=0)
    must_count = models.PositiveIntegerField("必须改", default=0)
    should_count = models.PositiveIntegerField("建议改", default=0)
    changed_at = models.DateTimeField("最后变动", default=timezone.now)

    class Meta:
        verbose_name = "申报"
        verbose_name_plural = "申报"
        constraints = [models.UniqueConstraint(fields=["agency", "year", "form"], name="one_submission_of_a_form_a_year")]

    def __str__(self) -> str:
        return f"{self.agency} {self.year}"


class Version(models.Model):
    """What was filed at one moment, for ever; ``digest`` is that of the canonical JSON of ``content``, and is checked when it is read."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="versions", verbose_name="申报")
    number = models.PositiveIntegerField("版本号")
    content = models.JSONField("内容")
    digest = models.CharField("摘要", max_length=DIGEST_LENGTH)
    cause = models.CharField("由来", max_length=20, choices=list(CAUSE_WORDS.items()))
    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="versions", verbose_name="轮次")
    source_name = models.CharField("来源文件", max_length=200, blank=True, default="")
    source_sha256 = models.CharField("来源摘要", max_length=DIGEST_LENGTH, blank=True, default="")
    document = models.ForeignKey(ReadDocument, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="文件")
    made_by = models.CharField("操作人", max_length=100)
    made_at = models.DateTimeField("时间", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "版本"
        verbose_name_plural = "版本"
        constraints = [models.UniqueConstraint(fields=["submission", "number"], name="one_version_for_each_number")]

    def __str__(self) -> str:
        return f"第 {self.number} 版"


class Step(models.Model):
    """A change of state: who did which act in which role, and why. Rows are only added."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="steps", verbose_name="申报")
    version = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="steps", verbose_name="版本")
    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="steps", verbose_name="轮次")
    act = models.CharField("操作", max_length=30)
    before = models.CharField("原状态", max_length=30)
    after = models.CharField("新状态", max_length=30)
    reason = models.TextField("理由", blank=True, default="")
    is_late = models.BooleanField("逾期", default=False)
    made_by = models.CharField("操作人", max_length=100)
    account_id = models.BigIntegerField("账号", null=True, blank=True)
    role = models.CharField("身份", max_length=40)
    made_at = models.DateTimeField("时间", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "流转"
        verbose_name_plural = "流转"

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class Thread(models.Model):
    """What is said about one place of a submission: all of it, a project, an indicator, or one cell of either. Kept for ever."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="threads", verbose_name="申报")
    version = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="threads", verbose_name="首次提出的版本")
    project = models.TextField("项目", blank=True, default="")
    indicator_number = models.PositiveIntegerField("指标序号", null=True, blank=True)
    indicator = models.TextField("指标", blank=True, default="")
    cell = models.CharField("栏", max_length=40, blank=True, default="")
    is_settled = models.BooleanField("已解决", default=False)

    class Meta:
        verbose_name = "意见"
        verbose_name_plural = "意见"

    def __str__(self) -> str:
        return self.project or "整表"


class Remark(models.Model):
    """One remark of a thread; never changed, never deleted."""

    thread = models.ForeignKey(Thread, models.PROTECT, related_name="remarks", verbose_name="意见")
    author = models.CharField("提出人", max_length=100)
    role = models.CharField("身份", max_length=40, blank=True, default="")
    text = models.TextField("内容")
    made_at = models.DateTimeField("时间", default=timezone.now, editable=False)
    source = models.CharField("来源", max_length=20, choices=list(SOURCE_WORDS.items()), default="web")
    digest = models.CharField("摘要", max_length=DIGEST_LENGTH)

    class Meta:
        verbose_name = "发言"
        verbose_name_plural = "发言"
        constraints = [models.UniqueConstraint(fields=["thread", "digest"], name="one_remark_of_a_digest_in_a_thread")]

    def __str__(self) -> str:
        return self.text


class Review(models.Model):
    """What a reviewer says of a version: all of it, or one project with the sheet of 审核表. The newest of a stage and project counts."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="reviews", verbose_name="版本")
    stage = models.CharField("环节", max_length=20, choices=list(STAGE_WORDS.items()))
    project = models.TextField("项目", null=True, blank=True)
    rating = models.CharField("等级", max_length=4, blank=True, default="")
    opinion = models.TextField("意见", blank=True, default="")
    sheet = models.JSONField("审核表", default=dict, blank=True)
    reviewer = models.CharField("审核人", max_length=100)
    role = models.CharField("身份", max_length=40)
    made_at = models.DateTimeField("时间", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "审核"
        verbose_name_plural = "审核"

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.rating}"


class SubmissionWaiver(models.Model):
    """A 豁免 of one finding in a submission: who lets it stand, why, until when. Taken back, it stays as a row with ``revoked_at``."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="waivers", verbose_name="申报")
    digest = models.CharField("疑点", max_length=64)
    rule = models.CharField("规则", max_length=10)
    project = models.TextField("项目", blank=True, default="")
    indicator = models.TextField("指标", blank=True, default="")
    message = models.TextField("内容")
    why = models.CharField("理由", max_length=500)
    who = models.CharField("批准人", max_length=100)
    until = models.DateField("有效期至")
    made_at = models.DateTimeField("时间", default=timezone.now, editable=False)
    revoked_at = models.DateTimeField("撤销时间", null=True, blank=True)

    class Meta:
        verbose_name = "申报中的豁免"
        verbose_name_plural = "申报中的豁免"
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "digest"], condition=models.Q(revoked_at__isnull=True), name="one_waiver_in_force_for_each_finding"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.message}"


class Approval(models.Model):
    """A 批复: its number and day, and for the submissions below which place."""

    year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="approvals", verbose_name="预算年度")
    document_number = models.CharField("文号", max_length=100)
    approved_on = models.DateField("批复日期")
    place = models.ForeignKey(Place, models.PROTECT, related_name="approvals", verbose_name="范围")
    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="approvals", verbose_name="轮次")
    made_by = models.CharField("操作人", max_length=100)
    made_at = models.DateTimeField("时间", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "批复"
        verbose_name_plural = "批复"

    def __str__(self) -> str:
        return self.document_number


class ApprovedVersion(models.Model):
    """A version that was approved, and by which approval."""

    approval = models.ForeignKey(Approval, models.PROTECT, related_name="approved", verbose_name="批复")
    version = models.OneToOneField(Version, models.PROTECT, related_name="approved", verbose_name="版本")

    class Meta:
        verbose_name = "批复的版本"
        verbose_name_plural = "批复的版本"

    def __str__(self) -> str:
        return f"{self.approval} {self.version}"
