"""Pages of task and finish groups and working groups."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from commonweal.portal.access.forms import fields
from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries.bodies import body_of
from commonweal.portal.access.queries.named import agency_choices
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views.asking import must, sent, tried
from commonweal.portal.partnership.models import Person
from commonweal.portal.plan import rules
from commonweal.portal.plan.forms.groups import EndForm, GroupForm, SeatForm
from commonweal.portal.plan.models import Group
from commonweal.portal.plan.queries import groups as queries
from commonweal.portal.plan.verbs import groups
from commonweal.portal.plan.views.asking import asked, partner


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every group that one may read."""
    reader = reader_for(request)
    shown = {"groups": queries.groups(reader), "may_set_up": rules.reader_can_set_up(reader, body=None)}
    return render(request, "plan/groups.html", shown)


@require_GET
def group(request: HttpRequest, id: UUID) -> HttpResponse:
    """One group."""
    page = queries.page(reader_for(request), id)
    return render(request, "plan/group.html", {"page": page, "line": page.line})


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new group."""
    reader = partner(request)
    must(rules.reader_can_set_up(reader, body=None))
    form = GroupForm(request.POST or None, leads=_leads(reader))

    def made() -> str:
        row = groups.set_up(form.said(), by=reader, body=body_of(reader))
        return reverse("plan:group", args=[row.pk])

    return asked(
        request, form, made, title="Set up a group", button="Set it up", back=("Groups", reverse("plan:groups")),
        said="The group is set up.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Change what it is."""
    reader, row = _run(request, id)
    leads = dict([(str(row.lead_id), row.lead.name), *_leads(reader)])
    form = GroupForm(request.POST or None, leads=list(leads.items()), group=row)
    return asked(
        request, form, lambda: groups.change(row, form.said(), by=reader, seen=sent(request)),
        title="Change the group", button="Keep this", back=_back(row), said="Kept.", caption=row.name,
        seen=mark_of(row, groups.SAID),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def seat(request: HttpRequest, id: UUID) -> HttpResponse:
    """One more member."""
    reader, row = _run(request, id)
    form = SeatForm(request.POST or None)

    def seated() -> None:
        person = Person.objects.get(pk=form.cleaned_data["person"]) if form.cleaned_data["person"] else None
        groups.seat(row, agency=fields.agency(form), person=person, by=reader)

    return asked(
        request, form, seated, title="Add a member", button="Add them", back=_back(row), said="They are in the group.",
        caption=row.name,
    )  # fmt: skip


@require_POST
def leave(request: HttpRequest, id: UUID) -> HttpResponse:
    """A member leaves."""
    reader = partner(request)
    row = queries.seat_row(reader, id)
    tried(request, lambda: groups.leave(row, by=reader), "They have left the group.")
    return redirect("plan:group", row.group_id)


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, id: UUID) -> HttpResponse:
    """It has ended."""
    reader, row = _run(request, id)
    form = EndForm(request.POST or None)
    return asked(
        request, form, lambda: groups.end(row, outcome=form.cleaned_data["outcome"], by=reader), title="End the group",
        button="It has ended", back=_back(row), said="The group has ended; it stays to be read.", caption=row.name,
    )  # fmt: skip


def _run(request: HttpRequest, id: UUID) -> tuple[Reader, Group]:
    """A group, for who may run it; the same 404 for everyone else."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_can_run(reader, row))
    return reader, row


def _leads(reader: Reader) -> list[tuple[str, str]]:
    body = body_of(reader)
    return [
        (id, name)
        for id, name in agency_choices()
        if rules.reader_can_set_up(reader, body=body.pk if body else None, lead=UUID(id))
    ]


def _back(row: Group) -> tuple[str, str]:
    return row.name, reverse("plan:group", args=[row.pk])
