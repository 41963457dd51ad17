"""Addresses of what a person takes away."""

from django.urls import path

from jiheng_web.papers import views

urlpatterns = [
    path("documents/<int:document_id>/annotated/", views.download_annotated, name="annotated"),
    path("documents/<int:document_id>/corrections/", views.correction_page, name="corrections"),
    path("documents/<int:document_id>/corrected/", views.download_corrected, name="corrected"),
    path("documents/<int:document_id>/opinion/", views.opinion_page, name="opinion"),
    path("documents/<int:document_id>/opinion.docx", views.download_opinion, name="opinion_file"),
    path("documents/<int:document_id>/review.xlsx", views.download_review, name="review"),
    path("documents/<int:document_id>/findings.json", views.download_findings, name="findings_json"),
    path("documents/<int:document_id>/findings.sarif", views.download_sarif, name="sarif"),
]
