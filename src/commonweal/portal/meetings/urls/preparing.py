"""One meeting and the way to it."""

from django.urls import path

from commonweal.portal.meetings.views import calendar, carrying, items, preparing, returns

urlpatterns = [
    path("<uuid:meeting>/", preparing.meeting, name="meeting"),
    path("<uuid:meeting>/prepare/", preparing.prepare, name="prepare"),
    path("<uuid:meeting>/move/", calendar.move, name="move-meeting"),
    path("<uuid:meeting>/cancel/", calendar.cancel, name="cancel-meeting"),
    path("<uuid:meeting>/draft-agenda/", preparing.draft_agenda, name="draft-agenda"),
    path("<uuid:meeting>/publish-agenda/", preparing.publish_agenda, name="publish-agenda"),
    path("<uuid:meeting>/lines/<uuid:item>/", preparing.change_line, name="change-line"),
    path("<uuid:meeting>/add-item/", items.add_item, name="add-item"),
    path("<uuid:meeting>/offers/<uuid:source>/", carrying.answer_offer, name="answer-offer"),
    path("<uuid:meeting>/ask/", returns.ask_return, name="ask-return"),
]
