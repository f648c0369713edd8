"""Addresses of taking minutes: the roll, declarations, items."""

from django.urls import path

from commonweal.portal.meetings.views import attendance, taking

urlpatterns = [
    path("<uuid:meeting>/attendance/", attendance.attendance, name="attendance"),
    path("<uuid:meeting>/declarations/", attendance.declarations, name="declarations"),
    path("<uuid:meeting>/taking/", taking.all_items, name="taking"),
    path("items/<uuid:item>/minute/", taking.minute, name="minute"),
    path("items/<uuid:item>/minute/save/", taking.autosave, name="minute-save"),
    path("items/<uuid:item>/minute/history/", taking.minute_history, name="minute-history"),
    path("items/<uuid:item>/minute/restricted/", taking.restricted_part, name="restricted-part"),
]
