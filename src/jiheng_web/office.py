"""机关版 as whoever runs the server meets it: the check of the edition, the code for the first run, a new password for an administrator."""

import sys

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from jiheng_web.accounts.actions import give_first_password, setup_code
from jiheng_web.accounts.models import Account
from jiheng_web.accounts.queries import find_installation
from jiheng_web.actors import NOBODY
from jiheng_web.ledgers.actions import record
from jiheng_web.startup import CannotServe

SERVER_ROLE = "服务器"
"""The role, in the ledger, of whoever sits at the server."""


def check_edition(*, has_files: bool) -> None:
    """Refuses what would show an office's tables to everybody; raises ``CannotServe``."""
    is_office = settings.EDITION == "office"
    if not is_office and find_installation() is not None:
        raise CannotServe("这个数据文件夹是机关版的，不登录不能打开：请加上 --office 启动，或用 --data 换一个文件夹。")
    if is_office and has_files:
        raise CannotServe("机关版里每个人的文件只有本人看得到，启动时不能读入文件：请去掉 --load，登录后上传。")


def say_entrance(*, is_local: bool) -> None:
    """What whoever started the server has to know besides its address."""
    if settings.EDITION == "office":
        if find_installation() is None:
            print(f"还没有初始化：请打开上面的网址，填初始化口令 {setup_code()}", flush=True)
        if not is_local and not settings.IS_HTTPS:
            print("注意：没有走 HTTPS，密码会明文经过网络；请在前面放一个 HTTPS 反向代理，并加上 --https。", file=sys.stderr, flush=True)
    elif not is_local:
        print("注意：单机版没有登录，能连到这台机器的人都能看到和删除其中的文件。", file=sys.stderr, flush=True)


def tell_new_password(login_name: str) -> None:
    """Prints a new first password for an account; raises ``CannotServe`` where there is none of this name."""
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        account = Account.objects.select_for_update().filter(login_name=login_name.strip().casefold()).first()
        if account is None:
            raise CannotServe(f"没有叫“{login_name}”的账号。")
        password = give_first_password(account)
        record("accounts.reset_password", actor=NOBODY, role=SERVER_ROLE, subject=f"account/{account.pk}")
    print(f"{account.name}（{account.login_name}）的首次密码：{password}（登录后要改）", flush=True)
