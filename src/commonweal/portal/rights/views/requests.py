"""Requests about somebody's own data: entered by whoever they reach, worked on by governance."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from commonweal.portal.access.forms.fields import ReasonForm
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.people import people_allowed
from commonweal.portal.access.views.asking import must, tried
from commonweal.portal.rights import replying, rules
from commonweal.portal.rights.forms.requests import CloseForm, DayForm, IdentityForm, RequestForm
from commonweal.portal.rights.models import Request
from commonweal.portal.rights.models.request import ACCESS, GATHERED, READY
from commonweal.portal.rights.queries import asks, keeping, questions
from commonweal.portal.rights.queries import requests as queries
from commonweal.portal.rights.verbs import requests as verbs
from commonweal.portal.rights.views.asking import asked, governor, partner

INDEX = "Data rights"
NEEDS_WALL = "access/needs_the_wall.html"


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What needs a person: for governance the clocks, for an officer what they are asked."""
    reader = partner(request)
    governs = rules.reader_governs(reader)
    return render(
        request, "rights/index.html",
        {
            "governs": governs, "requests": queries.lines(reader), "asks": asks.lines(reader),
            "questions": questions.lines(reader), "holds": keeping.holds(reader),
            "disposals": keeping.disposals(reader), "may_enter": rules.reader_can_enter(reader),
        },
    )  # fmt: skip


@require_GET
def closed(request: HttpRequest) -> HttpResponse:
    """Requests that were answered."""
    reader = partner(request)
    return render(request, "rights/closed.html", {"requests": queries.lines(reader, closed=True)})


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """A new request."""
    reader = partner(request)
    must(rules.reader_can_enter(reader))
    if not people_allowed():
        return render(request, NEEDS_WALL, {"back": (INDEX, reverse("rights:index"))})
    form = RequestForm(request.POST or None)

    def entered() -> str:
        said = form.cleaned_data
        made = verbs.enter(
            said["kind"], form.who(), contact=said["contact"], words=said["words"], received_on=said["received_on"],
            received_how=said["received_how"], on_behalf=said["on_behalf"], by=reader,
        )  # fmt: skip
        return reverse("rights:request", args=[made.pk])

    return asked(
        request, form, entered, title="Enter a request about somebody's own data", button="Enter it",
        back=(INDEX, reverse("rights:index")), said="It is entered, and its clock runs.",
        tells="Nobody needs a form or certain words to ask. Information governance takes it from here.",
    )  # fmt: skip


@require_GET
def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """One request."""
    reader = partner(request)
    return render(request, "rights/request.html", {"page": queries.page(reader, id)})


def _act(
    request: HttpRequest, id: UUID, form: Any, act: Callable[[Reader, Request], object], **words: Any
) -> HttpResponse:
    reader = governor(request)
    row = queries.row(reader, id)
    must(rules.reader_can_work(reader, row))
    back = (f"Request {row.reference}", reverse("rights:request", args=[id]))
    return asked(request, form, lambda: act(reader, row), back=back, **words)


@require_http_methods(["GET", "POST"])
def ask_identity(request: HttpRequest, id: UUID) -> HttpResponse:
    """Who they are was asked."""
    form = DayForm(request.POST or None, label="On which day did you ask who they are?")
    return _act(
        request, id, form, lambda reader, row: verbs.ask_identity(row, on=form.cleaned_data["on"], by=reader),
        title="Ask who they are", button="Stop the clock", said="The clock stands still until it is settled.",
        tells="Ask only where you have real doubt, and for no more than settles it.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, id: UUID) -> HttpResponse:
    """Who they are is settled."""
    form = IdentityForm(request.POST or None)

    def act(reader: Reader, row: Request) -> object:
        return verbs.settle_identity(row, how=form.cleaned_data["how"], on=form.cleaned_data["on"], by=reader)

    return _act(
        request, id, form, act, title="Who they are is settled", button="Settle it, and look for what is held",
        said="Every room is looked through within minutes, and whoever holds something is asked.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def extend(request: HttpRequest, id: UUID) -> HttpResponse:
    """Two months more."""
    form = ReasonForm(request.POST or None)
    return _act(
        request, id, form, lambda reader, row: verbs.extend(row, why=form.cleaned_data["reason"], by=reader),
        title="Take two months more", button="Take them", said="It is due two months later.",
        tells="Only where it is complex, or they asked for much. Tell them within the first month, and why.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, id: UUID) -> HttpResponse:
    """How it ended."""
    reader = governor(request)
    row = queries.row(reader, id)
    ready = row.state == (READY if row.kind == ACCESS else GATHERED) and not queries.erasing(row)
    form = CloseForm(request.POST or None, kind=row.kind, ready=ready)

    def act(reader: Reader, row: Request) -> object:
        return verbs.close(row, outcome=form.cleaned_data["outcome"], words=form.cleaned_data["words"], by=reader)

    return _act(request, id, form, act, title="Close this request", button="Close it", said="It is closed.")


@require_POST
def compose(request: HttpRequest, id: UUID) -> HttpResponse:
    """Have the reply made."""
    reader = governor(request)
    row = queries.row(reader, id)
    tried(request, lambda: verbs.compose(row, by=reader), "The reply is being made. Look again in a minute.")
    return redirect("rights:request", id)


@require_POST
def look(request: HttpRequest, id: UUID) -> HttpResponse:
    """Look through every room again."""
    reader = governor(request)
    row = queries.row(reader, id)
    tried(request, lambda: verbs.look_again(row, by=reader), "Every room is looked through again.")
    return redirect("rights:request", id)


@require_GET
def reply_json(request: HttpRequest, id: UUID) -> HttpResponse:
    """The reply, for another program."""
    reply = queries.reply_of(governor(request), id)
    return _file(replying.as_json(reply.content), "application/json", f"{reply.content['reference']}.json")


@require_GET
def reply_pdf(request: HttpRequest, id: UUID) -> HttpResponse:
    """The reply, to be sent."""
    reply = queries.reply_of(governor(request), id)
    return _file(replying.as_pdf(reply.content), "application/pdf", f"{reply.content['reference']}.pdf")


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
