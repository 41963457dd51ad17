"""The application of the ledger."""

from django.apps import AppConfig


class LedgersConfig(AppConfig):
    """Entries, hashes and heads of the ledger's segments."""

    name = "jiheng_web.ledgers"
    verbose_name = "操作记录"
