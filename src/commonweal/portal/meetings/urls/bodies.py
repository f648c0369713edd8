"""Bodies and how they meet."""

from django.urls import path

from commonweal.portal.meetings.views import bodies, calendar

urlpatterns = [
    path("", bodies.index, name="index"),
    path("set-up/<uuid:body>/", bodies.set_up, name="set-up"),
    path("bodies/<uuid:practice>/", bodies.body, name="body"),
    path("bodies/<uuid:practice>/practice/", bodies.practice, name="practice"),
    path("bodies/<uuid:practice>/template/", bodies.template, name="template"),
    path("bodies/<uuid:practice>/standing-returns/", bodies.standing_returns, name="standing-returns"),
    path("bodies/<uuid:practice>/new-meeting/", calendar.new_meeting, name="new-meeting"),
    path("bodies/<uuid:practice>/year/", calendar.year, name="year"),
]
