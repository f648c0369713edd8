"""Addresses that other programs subscribe to, and the page that gives them out."""

from django.urls import path

from commonweal.portal.meetings.views import feeds, subscribing

urlpatterns = [
    path("subscribe/", subscribing.subscribe, name="subscribe"),
    path("subscribe/own/", subscribing.make_own_calendar, name="make-own-calendar"),
    path("subscribe/own/end/", subscribing.end_own_calendar, name="end-own-calendar"),
    path("calendar.ics", feeds.calendar, name="calendar-file"),
    path("calendar/<str:token>.ics", feeds.own_calendar, name="own-calendar-file"),
    path("published.atom", feeds.published, name="published"),
    path("events.json", feeds.events, name="events"),
    path("<uuid:meeting>/event.json", feeds.event, name="event"),
]
