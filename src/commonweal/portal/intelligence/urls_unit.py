"""Addresses of the force's unit, under `unit/`."""

from django.urls import path

from commonweal.portal.intelligence.views import figures, handing_over, texts, unit

urlpatterns = [
    path("", unit.inbox, name="inbox"),
    path("codes/", unit.codes, name="codes"),
    path("figures/", figures.figures, name="figures"),
    path("figures/paper/", figures.paper, name="figures-paper"),
    path("hand-over/", handing_over.export_all, name="export-all"),
    path("receipt/", handing_over.receipt, name="receipt-file"),
    path("<uuid:id>/", unit.report, name="unit-report"),
    path("<uuid:id>/source/", unit.source, name="unit-source"),
    path("<uuid:id>/received/", unit.receive, name="receive"),
    path("<uuid:id>/outcome/", unit.outcome, name="outcome"),
    path("<uuid:id>/answer/", unit.reply, name="reply"),
    path("<uuid:id>/hand-over/", handing_over.export, name="export"),
    path("<uuid:id>/print/", handing_over.print_one, name="print"),
    path("<uuid:id>/texts/", texts.write, name="new-text"),
    path("items/<uuid:id>/grade/", unit.grade, name="grade"),
    path("texts/<uuid:id>/", texts.text, name="text"),
    path("texts/<uuid:id>/change/", texts.change, name="change-text"),
    path("texts/<uuid:id>/propose/", texts.propose, name="propose-text"),
    path("texts/<uuid:id>/release/", texts.approve, name="approve-text"),
    path("texts/<uuid:id>/refuse/", texts.refuse, name="refuse-text"),
    path("texts/<uuid:id>/withdraw/", texts.withdraw, name="withdraw-text"),
    path("texts/<uuid:id>/consent/", texts.consent, name="consent"),
    path("texts/<uuid:id>/ask/", texts.ask_writer, name="ask-writer"),
    path("consents/<uuid:id>/approve/", texts.approve_consent, name="approve-consent"),
    path("consents/<uuid:id>/refuse/", texts.refuse_consent, name="refuse-consent"),
]
