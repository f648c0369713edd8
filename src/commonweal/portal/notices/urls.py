"""Addresses of notices."""

from django.urls import path

from commonweal.portal.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.listed, name="index"),
    path("read/", views.all_read, name="read-all"),
    path("mail/", views.wish, name="wish"),
    path("<uuid:id>/", views.opened, name="open"),
]
