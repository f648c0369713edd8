"""Addresses of the register."""

from django.urls import path

from commonweal.portal.meetings.views import register

urlpatterns = [
    path("register/", register.page, name="register"),
    path("register/attendance/", register.attendance, name="attendance-by-agency"),
    path("<uuid:meeting>/action-log/<str:form>/", register.action_log, name="action-log"),
]
