"""Addresses of records. None holds a name, a number or anything else of anybody: ids alone."""

from django.urls import path

from commonweal.portal.people.views import finding, hinting, linking, placing, showing, writing

app_name = "people"
urlpatterns = [
    path("", finding.index, name="index"),
    path("mine/", finding.mine, name="mine"),
    path("new/", writing.enter, name="enter"),
    path("new/<slug:kind>/", placing.enter, name="enter-known"),
    path("places/<uuid:id>/", placing.show, name="place"),
    path("besides/<uuid:id>/out/", placing.take_out, name="take-out"),
    path("compare/", linking.compare, name="compare"),
    path("alike/", finding.suggested, name="suggested"),
    path("alike/look/", linking.look_for_all, name="look-for-all"),
    path("hints/", hinting.index, name="hints"),
    path("hints/<uuid:id>/tell/", hinting.ask, name="ask-hint"),
    path("hints/<uuid:id>/aside/", hinting.put_aside, name="aside-hint"),
    path("links/<uuid:id>/", linking.link, name="link"),
    path("links/<uuid:id>/confirm/", linking.confirm, name="confirm"),
    path("links/<uuid:id>/refuse/", linking.refuse, name="refuse"),
    path("links/<uuid:id>/undo/", linking.undo, name="undo"),
    path("<uuid:id>/", showing.person, name="person"),
    path("<uuid:id>/correct/", writing.correct, name="correct"),
    path("<uuid:id>/look/", linking.look, name="look"),
    path("<uuid:id>/at/<int:nth>/", placing.address, name="address"),
    path("<uuid:id>/<slug:kind>/", writing.beside, name="beside"),
]
