"""Who a thing is for: the form, what it would do, and doing it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from commonweal.portal.access.forms.audience import AudienceForm, Chosen
from commonweal.portal.access.homes import markings_of
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.models import Thing
from commonweal.portal.access.places import has_stubs, place_of
from commonweal.portal.access.queries import things
from commonweal.portal.access.queries.effects import effects
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import Refused
from commonweal.portal.access.rules.audiences import reader_can_grant
from commonweal.portal.access.verbs import audiences
from commonweal.portal.access.verbs.things import set_audience


def audience(request: HttpRequest, found: UUID) -> HttpResponse:
    """Choose, look at what it would do, then save: saving what was not looked at shows it first."""
    reader = reader_for(request)
    thing = things.thing(reader, found)
    if not reader_can_grant(reader, thing):
        raise Http404
    form = AudienceForm(
        request.POST or None,
        markings=markings_of(thing),
        thing=thing,
        stub=thing.home is not None and has_stubs(thing.kind),
    )
    page = {"form": form, "named": things.named(reader, thing), "next": _next(request, thing)}
    if request.method == "POST" and form.is_valid():
        chosen = form.chosen()
        page["looked"] = _fingerprint(chosen)
        if request.POST.get("looked") == page["looked"] and _saved(request, form, chosen, thing, reader):
            return redirect(str(page["next"]))
        page["effects"] = effects(reader, thing, chosen.kind, chosen.ids, chosen.face)
    return render(request, "access/audience.html", page)


def _saved(request: HttpRequest, form: AudienceForm, chosen: Chosen, thing: Thing, reader: Reader) -> bool:
    try:
        set_audience(
            thing,
            audience=audiences.of(chosen.kind, chosen.ids),
            face=chosen.face,
            by=reader,
            marking=chosen.marking,
            basis=chosen.basis,
            stub_title=chosen.stub_title,
            stub_reason=chosen.stub_reason,
            knowing=True,  # what it would do stood on the page, shutting oneself out included
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, "Who this is for is set.")
    return True


def _fingerprint(chosen: Chosen) -> str:
    """What was looked at, so that a change after looking is looked at again."""
    return "|".join([chosen.kind, *sorted(map(str, chosen.ids)), chosen.face])


def _next(request: HttpRequest, thing: Thing) -> str:
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure()):
        return asked
    return place_of(thing.kind, thing.id) or "/"
