"""The application of the desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """待办和消息."""

    name = "jiheng_web.desk"
    verbose_name = "工作台"
