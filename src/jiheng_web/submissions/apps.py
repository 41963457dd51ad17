"""The application of submissions."""

from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    """申报、审核和批复."""

    name = "jiheng_web.submissions"
    verbose_name = "申报与审核"
