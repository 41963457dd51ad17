"""The tables of accounts: who may log in, with which roles, and the sessions that are open."""

from django.db import models
from django.utils import timezone

from jiheng_web.places.models import Place
from jiheng_web.roles import ROLES

ROLE_WORDS = [(role.name, role.words) for role in ROLES.values() if role.name != "local"]
PROFILE_WORDS = [("asvs", "ASVS（默认）"), ("dengbao", "等保三级")]
STAGE_WORDS = [("", "已登录"), ("code", "等动态口令"), ("enrol", "等绑定动态口令"), ("password", "等改密码")]
LONGEST_NAME = 60


class Installation(models.Model):
    """The one row that says that this 机关版 was set up, and by which rules passwords are made; its number is always 1."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    profile = models.CharField("密码规则", max_length=20, choices=PROFILE_WORDS, default="asvs")
    created = models.DateTimeField("初始化时间", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "安装"
        verbose_name_plural = "安装"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_installation")]

    def __str__(self) -> str:
        return self.get_profile_display()


class Account(models.Model):
    """Somebody who may log in. ``name`` is what the ledger calls them, so no two are the same."""

    login_name = models.CharField("账号", max_length=LONGEST_NAME, unique=True)
    name = models.CharField("姓名", max_length=LONGEST_NAME, unique=True)
    password = models.CharField("密码摘要", max_length=200)
    password_changed = models.DateTimeField("改密码时间", default=timezone.now)
    must_change_password = models.BooleanField("登录后要改密码", default=True)
    totp_seed = models.CharField("动态口令种子", max_length=64, blank=True, default="")
    totp_step = models.PositiveBigIntegerField("用过的动态口令", default=0)
    is_active = models.BooleanField("在用", default=True)
    expires_on = models.DateField("有效期至", null=True, blank=True)
    last_login = models.DateTimeField("上次登录", null=True, blank=True)
    created = models.DateTimeField("开立时间", default=timezone.now, editable=False)
    created_by = models.CharField("开立人", max_length=LONGEST_NAME, blank=True, default="")

    class Meta:
        verbose_name = "账号"
        verbose_name_plural = "账号"

    def __str__(self) -> str:
        return self.name


class GrantedRole(models.Model):
    """A role held at a place and below it (``place`` None: everywhere); it counts once a second person has confirmed it."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="roles", verbose_name="账号")
    role = models.CharField("角色", max_length=40, choices=ROLE_WORDS)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位")
    granted_by = models.CharField("授予人", max_length=LONGEST_NAME)
    granted = models.DateTimeField("授予时间", default=timezone.now)
    confirmed_by = models.CharField("确认人", max_length=LONGEST_NAME, blank=True, default="")
    confirmed = models.DateTimeField("确认时间", null=True, blank=True)

    class Meta:
        verbose_name = "角色"
        verbose_name_plural = "角色"
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role", "place"], condition=models.Q(place__isnull=False), name="one_role_of_an_account_at_a_place"
            ),
            models.UniqueConstraint(
                fields=["account", "role"], condition=models.Q(place__isnull=True), name="one_role_of_an_account_everywhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}（{self.place or '全部单位'}）"


class LoginSession(models.Model):
    """A browser that is logged in. The cookie holds a token, this table only its digest; ``stage`` is what is still asked for."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="sessions", verbose_name="账号")
    digest = models.CharField("令牌摘要", max_length=64, unique=True)
    stage = models.CharField("进度", max_length=20, choices=STAGE_WORDS, blank=True, default="")
    address = models.CharField("地址", max_length=60, blank=True, default="")
    browser = models.CharField("浏览器", max_length=200, blank=True, default="")
    created = models.DateTimeField("登录时间", default=timezone.now)
    seen = models.DateTimeField("最近使用", default=timezone.now)
    confirmed = models.DateTimeField("最近核对密码", default=timezone.now)

    class Meta:
        verbose_name = "会话"
        verbose_name_plural = "会话"

    def __str__(self) -> str:
        return f"{self.account}：{self.created:%Y-%m-%d %H:%M}"


class LoginGate(models.Model):
    """The latest tries of a login name, also of one that nobody has: ``tries`` holds [address, time] of each that failed or still runs."""

    login_name = models.CharField("账号", max_length=LONGEST_NAME, unique=True)
    tries = models.JSONField("登录尝试", default=list)
    changed = models.DateTimeField("最近一次", default=timezone.now)

    class Meta:
        verbose_name = "登录尝试"
        verbose_name_plural = "登录尝试"

    def __str__(self) -> str:
        return self.login_name


class UsedPassword(models.Model):
    """The digest of a password that an account had, so that it does not come back too soon."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="used_passwords", verbose_name="账号")
    password = models.CharField("密码摘要", max_length=200)
    made = models.DateTimeField("设置时间", default=timezone.now)

    class Meta:
        verbose_name = "用过的密码"
        verbose_name_plural = "用过的密码"

    def __str__(self) -> str:
        return f"{self.account}：{self.made:%Y-%m-%d}"


class RecoveryCode(models.Model):
    """The digest of a code that stands in for a lost phone, once; used ones are deleted."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="recovery_codes", verbose_name="账号")
    digest = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = "恢复码"
        verbose_name_plural = "恢复码"
        constraints = [models.UniqueConstraint(fields=["account", "digest"], name="one_recovery_code_of_a_digest")]

    def __str__(self) -> str:
        return str(self.account)
