"""Addresses of a meeting's packs."""

from django.urls import path

from commonweal.portal.meetings.views import packs

urlpatterns = [
    path("<uuid:meeting>/packs/", packs.listing, name="packs"),
    path("<uuid:meeting>/packs/make/", packs.make, name="make-pack"),
    path("packs/<uuid:pack>/", packs.pack, name="pack"),
    path("packs/<uuid:pack>/pages/<int:number>/", packs.page, name="pack-page"),
    path("packs/<uuid:pack>/pages/<int:number>.png", packs.picture, name="pack-picture"),
    path("packs/<uuid:pack>/publish/", packs.publish, name="publish-pack"),
    path("packs/<uuid:pack>/refuse/", packs.refuse, name="refuse-pack"),
]
