"""Addresses of documents."""

from django.urls import path

from jiheng_web.documents import views

urlpatterns = [
    path("", views.document_list, name="documents"),
    path("documents/", views.upload, name="upload"),
    path("documents/<int:document_id>/", views.document_page, name="document"),
    path("documents/<int:document_id>/projects/<int:number>/", views.project_page, name="project"),
    path("documents/<int:document_id>/pages/<int:number>/", views.printed_page, name="printed_page"),
    path("documents/<int:document_id>/pages/<int:number>.png", views.page_picture, name="page_picture"),
    path("documents/<int:document_id>/delete/", views.delete, name="delete"),
    path("documents/<int:document_id>/filing.json", views.download_json, name="json"),
    path("documents/<int:document_id>/workbook.xlsx", views.download_workbook, name="workbook"),
    path("documents/<int:document_id>/report.html", views.download_report, name="report"),
]
