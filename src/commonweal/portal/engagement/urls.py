"""Addresses of surgeries, events, reports from the public, and surveys."""

from django.urls import include, path

from commonweal.portal.engagement.views import holding, reports, showing

app_name = "engagement"
urlpatterns = [
    path("", showing.index, name="index"),
    path("calendar.ics", showing.calendar, name="calendar"),
    path("new/", holding.enter, name="enter"),
    path("raised/", showing.raised, name="raised"),
    path("summary/", holding.summarise, name="summarise"),
    path("reports/", reports.reports, name="reports"),
    path("themes/", holding.theme_list, name="themes"),
    path("themes/<uuid:id>/drop/", holding.drop_theme, name="drop-theme"),
    path("<uuid:id>/", showing.event, name="event"),
    path("<uuid:id>/change/", holding.change, name="change"),
    path("<uuid:id>/cancel/", holding.cancel, name="cancel"),
    path("<uuid:id>/came/", holding.came, name="came"),
    path("<uuid:id>/follow-up/", holding.follow, name="follow-up"),
    path("surveys/", include("commonweal.portal.engagement.surveys.urls")),
]
