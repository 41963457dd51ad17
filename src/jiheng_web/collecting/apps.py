"""The application of collecting."""

from django.apps import AppConfig


class CollectingConfig(AppConfig):
    """收表任务和收到的表."""

    name = "jiheng_web.collecting"
    verbose_name = "收表"
