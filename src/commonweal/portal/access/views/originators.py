"""What belongs to another body: whom to ask again, their consent, a second person's answer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from commonweal.portal.access.forms.audience import AudienceForm
from commonweal.portal.access.forms.widenings import AnswerForm, ConsentForm, ReviewForm
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import things, widenings
from commonweal.portal.access.refusals import Refused
from commonweal.portal.access.rules.audiences import reader_can_grant
from commonweal.portal.access.rules.widenings import reader_can_answer
from commonweal.portal.access.verbs import audiences
from commonweal.portal.access.verbs import widenings as verbs
from commonweal.portal.audit.clock import today


@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """Whom to ask again, and consents that wait for this reader's answer."""
    reader = reader_for(request)
    if not reader.signed_in:
        raise Http404
    found = {"due": widenings.reviews_due(reader, today()), "waiting": widenings.waiting(reader)}
    return render(request, "access/originators.html", found)


def consent(request: HttpRequest, found: UUID) -> HttpResponse:
    """Record that an originator consents to an audience."""
    reader = reader_for(request)
    thing = things.thing(reader, found)
    if thing.originator is None or not reader_can_grant(reader, thing):
        raise Http404
    form, who = ConsentForm(request.POST or None), AudienceForm(request.POST or None, stub=False)
    if request.method == "POST" and all([form.is_valid(), who.is_valid()]):
        chosen = who.chosen()
        try:
            verbs.ask(
                thing, audience=audiences.of(chosen.kind, chosen.ids), consent=form.cleaned_data["consent"], by=reader
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The consent is recorded. A second person has to approve it.")
            return redirect("access:consent", found)
    page = {"form": form, "who": who, "named": things.named(reader, thing), "originator": thing.originator.name}
    return render(request, "access/consent.html", {**page, "consents": widenings.widenings(reader, thing)})


def answer(request: HttpRequest, found: UUID) -> HttpResponse:
    """A second person says whether a consent holds."""
    reader = reader_for(request)
    row = widenings.row(reader, found)
    if not reader_can_answer(reader, row):
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if form.cleaned_data["answer"] == "approve":
                verbs.approve(row, by=reader)
            else:
                verbs.refuse(row, words=form.cleaned_data["words"], by=reader)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Your answer is recorded.")
            return redirect("access:originators")
    page = {"form": form, "consent": widenings.view(row), "named": things.named(reader, row.thing)}
    return render(request, "access/answer.html", page)


def review(request: HttpRequest, found: UUID) -> HttpResponse:
    """Set down that an originator was asked again."""
    reader = reader_for(request)
    thing = things.thing(reader, found)
    if thing.originator is None or not reader_can_grant(reader, thing):
        raise Http404
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            verbs.review(thing, next_on=form.cleaned_data["next_on"], words=form.cleaned_data["words"], by=reader)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "What they said is recorded.")
            return redirect("access:originators")
    page = {"form": form, "named": things.named(reader, thing), "originator": thing.originator.name}
    return render(request, "access/review.html", page)
