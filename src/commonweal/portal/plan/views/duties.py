"""Pages of the partnership's duties."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.portal.access.forms import fields
from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.models import Thing
from commonweal.portal.access.queries.bodies import body_of
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views.asking import must, sent
from commonweal.portal.audit.clock import today
from commonweal.portal.library.agendas import next_agenda
from commonweal.portal.library.queries.shown import shown
from commonweal.portal.plan import rules
from commonweal.portal.plan.forms.groups import DutyForm, FulfilForm, OwnerForm
from commonweal.portal.plan.models import Duty
from commonweal.portal.plan.queries import duties as queries
from commonweal.portal.plan.verbs import duties
from commonweal.portal.plan.views.asking import asked, partner

NEWEST = 30  # papers offered as evidence


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every duty that one may read."""
    reader = reader_for(request)
    shown_ = {"duties": queries.duties(reader), "may_keep": rules.reader_can_begin(reader, body=None)}
    return render(request, "plan/duties.html", shown_)


@require_GET
def duty(request: HttpRequest, id: UUID) -> HttpResponse:
    """One duty, with what shows that it was met."""
    page = queries.page(reader_for(request), id)
    return render(request, "plan/duty.html", {"page": page, "line": page.line})


@require_http_methods(["GET", "POST"])
def usual(request: HttpRequest) -> HttpResponse:
    """Begin with the duties that every partnership has."""
    reader = partner(request)
    must(rules.reader_can_begin(reader, body=None))
    form = OwnerForm(request.POST or None)
    return asked(
        request, form,
        lambda: duties.offer_usual(owner=fields.agency(form, "owner"), by=reader, body=body_of(reader)),
        title="Begin with the usual duties", button="Enter them", back=_list(), said="The usual duties are entered.",
        tells="Those that are there already stay as they are. Look at each one's law and day.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """One more duty."""
    reader = partner(request)
    must(rules.reader_can_begin(reader, body=None))
    form = DutyForm(request.POST or None)
    return asked(
        request, form, lambda: duties.enter(form.said(), by=reader, body=body_of(reader)) and None,
        title="Enter a duty", button="Enter it", back=_list(), said="Entered.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Change what is owed."""
    reader, row = _owned(request, id)
    must(rules.reader_can_begin(reader, body=row.body_id))
    form = DutyForm(request.POST or None, duty=row)
    return asked(
        request, form, lambda: duties.change(row, form.said(), by=reader, seen=sent(request)),
        title="Change the duty", button="Keep this", back=_back(row), said="Kept.", caption=row.name,
        seen=mark_of(row, duties.SAID),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def fulfil(request: HttpRequest, id: UUID) -> HttpResponse:
    """It was met once more."""
    reader, row = _owned(request, id)
    form = FulfilForm(request.POST or None, met_on=today(), shown=_evidence(reader, row))

    def met() -> None:
        said = form.cleaned_data
        thing = Thing.objects.select_related("lock").get(pk=said["shown_by"]) if said["shown_by"] else None
        duties.fulfil(
            row, words=said["words"], met_on=said["met_on"], shown_by=thing, address=said["address"],
            due_on=said["due_on"], by=reader,
        )  # fmt: skip

    return asked(
        request, form, met, title="It was met", button="Keep this", back=_back(row), said="Kept.", caption=row.name
    )


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, id: UUID) -> HttpResponse:
    """It is owed no more."""
    reader, row = _owned(request, id)
    must(rules.reader_can_begin(reader, body=row.body_id))
    form = fields.ReasonForm(request.POST or None)
    return asked(
        request, form, lambda: duties.end(row, reason=form.cleaned_data["reason"], by=reader),
        title="It is owed no more", button="Keep this", back=_back(row), said="Kept.", caption=row.name,
    )  # fmt: skip


def _evidence(reader: Reader, row: Duty) -> list[object]:
    """Papers that this reader is shown, and items of the next agenda."""
    papers = shown(reader).exclude(state="withdrawn").order_by("-made_at", "pk")[:NEWEST]
    agenda = next_agenda(reader, row.body_id)
    items = [(str(id), words) for id, words in agenda.items] if agenda else []
    groups = [("Papers", [(str(paper.pk), paper.title) for paper in papers])]
    return [(head, of) for head, of in [*groups, (agenda.words if agenda else "", items)] if of]


def _owned(request: HttpRequest, id: UUID) -> tuple[Reader, Duty]:
    reader = partner(request)
    row = queries.row(reader, id)
    if not rules.reader_can_fulfil(reader, row):
        raise Http404
    return reader, row


def _list() -> tuple[str, str]:
    return "Duties", reverse("plan:duties")


def _back(row: Duty) -> tuple[str, str]:
    return row.name, reverse("plan:duty", args=[row.pk])
