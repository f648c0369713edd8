"""Agenda items."""

from django.urls import path

from commonweal.portal.meetings.views import items

urlpatterns = [
    path("items/<uuid:item>/", items.item, name="item"),
    path("items/<uuid:item>/change/", items.change_item, name="change-item"),
    path("items/<uuid:item>/stub/", items.change_stub, name="change-stub"),
    path("items/<uuid:item>/clear/", items.clear_item, name="clear-item"),
    path("items/<uuid:item>/send-back/", items.send_back_item, name="send-back-item"),
    path("items/<uuid:item>/withdraw/", items.withdraw_item, name="withdraw-item"),
    path("items/<uuid:item>/same/", items.same_item, name="same-item"),
]
