"""The Django app."""

from django.apps import AppConfig


class SitesConfig(AppConfig):
    """公开网站."""

    name = "jiheng_web.sites"
    label = "public_sites"
    verbose_name = "公开网站"
