"""Addresses that other programs subscribe to."""

from django.urls import path

from commonweal.portal.meetings.views import feeds

urlpatterns = [
    path("calendar.ics", feeds.calendar, name="calendar-file"),
    path("calendar/<str:token>.ics", feeds.own_calendar, name="own-calendar-file"),
    path("published.atom", feeds.published, name="published"),
    path("events.json", feeds.events, name="events"),
    path("<uuid:meeting>/event.json", feeds.event, name="event"),
]
