"""Addresses of what a document is checked by."""

from django.urls import path

from jiheng_web.checks import views

urlpatterns = [
    path("documents/<int:document_id>/basis/", views.basis_page, name="basis"),
    path("documents/<int:document_id>/waivers/", views.waiver_list, name="waivers"),
    path("documents/<int:document_id>/waivers/new/<str:digest>/", views.grant_waiver, name="grant_waiver"),
    path("documents/<int:document_id>/waivers/<int:waiver_id>/revoke/", views.revoke_waiver, name="revoke_waiver"),
    path("documents/<int:document_id>/waivers.yaml", views.download_waivers, name="waiver_file"),
]
