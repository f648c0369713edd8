"""Figures held against the store: those of a draft, in the background; those of a sentence, at once."""

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from commonweal.errors import CommonwealError
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import one
from commonweal.portal.library.queries.places import usual_place
from commonweal.portal.meetings.answers import SentenceView
from commonweal.portal.meetings.forms.claims import ClaimForm, PlaceForm
from commonweal.portal.meetings.models import Meeting
from commonweal.portal.meetings.queries import claims as queries
from commonweal.portal.meetings.turns import turns
from commonweal.portal.meetings.verbs import claims as verbs


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """What came of a draft's figures, and having them checked."""
    reader = reader_for(request)
    view = queries.draft(reader, meeting)
    usual = {"place": view.place or usual_place(reader)}
    form = PlaceForm(request.POST if request.method == "POST" else None, initial=usual)
    if request.method == "POST" and form.is_valid():
        try:
            _check_place(form.cleaned_data["place"])
            job = verbs.ask(one(reader, Meeting, meeting), place=form.cleaned_data["place"], by=reader)
        except CommonwealError as refused:
            form.add_error("place", str(refused))
        else:
            return redirect("jobs:job", job.pk)
    crumbs = [(view.day, f"/meetings/{meeting}/"), ("Minutes", f"/meetings/{meeting}/minutes/")]
    return _unkept(render(request, "meetings/claims/draft.html", {"view": view, "form": form, "crumbs": crumbs}))


@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest) -> HttpResponse:
    """A sentence of the press, or of anyone. What is typed is answered, and kept nowhere."""
    reader = reader_for(request)
    posted = request.method == "POST"
    form = ClaimForm(request.POST if posted else None, initial={"place": usual_place(reader)})
    context: dict[str, object] = {"form": form}
    if posted and form.is_valid():
        try:
            with turns.one(visitor=not reader.signed_in):
                context |= _answer(**form.cleaned_data)
        except CommonwealError as refused:
            form.add_error(None, str(refused))
    return _unkept(render(request, "meetings/claims/claim.html", context))


def _answer(sentence: str, place: str, said: dt.date | None) -> dict[str, object]:
    from commonweal.portal.meetings import claiming  # asks the store, which takes a moment to import

    ready = claiming.asking(settings.WORKSPACE, place=place.strip(), said=said or localdate())
    found, without = claiming.sentences(ready, [sentence])
    answered: tuple[SentenceView, ...] = found
    return {"sentences": answered, "without": without, "sources": claiming.sources(ready), "answered": True}


def _check_place(name: str) -> None:
    """A place that is not known is told at once, not by a failed job."""
    from commonweal.geography import Gazetteer
    from commonweal.store import Store

    Gazetteer.of(Store(settings.WORKSPACE).view()).partnership(name)


def _unkept(response: HttpResponse) -> HttpResponse:
    """Nothing of it stays in a browser's cache."""
    response["Cache-Control"] = "private, no-store"
    return response
