"""The application of background jobs."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """The queue and its workers."""

    name = "jiheng_web.jobs"
    verbose_name = "后台任务"

    def ready(self) -> None:
        """Imports the module ``jobs`` of every app that has one, where it says which kinds of jobs it has."""
        autodiscover_modules("jobs")
