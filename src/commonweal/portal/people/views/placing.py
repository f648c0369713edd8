"""Pages of places, and of what an agency knows by itself: a place, a vehicle, an online name; and taking it out."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.portal.access.forms import fields
from commonweal.portal.access.views.asking import must
from commonweal.portal.people import rules
from commonweal.portal.people.forms.besides import TakeOutForm
from commonweal.portal.people.forms.besides import asked as told
from commonweal.portal.people.forms.whose import WhoseForm
from commonweal.portal.people.models import Place
from commonweal.portal.people.queries import besides, place
from commonweal.portal.people.verbs import besides as verbs
from commonweal.portal.people.views.asking import asked, officer
from commonweal.portal.people.views.writing import KINDS

BY_ITSELF = (
    "What your agency knows by itself. What belongs to a person is added on their page, what belongs to a case there."
)


@require_GET
def show(request: HttpRequest, id: UUID) -> HttpResponse:
    """A place that somebody entered, and what else the reader may read of it."""
    return render(request, "people/place.html", {"page": place.of_place(officer(request), id)})


@require_GET
def address(request: HttpRequest, id: UUID, nth: int) -> HttpResponse:
    """An address that a record gives, and what else the reader may read of it."""
    return render(request, "people/place.html", {"page": place.of_address(officer(request), id, nth), "of": id})


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, kind: str) -> HttpResponse:
    """A place, a vehicle or an online name that is of no record and of no case."""
    reader = officer(request)
    must(rules.reader_can_enter(reader))
    if kind not in KINDS:
        raise Http404
    asks, verb, title = KINDS[kind]
    form: forms.Form = asks(request.POST or None)
    who = WhoseForm(request.POST or None, reader=reader)

    def kept() -> str:
        made = verb(agency=fields.agency(who), by=reader, **told(form))
        return reverse("people:place", args=[made.pk]) if isinstance(made, Place) else reverse("people:mine")

    return asked(
        request, form, kept, title=title, button="Keep it", who=who, said="It is kept.", tells=BY_ITSELF,
        back=("People and places", reverse("people:index")),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def take_out(request: HttpRequest, id: UUID) -> HttpResponse:
    """It is not so, or not any more."""
    reader = officer(request)
    row: Any = besides.row_of(reader, id)  # of one of three kinds
    must(row.ended_at is None and rules.reader_can_correct(reader, row))
    form, line = TakeOutForm(request.POST or None), besides.line(reader, row)
    back = reverse("people:person", args=[row.of_id]) if row.of_id else reverse("people:mine")
    return asked(
        request, form, lambda: verbs.take_out(row, why=form.cleaned_data["why"], by=reader),
        title=f"Take this {line.kind.lower()} out", caption=line.words, button="Take it out",
        back=("Back to the record" if row.of_id else "Your agency's records", back),
        said="It is taken out. What was written is kept, with why.",
        tells="It is found no longer. Whoever reads it still sees what was written, and why it was taken out.",
    )  # fmt: skip
