"""All addresses of the web application."""

from django.urls import include, path

from jiheng_web import views
from jiheng_web.collecting.queries.duties import list_duties as list_collecting_duties
from jiheng_web.desk.queries import register_duties
from jiheng_web.submissions.queries.duties import list_duties

urlpatterns = [
    path("", include("jiheng_web.accounts.urls")),
    path("", include("jiheng_web.places.urls")),
    path("", include("jiheng_web.documents.urls")),
    path("", include("jiheng_web.checks.urls")),
    path("", include("jiheng_web.papers.urls")),
    path("", include("jiheng_web.scores.urls")),
    path("", include("jiheng_web.sites.urls")),
    path("", include("jiheng_web.ledgers.urls")),
    path("", include("jiheng_web.jobs.urls")),
    path("", include("jiheng_web.backups.urls")),
    path("", include("jiheng_web.desk.urls")),
    path("", include("jiheng_web.submissions.urls")),
    path("", include("jiheng_web.collecting.urls")),
    path("", include("jiheng_web.api.urls")),
    path("rules/", views.rule_list, name="rules"),
    path("rules/<str:code>/", views.rule_page, name="rule"),
    path("targets/", views.target_page, name="targets"),
    path("help/", views.help_page, name="help"),
    path("theme/", views.choose_theme, name="theme"),
]

register_duties(list_duties)
register_duties(list_collecting_duties)

handler400 = "jiheng_web.faults.bad_request"
handler403 = "jiheng_web.faults.forbidden"
handler404 = "jiheng_web.faults.not_found"
handler500 = "jiheng_web.faults.server_error"
