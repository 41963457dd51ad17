"""The application of the interface for programs."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """接口令牌和 /api/v1."""

    name = "jiheng_web.api"
    verbose_name = "接口"
