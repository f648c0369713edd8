"""Agencies, their printed names, and bodies."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.portal.partnership import forms
from commonweal.portal.partnership.models import Agency, Body
from commonweal.portal.partnership.queries import agencies as seen
from commonweal.portal.partnership.rules import reader_can_manage_people
from commonweal.portal.partnership.verbs import agencies
from commonweal.portal.partnership.views.asking import asked, people_manager, people_reader


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All agencies and bodies."""
    reader = people_reader(request)
    told = {
        "agencies": seen.all_agencies(),
        "bodies": seen.all_bodies(),
        "may_change": reader_can_manage_people(reader),
    }
    return render(request, "partnership/agencies.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Take an agency in."""
    by = people_manager(request)

    form = forms.AgencyForm(request.POST or None)
    del form.fields["until"]
    return asked(
        request, form, lambda typed: agencies.add(**typed, by=by), title="Add an agency",
        done="The agency is added.", to=_index(),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, found: UUID) -> HttpResponse:
    """Change an agency; its old name stays among the printed ones."""
    by = people_manager(request)
    one = get_object_or_404(Agency, pk=found)
    fields = {name: getattr(one, name) for name in ("name", "short_name", "kind", "since", "until")}
    form = forms.AgencyForm(request.POST or None, initial=fields)
    return asked(
        request, form, lambda typed: agencies.change(one, **typed, by=by), title="Change an agency",
        words="Where its name changes, the old one is kept as a printed name.", done="The agency is changed.",
        to=_index(),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def printed_name(request: HttpRequest, found: UUID) -> HttpResponse:
    """Add a name that old minutes print."""
    by = people_manager(request)
    one = get_object_or_404(Agency, pk=found)
    return asked(
        request, forms.PrintedNameForm(request.POST or None),
        lambda typed: agencies.add_printed_name(one, **typed, by=by),
        title="Add a printed name", done="The name is added.", to=_index(),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def new_body(request: HttpRequest) -> HttpResponse:
    """Set up a body."""
    by = people_manager(request)
    form = forms.BodyForm(request.POST or None)
    del form.fields["until"]
    return asked(
        request, form, lambda typed: agencies.add_body(**typed, by=by), title="Set up a body",
        done="The body is set up.", to=_index(),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def change_body(request: HttpRequest, found: UUID) -> HttpResponse:
    """Change or end a body."""
    by = people_manager(request)
    one = get_object_or_404(Body, pk=found)
    names = ("name", "short_name", "kind", "parent", "remit", "since", "until")
    form = forms.BodyForm(request.POST or None, initial={name: getattr(one, name) for name in names})
    return asked(
        request, form, lambda typed: agencies.change_body(one, **typed, by=by), title="Change a body",
        done="The body is changed.", to=_index(),
    )  # fmt: skip


def _index() -> str:
    return reverse("partnership:agencies")
