"""The Django app."""

from django.apps import AppConfig


class ScoresConfig(AppConfig):
    """打分."""

    name = "jiheng_web.scores"
    label = "scores"
    verbose_name = "打分"
