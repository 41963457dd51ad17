"""Addresses of the ledger."""

from django.urls import path

from jiheng_web.ledgers import views

urlpatterns = [
    path("ledger/", views.ledger_list, name="ledger"),
    path("ledger/checkpoint/", views.ledger_checkpoint, name="ledger_checkpoint"),
    path("ledger/<str:segment>/<int:number>/", views.ledger_entry, name="ledger_entry"),
    path("ledger/<str:segment>/<int:number>/proof/", views.ledger_proof, name="ledger_proof"),
    path("ledger/<str:segment>/checkpoint.txt", views.ledger_checkpoint_file, name="ledger_checkpoint_file"),
    path("ledger/<str:segment>/segment.zip", views.ledger_segment_file, name="ledger_segment_file"),
]
