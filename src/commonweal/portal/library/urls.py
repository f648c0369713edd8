"""Addresses of papers."""

from django.urls import path

from commonweal.portal.library.kinds import known
from commonweal.portal.library.views import handing_in, making, showing, working

app_name = "library"
urlpatterns = [
    path("", showing.index, name="index"),
    path("new/upload/", making.upload, name="new-upload"),
    path("new/text/", making.text, name="new-text"),
    path("new/report/", making.reports, name="new-report"),
    *(
        path(f"new/report/{kind.key}/", making.report, {"kind": kind.key}, name=f"new-{kind.key}")
        for kind in known()
        if kind.form is not None
    ),
    path("released/<uuid:id>/", showing.released, name="released"),
    path("<uuid:id>/", showing.paper, name="paper"),
    path("<uuid:id>/report/", showing.report, name="report"),
    path("<uuid:id>/revise/", working.revise, name="revise"),
    path("<uuid:id>/clear-as-author/", working.clear_as_author, name="clear-as-author"),
    path("<uuid:id>/clear-as-chair/", working.clear_as_chair, name="clear-as-chair"),
    path("<uuid:id>/send-back/", working.send_back, name="send-back"),
    path("<uuid:id>/withdraw/", working.withdraw, name="withdraw"),
    path("<uuid:id>/check/", working.check, name="check"),
    path("<uuid:id>/hand-in/", handing_in.hand_in, name="hand-in"),
]
