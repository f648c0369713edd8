"""Addresses of cases."""

from django.urls import path

from commonweal.portal.cases import beside_urls
from commonweal.portal.cases.views import glass, leading, opening, places, showing, team, working

app_name = "cases"
urlpatterns = [
    path("", showing.index, name="index"),
    path("search/", showing.search, name="search"),
    path("new/", opening.begin, name="begin"),
    path("new/<slug:kind>/", opening.open_case, name="open"),
    path("break-glass/", glass.break_glass, name="break-glass"),
    path("broken-glass/", glass.tries, name="broken"),
    path("broken-glass/<uuid:id>/", glass.review, name="review-glass"),
    path("<uuid:id>/", showing.case, name="case"),
    path("<uuid:id>/change/", working.change, name="change"),
    path("<uuid:id>/stage/", working.move, name="move"),
    path("<uuid:id>/review/", working.review, name="review"),
    path("<uuid:id>/close/", working.close, name="close"),
    path("<uuid:id>/open-again/", working.reopen, name="reopen"),
    path("<uuid:id>/entries/", working.enter, name="enter"),
    path("entries/<uuid:id>/", showing.entry, name="entry"),
    path("entries/<uuid:id>/correct/", working.correct, name="correct"),
    path("entries/<uuid:id>/strike/", working.strike, name="strike"),
    path("<uuid:id>/risk/", showing.risk, name="risk"),
    path("<uuid:id>/risk/checklist/", working.assess, name="assess"),
    path("<uuid:id>/tasks/", working.set_task, name="set-task"),
    path("tasks/<uuid:id>/", working.finish, name="finish-task"),
    path("<uuid:id>/people/", team.add_subject, name="add-subject"),
    path("<uuid:id>/places/", places.add, name="add-place"),
    path("people/<uuid:id>/out/", team.end_subject, name="end-subject"),
    path("<uuid:id>/members/", team.members, name="members"),
    path("<uuid:id>/members/add/", team.add, name="add-member"),
    path("<uuid:id>/members/<uuid:seat>/off/", team.remove, name="remove-member"),
    path("<uuid:id>/members/<uuid:seat>/lead/", team.hand_over, name="hand-over"),
    path("<uuid:id>/members/ask-to-lead/", leading.ask, name="ask-to-lead"),
    path("<uuid:id>/members/take-lead/", leading.take_lead, name="take-lead"),
    path("<uuid:id>/members/leave/", team.leave, name="leave"),
    path("<uuid:id>/members/conflict/", team.conflict, name="conflict"),
    path("<uuid:id>/seals/", team.seal, name="seal"),
    path("<uuid:id>/seals/<uuid:person>/", team.unseal, name="unseal"),
    path("<uuid:id>/who-read/", showing.who_read, name="who-read"),
    *beside_urls.urlpatterns,
]
