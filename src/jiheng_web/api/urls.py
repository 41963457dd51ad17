"""Addresses of the interface and of its tokens."""

from django.urls import path

from jiheng_web.api import views
from jiheng_web.api.routes.root import api

urlpatterns = [
    path("api/v1/", api.urls),
    path("interface/", views.index, name="api_index"),
    path("interface/tokens/", views.tokens, name="api_tokens"),
    path("interface/tokens/<int:token_id>/revoke/", views.token_revoke, name="api_token_revoke"),
]
