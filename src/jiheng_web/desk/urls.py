"""Addresses of the desk."""

from django.urls import path

from jiheng_web.desk import views

urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("desk/read/", views.read, name="read_messages"),
]
