"""The Django app."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """带走的文件."""

    name = "jiheng_web.papers"
    label = "papers"
    verbose_name = "带走的文件"
