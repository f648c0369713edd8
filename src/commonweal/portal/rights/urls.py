"""Addresses of requests, asks, freedom of information, holds and disposal."""

from django.urls import path

from commonweal.portal.rights.views import answers, keeping, questions, requests

app_name = "rights"
urlpatterns = [
    path("", requests.index, name="index"),
    path("new/", requests.enter, name="enter"),
    path("closed/", requests.closed, name="closed"),
    path("requests/<uuid:id>/", requests.page, name="request"),
    path("requests/<uuid:id>/ask-identity/", requests.ask_identity, name="ask-identity"),
    path("requests/<uuid:id>/identity/", requests.settle, name="settle"),
    path("requests/<uuid:id>/longer/", requests.extend, name="extend"),
    path("requests/<uuid:id>/look/", requests.look, name="look"),
    path("requests/<uuid:id>/make/", requests.compose, name="compose"),
    path("requests/<uuid:id>/close/", requests.close, name="close"),
    path("requests/<uuid:id>/reply.json", requests.reply_json, name="reply-json"),
    path("requests/<uuid:id>/reply.pdf", requests.reply_pdf, name="reply-pdf"),
    path("asks/", answers.index, name="asks"),
    path("asks/<uuid:id>/", answers.page, name="ask"),
    path("asks/<uuid:id>/answer/", answers.prepare, name="prepare"),
    path("asks/<uuid:id>/read/", answers.review, name="review"),
    path("asks/<uuid:id>/send-back/", answers.send_back, name="send-back"),
    path("asks/<uuid:id>/disposal/", answers.disposal, name="decide"),
    path("information/", questions.log, name="questions"),
    path("information/new/", questions.enter, name="enter-question"),
    path("information/<uuid:id>/", questions.page, name="question"),
    path("information/<uuid:id>/ask/", questions.ask_clarity, name="ask-clarity"),
    path("information/<uuid:id>/clear/", questions.made_clear, name="made-clear"),
    path("information/<uuid:id>/longer/", questions.longer, name="weigh-longer"),
    path("information/<uuid:id>/answer/", questions.answer, name="answer-question"),
    path("information/<uuid:id>/publish/", questions.publish, name="publish"),
    path("answers/", questions.answers, name="answers"),
    path("answers/<uuid:id>/", questions.published, name="published"),
    path("answers/<uuid:id>/take-back/", questions.take_back, name="take-back"),
    path("holds/", keeping.hold_list, name="holds"),
    path("holds/person/", keeping.hold_person, name="hold-person"),
    path("holds/kind/", keeping.hold_kind, name="hold-kind"),
    path("holds/on/<uuid:id>/", keeping.hold_thing, name="hold-thing"),
    path("holds/<uuid:id>/again/", keeping.hold_again, name="hold-again"),
    path("holds/<uuid:id>/lift/", keeping.hold_lift, name="hold-lift"),
    path("disposal/", keeping.disposal_list, name="disposal"),
    path("disposal/<uuid:id>/agree/", keeping.agree, name="agree"),
    path("disposal/<uuid:id>/keep/", keeping.keep, name="keep"),
]
