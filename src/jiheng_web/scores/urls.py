"""Addresses of scores; the first filing of a document has the short ones."""

from django.urls import include, path

from jiheng_web.scores import views

_OF_A_FILING = [
    path("scores/", views.score_list, name="scores"),
    path("scores/<int:number>/", views.score_page, name="score"),
]

urlpatterns = [
    path("documents/<int:document_id>/", include(_OF_A_FILING)),
    path("documents/<int:document_id>/filings/<int:position>/", include(_OF_A_FILING)),
]
