"""A matcher's pages."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from commonweal.portal.access.views.asking import must, tried
from commonweal.portal.people import hooks, rules
from commonweal.portal.people.forms.links import READ_WIDELY, ConfirmForm
from commonweal.portal.people.queries import hints
from commonweal.portal.people.verbs import hints as verbs
from commonweal.portal.people.views.asking import asked, officer

TELLS = (
    "Officers of both agencies who may read the record concerned are told that the other agency has one like it, and "
    "to speak to you. You are shown neither record."
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What the matcher is told."""
    reader = officer(request)
    must(hints.is_matcher(reader))
    return render(request, "people/hints.html", {"hints": hints.mine(reader)})


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, id: UUID) -> HttpResponse:
    """Have both agencies told."""
    reader = officer(request)
    row = hints.row(reader, id)
    must(rules.reader_can_answer(reader, row))
    form, sharing, line = ConfirmForm(request.POST or None), hooks.sharing(), hints.line(row)
    form.fields["sure"].label = "I have read what speaks for it and what against"
    form.fields["purpose"].label = "For what purpose do the two agencies need to know?"
    form.fields["purpose"].help_text = READ_WIDELY
    telling = sharing is not None and sharing.record_telling is not None
    who = sharing.form(request.POST or None, row, reader) if sharing and telling else None

    def act() -> None:
        given = who.grounds() if who is not None else None
        verbs.ask(row, purpose=form.cleaned_data["purpose"], grounds=given, by=reader)

    return asked(
        request, form, act, title="Tell both agencies", button="Tell them", who=who, tells=f"{line.words} {TELLS}",
        back=("Likely the same", reverse("people:hints")), said="Both agencies are told within a few minutes.",
    )  # fmt: skip


@require_POST
def put_aside(request: HttpRequest, id: UUID) -> HttpResponse:
    """Not shown again."""
    reader = officer(request)
    row = hints.row(reader, id)
    must(rules.reader_can_answer(reader, row))
    tried(request, lambda: verbs.put_aside(row, by=reader), "It is put aside.")
    return redirect("people:hints")
