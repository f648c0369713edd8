"""Memberships: begin, end, and the quarterly confirmation."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commonweal.portal.partnership import forms
from commonweal.portal.partnership.doers import doer_of
from commonweal.portal.partnership.models import Membership, Person
from commonweal.portal.partnership.queries import recertification
from commonweal.portal.partnership.rules import reader_can_confirm_membership
from commonweal.portal.partnership.verbs import memberships
from commonweal.portal.partnership.views.asking import asked, done_at_once, people_manager


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, found: UUID) -> HttpResponse:
    """Give a person a place."""
    by = people_manager(request)
    one = get_object_or_404(Person, pk=found)

    def act(typed: dict[str, Any]) -> Membership:
        return memberships.begin(one, **typed, by=by)

    form = forms.MembershipForm(request.POST or None, initial={"agency": one.agency})
    return asked(request, form, act, title="Begin a membership", done="The membership is entered.", to=_person(found))


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, found: UUID) -> HttpResponse:
    """Set a membership's last day."""
    by = people_manager(request)
    one = get_object_or_404(Membership, pk=found)
    return asked(
        request, forms.EndForm(request.POST or None), lambda typed: memberships.end(one, **typed, by=by),
        title="End a membership", button="End it", done="The membership's last day is set.",
        to=_person(one.person_id),
    )  # fmt: skip


@require_safe
def confirmations(request: HttpRequest) -> HttpResponse:
    """What this reader is asked to confirm. For whoever is asked nothing and may confirm nothing, there is no page."""
    reader = doer_of(request)
    due = recertification.due_for(reader)
    if not due and not recertification.confirms_any(reader):
        raise Http404
    return render(request, "partnership/confirmations.html", {"due": due})


@require_POST
def confirm(request: HttpRequest, found: UUID) -> HttpResponse:
    """Say that a person still holds this place."""
    reader = doer_of(request)
    one = get_object_or_404(Membership, pk=found)
    if not reader_can_confirm_membership(reader, one):
        raise Http404
    to = reverse("partnership:confirmations")
    return done_at_once(request, lambda: memberships.confirm(one, by=reader), done="Confirmed for 90 days.", to=to)


def _person(found: UUID) -> str:
    return reverse("partnership:person", args=[found])
