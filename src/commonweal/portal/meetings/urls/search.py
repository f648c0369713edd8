"""Addresses of the search."""

from django.urls import path

from commonweal.portal.meetings.views import search

urlpatterns = [path("search/", search.page, name="search")]
