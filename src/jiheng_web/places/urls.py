"""Addresses of places, fiscal years and projects."""

from django.urls import path

from jiheng_web.places.views import importing, projects, tree, years

urlpatterns = [
    path("places/", tree.place_list, name="places"),
    path("places/new/", tree.place_new, name="place_new"),
    path("places/import/", importing.place_import, name="place_import"),
    path("places/<int:place_id>/", tree.place_page, name="place_page"),
    path("years/", years.year_list, name="years"),
    path("projects/", projects.project_list, name="projects"),
    path("projects/new/", projects.project_new, name="project_new"),
    path("projects/<int:project_id>/", projects.project_page, name="project_page"),
]
