"""The Django app."""

from django.apps import AppConfig


class ChecksConfig(AppConfig):
    """口径、对照和豁免."""

    name = "jiheng_web.checks"
    label = "checks"
    verbose_name = "口径、对照和豁免"
