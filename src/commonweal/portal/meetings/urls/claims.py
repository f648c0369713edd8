"""Addresses of figures held against the store."""

from django.urls import path

from commonweal.portal.meetings.views import claims

urlpatterns = [
    path("check-a-claim/", claims.claim, name="check-claim"),
    path("<uuid:meeting>/figures/", claims.draft, name="check-figures"),
]
