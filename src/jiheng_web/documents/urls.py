"""Addresses of documents; the first filing of a document has the short ones."""

from django.urls import include, path

from jiheng_web.documents import views

_OF_A_FILING = [
    path("", views.document_page, name="document"),
    path("projects/<int:number>/", views.project_page, name="project"),
    path("pages/<int:number>/", views.printed_page, name="printed_page"),
    path("filing.json", views.download_json, name="json"),
    path("workbook.xlsx", views.download_workbook, name="workbook"),
    path("report.html", views.download_report, name="report"),
]

urlpatterns = [
    path("", views.document_list, name="documents"),
    path("documents/", views.upload, name="upload"),
    path("documents/<int:document_id>/pages/<int:number>.png", views.page_picture, name="page_picture"),
    path("documents/<int:document_id>/delete/", views.delete, name="delete"),
    path("documents/<int:document_id>/", include(_OF_A_FILING)),
    path("documents/<int:document_id>/filings/<int:position>/", include(_OF_A_FILING)),
]
