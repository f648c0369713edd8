"""Pages on which records are entered and corrected."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from commonweal.errors import CommonwealError
from commonweal.portal.access.forms import fields
from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.views.asking import must, sent
from commonweal.portal.audit.clock import today
from commonweal.portal.people import checks, rules, said
from commonweal.portal.people.forms.besides import OnlineNameForm, PlaceForm, VehicleForm
from commonweal.portal.people.forms.besides import asked as told
from commonweal.portal.people.forms.correct import CorrectForm
from commonweal.portal.people.forms.person import PersonForm
from commonweal.portal.people.forms.whose import WhoseForm
from commonweal.portal.people.queries import person as pages
from commonweal.portal.people.verbs import besides, records
from commonweal.portal.people.views.asking import asked, officer

KINDS: dict[str, tuple[type[forms.Form], Callable[..., object], str]] = {
    "vehicle": (VehicleForm, besides.enter_vehicle, "Enter a vehicle"),
    "place": (PlaceForm, besides.enter_place, "Enter a place"),
    "online-name": (OnlineNameForm, besides.enter_online_name, "Enter an online name"),
}


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """A record of one's own agency. What is odd is shown once before it is kept; keeping it once more keeps it."""
    reader = officer(request)
    must(rules.reader_can_enter(reader))
    form, who = PersonForm(request.POST or None), WhoseForm(request.POST or None, reader=reader)
    odd: tuple[checks.Warning, ...] = ()
    if request.method == "POST" and not form.wants_one_more and all([form.is_valid(), who.is_valid()]):
        odd = _unseen(request, form)
        if not odd:
            try:
                made = records.enter(form.said(), agency=fields.agency(who), by=reader, note=form.cleaned_data["note"])
            except CommonwealError as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, "The record is kept." if made.identified else KEPT_UNIDENTIFIED)
                return redirect("people:person", made.pk)
    return _page(request, form, odd, title="Enter a record of somebody", who=who, back=_to_index())


KEPT_UNIDENTIFIED = (
    "The record is kept. Nobody can be told from others by it yet: it needs a name, and a date of birth or an address."
)


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, id: UUID) -> HttpResponse:
    """Put right what a record says."""
    reader = officer(request)
    row = pages.row_of(reader, id)
    must(rules.reader_can_correct(reader, row))
    form = CorrectForm(request.POST or None, kept=said.read(row.said), note=row.note)
    mark = sent(request) or mark_of(row, records.SAID)
    odd: tuple[checks.Warning, ...] = ()
    if request.method == "POST" and not form.wants_one_more and form.is_valid():
        odd = _unseen(request, form)
        if not odd:
            given = form.cleaned_data
            try:
                records.correct(row, form.said(), why=given["why"], note=given["note"], by=reader, seen=sent(request))
            except CommonwealError as refused:
                form.add_error(None, str(refused))
                mark = getattr(refused, "mark", "") or mark
            else:
                messages.success(request, "Corrected. What stood there before is kept below.")
                return redirect("people:person", id)
    back = "Back to the record", reverse("people:person", args=[id])
    return _page(request, form, odd, title="Correct this record", back=back, seen=mark)


@require_http_methods(["GET", "POST"])
def beside(request: HttpRequest, id: UUID, kind: str) -> HttpResponse:
    """A vehicle, a place or an online name of somebody."""
    reader = officer(request)
    row = pages.row_of(reader, id)
    must(rules.reader_can_correct(reader, row))
    if kind not in KINDS:
        raise Http404
    asks, verb, title = KINDS[kind]
    form = asks(request.POST or None)
    return asked(
        request, form, lambda: verb(agency=row.agency, by=reader, of=row, **told(form)), title=title,
        button="Keep it", back=("Back to the record", reverse("people:person", args=[id])), said="It is kept.",
    )  # fmt: skip


def _unseen(request: HttpRequest, form: PersonForm) -> tuple[checks.Warning, ...]:
    """What is odd in it, where that was not shown yet: what was looked at once is kept."""
    odd = checks.warnings(form.said(), today())
    shown = request.POST.get("looked", "")
    return () if not odd or shown == checks.mark(odd) else odd


def _page(
    request: HttpRequest, form: PersonForm, odd: tuple[checks.Warning, ...], *, title: str, back: tuple[str, str],
    **more: object,
) -> HttpResponse:  # fmt: skip
    """`odd`: shown above the form, which keeps what was typed."""
    if request.method == "POST" and form.wants_one_more:
        form = form.unjudged()
    shown = {
        "form": form, "odd": odd, "looked": checks.mark(odd) if odd else "", "act_title": title, "back": back,
        "button": "Keep it as it is" if odd else "Keep it", **more,
    }  # fmt: skip
    return render(request, "people/record.html", shown)


def _to_index() -> tuple[str, str]:
    return "People and places", reverse("people:index")
