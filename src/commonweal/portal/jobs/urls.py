"""Addresses of jobs."""

from django.urls import path

from commonweal.portal.jobs import views

app_name = "jobs"
urlpatterns = [
    path("", views.listed, name="index"),
    path("<uuid:id>/", views.job, name="job"),
    path("<uuid:id>/stop/", views.stop, name="stop"),
]
