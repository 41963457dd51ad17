"""The application of backups."""

from django.apps import AppConfig


class BackupsConfig(AppConfig):
    """Backups and the state of the installation; it has no tables."""

    name = "jiheng_web.backups"
    verbose_name = "备份和运行状况"
