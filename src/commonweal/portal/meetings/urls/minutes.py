"""Addresses of the minutes as a document."""

from django.urls import path

from commonweal.portal.meetings.views import minutes

urlpatterns = [
    path("<uuid:meeting>/minutes/", minutes.page, name="minutes"),
    path("<uuid:meeting>/minutes/file/<slug:form>/", minutes.file, name="minutes-file"),
    path("<uuid:meeting>/minutes/circulate/", minutes.circulate, name="circulate"),
    path("<uuid:meeting>/minutes/take-back/", minutes.take_back, name="take-back"),
    path("<uuid:meeting>/minutes/correct/", minutes.correct, name="correct"),
    path("<uuid:meeting>/minutes/approve/", minutes.approve, name="approve-minutes"),
    path("<uuid:meeting>/minutes/release/", minutes.release, name="release-minutes"),
    path("corrections/<uuid:correction>/", minutes.answer_correction, name="answer-correction"),
]
