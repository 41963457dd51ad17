"""The Django app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Documents that were read."""

    name = "jiheng_web.documents"
    label = "documents"
    verbose_name = "已读文件"
