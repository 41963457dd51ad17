"""The application of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, their roles, their sessions, and what keeps strangers out."""

    name = "jiheng_web.accounts"
    verbose_name = "账号"
