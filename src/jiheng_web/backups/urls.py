"""Addresses of the installation's keeping."""

from django.urls import path

from jiheng_web.backups import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("installation/", views.installation, name="installation"),
    path("installation/backup/", views.backup_now, name="backup_now"),
    path("ledger/verify/", views.ledger_verify, name="ledger_verify"),
    path("ledger/<str:segment>/archive/", views.ledger_archive, name="ledger_archive"),
]
