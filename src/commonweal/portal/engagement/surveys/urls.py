"""Addresses of surveys."""

from django.urls import path

from commonweal.portal.engagement.surveys.views import coding, naming, showing, taking_in

urlpatterns = [
    path("", showing.index, name="surveys"),
    path("new/", taking_in.upload, name="take-in-survey"),
    path("<uuid:id>/", showing.survey, name="survey"),
    path("<uuid:id>/columns/", taking_in.name_columns, name="survey-columns"),
    path("<uuid:id>/questions/", taking_in.name_questions, name="survey-questions"),
    path("<uuid:id>/check/", taking_in.check, name="survey-check"),
    path("<uuid:id>/readers/", naming.readers, name="survey-readers"),
    path("<uuid:id>/drop/", taking_in.drop, name="drop-survey"),
    path("writings/<uuid:id>/", coding.writing, name="writing"),
    path("writings/<uuid:id>/keep/", coding.keep, name="keep-themes"),
    path("writings/<uuid:id>/<int:number>/", coding.text, name="survey-text"),
    path("writings/<uuid:id>/<int:number>/quote/", coding.quote, name="quote-text"),
    path("quotations/<uuid:id>/approve/", coding.approve, name="approve-quotation"),
]
