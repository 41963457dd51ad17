"""The application of places and years."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Finance bureau → department → agency, fiscal years, projects."""

    name = "jiheng_web.places"
    verbose_name = "单位和年度"
