"""Addresses of operations."""

from django.urls import path

from commonweal.portal.operations.views import judging, planning, running, schemes, showing

app_name = "operations"
urlpatterns = [
    path("", showing.index, name="index"),
    path("which/", showing.which, name="which"),
    path("new/", planning.plan, name="plan"),
    path("kinds/", running.kinds, name="kinds"),
    path("kinds/<uuid:id>/drop/", running.drop_kind, name="drop-kind"),
    path("schemes/", schemes.index, name="schemes"),
    path("schemes/new/", schemes.begin, name="new-scheme"),
    path("schemes/<uuid:id>/", schemes.scheme, name="scheme"),
    path("schemes/<uuid:id>/change/", schemes.change, name="change-scheme"),
    path("schemes/<uuid:id>/funding/", schemes.fund, name="fund"),
    path("schemes/<uuid:id>/shifts/", schemes.shift, name="shift"),
    path("<uuid:id>/", showing.operation, name="operation"),
    path("<uuid:id>/beside/", showing.beside, name="beside"),
    path("<uuid:id>/activities.csv", showing.export, name="export"),
    path("<uuid:id>/plan/", planning.change, name="change"),
    path("<uuid:id>/problem/", planning.problem, name="problem"),
    path("<uuid:id>/judged-by/", planning.judge, name="judge"),
    path("<uuid:id>/state/", planning.move, name="move"),
    path("<uuid:id>/activities/", running.enter, name="enter"),
    path("activities/<uuid:id>/", running.amend, name="amend"),
    path("activities/<uuid:id>/take-out/", running.strike, name="strike"),
    path("<uuid:id>/reviews/", judging.set_review, name="set-review"),
    path("reviews/<uuid:id>/", judging.hold, name="hold-review"),
    path("reviews/<uuid:id>/date/", judging.put_off, name="put-off-review"),
    path("<uuid:id>/evaluate/", judging.evaluate, name="evaluate"),
    path("<uuid:id>/highlights/", judging.highlight, name="highlight"),
]
