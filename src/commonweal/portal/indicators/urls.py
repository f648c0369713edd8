"""Addresses of indicators and of partners' paragraphs."""

from django.urls import path

from commonweal.portal.indicators.views import claims, keeping, paragraphs, showing, taking_in

app_name = "indicators"
urlpatterns = [
    path("", showing.index, name="index"),
    path("claim/", claims.claim, name="claim"),
    path("new/", keeping.add, name="add"),
    path("<uuid:id>/", showing.indicator, name="indicator"),
    path("<uuid:id>/editions/", showing.editions, name="editions"),
    path("<uuid:id>/figures.csv", showing.export, name="export"),
    path("<uuid:id>/change/", keeping.change, name="change"),
    path("<uuid:id>/enter/", keeping.enter, name="enter"),
    path("<uuid:id>/upload/", taking_in.upload, name="upload"),
    path("<uuid:id>/end/", keeping.end, name="end"),
    path("<uuid:id>/take-up/", keeping.take_up, name="take-up"),
    path("paragraphs/", paragraphs.calls, name="calls"),
    path("paragraphs/new/", paragraphs.ask, name="ask"),
    path("paragraphs/asked/<uuid:id>/", paragraphs.call, name="call"),
    path("paragraphs/asked/<uuid:id>/close/", paragraphs.close, name="close"),
    path("paragraphs/<uuid:id>/", paragraphs.paragraph, name="paragraph"),
    path("paragraphs/<uuid:id>/write/", paragraphs.write, name="write"),
    path("paragraphs/<uuid:id>/nil/", paragraphs.nil, name="nil"),
    path("paragraphs/<uuid:id>/clear/", paragraphs.clear, name="clear"),
    path("paragraphs/<uuid:id>/send-back/", paragraphs.send_back, name="send-back"),
    path("paragraphs/<uuid:id>/remind/", paragraphs.remind, name="remind"),
]
