"""The address of the public site."""

from django.urls import path

from jiheng_web.sites import views

urlpatterns = [path("publish/", views.publish, name="publish")]
