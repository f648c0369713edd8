"""Addresses of actions."""

from django.urls import path

from commonweal.portal.tasks import views

app_name = "tasks"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("register/", views.register, name="register"),
    path("export/", views.export, name="export"),
    path("<uuid:id>/", views.action, name="action"),
    path("<uuid:id>/close/", views.close, name="close"),
    path("<uuid:id>/say/", views.say, name="say"),
    path("<uuid:id>/date/", views.redate, name="redate"),
    path("<uuid:id>/pass-on/", views.assign, name="assign"),
    path("<uuid:id>/drop/", views.drop, name="drop"),
    path("<uuid:id>/open-again/", views.reopen, name="reopen"),
]
