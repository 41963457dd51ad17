"""Addresses of background jobs."""

from django.urls import path

from jiheng_web.jobs import views

urlpatterns = [
    path("jobs/", views.job_list, name="jobs"),
    path("jobs/<int:job_id>/", views.job_page, name="job"),
    path("jobs/<int:job_id>/state/", views.job_state, name="job_state"),
    path("jobs/<int:job_id>/cancel/", views.job_cancel, name="job_cancel"),
    path("jobs/<int:job_id>/repeat/", views.job_repeat, name="job_repeat"),
]
