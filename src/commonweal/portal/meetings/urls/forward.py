"""The forward plan."""

from django.urls import path

from commonweal.portal.meetings.views import carrying

urlpatterns = [
    path("bodies/<uuid:practice>/forward-plan/", carrying.forward_plan_page, name="forward-plan"),
    path("forward-plan/<uuid:entry>/change/", carrying.change_entry, name="change-entry"),
    path("forward-plan/<uuid:entry>/drop/", carrying.drop_entry, name="drop-entry"),
    path("forward-plan/<uuid:entry>/take/", carrying.take_entry, name="take-entry"),
]
