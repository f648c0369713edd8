"""Addresses of what was released, for whom it was released to, under `released/`."""

from django.urls import path

from commonweal.portal.intelligence.views import released

urlpatterns = [
    path("", released.index, name="released-list"),
    path("<uuid:id>/", released.released, name="released"),
    path("<uuid:id>/case/", released.open_case, name="released-open-case"),
    path("<uuid:id>/join/", released.join, name="released-join"),
]
