"""Addresses of old minutes taken in."""

from django.urls import path

from commonweal.portal.meetings.views import readings

urlpatterns = [
    path("old-minutes/", readings.listing, name="readings"),
    path("old-minutes/<uuid:reading>/", readings.reading, name="reading"),
    path("old-minutes/<uuid:reading>/accept/", readings.accept, name="accept-reading"),
    path("old-minutes/<uuid:reading>/put-aside/", readings.refuse, name="refuse-reading"),
    path("old-minutes/lines/<uuid:line>/", readings.line, name="reading-line"),
]
