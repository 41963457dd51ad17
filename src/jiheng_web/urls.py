"""All addresses of the web application."""

from django.urls import include, path

from jiheng_web import views

urlpatterns = [
    path("", include("jiheng_web.documents.urls")),
    path("", include("jiheng_web.checks.urls")),
    path("", include("jiheng_web.papers.urls")),
    path("", include("jiheng_web.scores.urls")),
    path("", include("jiheng_web.sites.urls")),
    path("rules/", views.rule_list, name="rules"),
    path("rules/<str:code>/", views.rule_page, name="rule"),
    path("targets/", views.target_page, name="targets"),
    path("help/", views.help_page, name="help"),
    path("theme/", views.choose_theme, name="theme"),
]

handler400 = "jiheng_web.faults.bad_request"
handler403 = "jiheng_web.faults.csrf_failure"
handler404 = "jiheng_web.faults.not_found"
handler500 = "jiheng_web.faults.server_error"
