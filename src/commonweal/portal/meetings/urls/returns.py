"""Returns."""

from django.urls import path

from commonweal.portal.meetings.views import returns

urlpatterns = [
    path("owed/", returns.owed, name="owed"),
    path("bodies/<uuid:practice>/returns/", returns.body_returns, name="returns"),
    path("returns/<uuid:owed>/", returns.return_page, name="return"),
    path("returns/<uuid:owed>/chase/", returns.chase_return, name="chase-return"),
    path("returns/<uuid:owed>/send-back/", returns.send_back_return, name="send-back-return"),
]
