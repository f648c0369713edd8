"""Addresses of the room's parts beside the case itself: files, letters, meetings, case reviews, agencies, counts."""

from django.urls import path

from commonweal.portal.cases.counts import views as counts
from commonweal.portal.cases.documents import views as documents
from commonweal.portal.cases.letters import views as letters
from commonweal.portal.cases.meetings_about import views as meetings
from commonweal.portal.cases.reviews import public
from commonweal.portal.cases.reviews import views as reviews
from commonweal.portal.cases.signup import views as signup

urlpatterns = [
    path("<uuid:id>/files/", documents.add, name="add-file"),
    path("files/<uuid:id>/", documents.file, name="file"),
    path("files/<uuid:id>/read/", documents.read, name="file-read"),
    path("files/<uuid:id>/withdraw/", documents.withdraw, name="withdraw-file"),
    path("<uuid:id>/letters/", letters.of_case, name="case-letter"),
    path("letters/<uuid:id>/", letters.letter, name="letter"),
    path("letters/<uuid:id>/<slug:form>/", letters.file, name="letter-file"),
    path("meetings/", meetings.index, name="meetings"),
    path("meetings/new/", meetings.call, name="call-meeting"),
    path("meetings/<uuid:id>/", meetings.meeting, name="meeting"),
    path("meetings/<uuid:id>/ask/", meetings.ask, name="ask-to-meeting"),
    path("meetings/<uuid:id>/ask/<uuid:who>/off/", meetings.unask, name="unask"),
    path("meetings/<uuid:id>/cases/", meetings.bring, name="bring-case"),
    path("meetings/<uuid:id>/held/", meetings.held, name="held-meeting"),
    path("meetings/<uuid:id>/move/", meetings.move, name="move-meeting"),
    path("meetings/<uuid:id>/cancel/", meetings.cancel, name="cancel-meeting"),
    path("discussions/<uuid:id>/", meetings.minute, name="minute-case"),
    path("discussions/<uuid:id>/off/", meetings.take_off, name="take-off"),
    path("reviews/", reviews.index, name="asb-reviews"),
    path("reviews/new/", reviews.enter, name="enter-asb-review"),
    path("reviews/about/", public.about, name="asb-about"),
    path("reviews/apply/", public.apply, name="asb-apply"),
    path("reviews/sent/", public.sent, name="asb-sent"),
    path("reviews/<uuid:id>/", reviews.review, name="asb-review"),
    path("reviews/<uuid:id>/acknowledge/", reviews.acknowledge, name="acknowledge-asb"),
    path("reviews/<uuid:id>/complaints/", reviews.complaints, name="asb-complaints"),
    path("reviews/<uuid:id>/threshold/", reviews.decide, name="decide-asb"),
    path("reviews/<uuid:id>/ask/", reviews.ask, name="ask-agency"),
    path("reviews/<uuid:id>/found/", reviews.finish, name="finish-asb"),
    path("reviews/<uuid:id>/recommend/", reviews.recommend, name="recommend"),
    path("reviews/<uuid:id>/told/", reviews.told, name="told-asb"),
    path("reviews/<uuid:id>/appeal/", reviews.appeal, name="appeal-asb"),
    path("reviews/<uuid:id>/appeal/decide/", reviews.decide_appeal, name="decide-appeal"),
    path("reviews/<uuid:id>/close/", reviews.close, name="close-asb"),
    path("reviews/<uuid:id>/withdraw/", reviews.withdraw, name="withdraw-asb"),
    path("reviews/<uuid:id>/seats/", reviews.seat, name="seat-asb"),
    path("reviews/<uuid:id>/case/", reviews.tie, name="tie-asb"),
    path("reviews/<uuid:id>/letters/", letters.of_review, name="asb-letter"),
    path("reviews/agencies/<uuid:id>/", reviews.tell, name="tell-panel"),
    path("reviews/recommendations/<uuid:id>/", reviews.answer, name="answer-recommendation"),
    path("agencies/", signup.index, name="agencies"),
    path("agencies/paper/", signup.paper, name="agencies-paper"),
    path("agencies/<uuid:id>/", signup.change, name="agency"),
    path("counts/", counts.index, name="counts"),
    path("counts/<uuid:id>/", counts.tally, name="tally"),
    path("counts/data-sets/<uuid:id>/paper/", counts.data_set_paper, name="data-set-paper"),
    path("counts/<uuid:id>/approve/", counts.approve, name="approve-tally"),
    path("counts/<uuid:id>/paper/", counts.paper, name="tally-paper"),
]
