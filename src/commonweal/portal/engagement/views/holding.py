"""Pages on which a surgery or event is entered, changed and cancelled, and what came of it is told."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from commonweal.errors import CommonwealError
from commonweal.portal.access.forms import fields
from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.queries.bodies import body_of
from commonweal.portal.access.queries.named import agency_choices
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences
from commonweal.portal.access.views.asking import sent
from commonweal.portal.audit.clock import today
from commonweal.portal.engagement import ground, rules, summary
from commonweal.portal.engagement.forms.events import (
    CameForm,
    CancelForm,
    EventForm,
    FollowForm,
    SummaryForm,
    ThemeForm,
)
from commonweal.portal.engagement.models import Event, Theme
from commonweal.portal.engagement.queries import events, themes
from commonweal.portal.engagement.summary_kind import key_of
from commonweal.portal.engagement.verbs import events as verbs
from commonweal.portal.engagement.verbs import summaries
from commonweal.portal.engagement.verbs import themes as theme_verbs
from commonweal.portal.engagement.views.asking import asked, partner
from commonweal.portal.library.rules import reader_can_make
from commonweal.portal.library.whom import WhoForm
from commonweal.portal.partnership.models import Body
from commonweal.portal.tasks.queries.takers import takers

INDEX = "Where to meet us"


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """A surgery or event, for one day or several."""
    reader = partner(request)
    if not rules.reader_can_hold(reader, body=None):
        raise Http404
    body = body_of(reader)
    form = EventForm(request.POST or None, wards=ground.wards(reader), holders=_holders(reader, body))
    who = WhoForm(request.POST or None, body=body, maker=reader, usual="public")

    def entered() -> str:
        chosen = who.chosen()
        audience = audiences.of(chosen.kind, chosen.ids)
        made = verbs.enter(form.said(), days=form.days(), by=reader, body=body, audience=audience)
        return reverse("engagement:event", args=[made[0].pk])

    return asked(
        request, form, entered, title="Enter a surgery or event", button="Keep it", back=_to_index(),
        said="It is in the calendar.", who=who,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Change what it is."""
    reader, row = _to_work_on(request, id)
    if row.state == "cancelled":
        raise Http404
    holders = _holders(reader, row.body)
    if str(row.agency_id) not in dict(holders):
        holders = [(str(row.agency_id), row.agency.name), *holders]
    form = EventForm(request.POST or None, wards=ground.wards(reader), holders=holders, event=row)
    return asked(
        request, form,
        lambda: verbs.change(row, form.said(), on=form.cleaned_data["on"], by=reader, seen=sent(request)),
        title="Change this", button="Keep it", back=_back(row), said="Changed.", caption=row.title,
        seen=mark_of(row, verbs.WHAT),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, id: UUID) -> HttpResponse:
    """Cancel it; it stays in the calendar and says so."""
    reader, row = _to_work_on(request, id)
    if row.state != "planned":
        raise Http404
    form = CancelForm(request.POST or None, series=row.series is not None)

    def act() -> None:
        said = form.cleaned_data
        verbs.cancel(row, reason=said["reason"], later_too=said.get("later_too", False), by=reader)

    return asked(
        request, form, act, title="Cancel this", button="Cancel it", back=_back(row), said="It is cancelled.",
        caption=f"{row.title}, {row.on:%-d %B %Y}", tells="It stays in the calendar, and says why it is cancelled.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def came(request: HttpRequest, id: UUID) -> HttpResponse:
    """How many came and what they raised."""
    reader, row = _to_work_on(request, id)
    if not rules.reader_can_say_what_came(reader, row):
        raise Http404
    held = events.outcome_of(reader, row)
    form = CameForm(request.POST or None, outcome=held)

    def said() -> None:
        given = form.cleaned_data
        verbs.say_what_came(
            row, attendance=given["attendance"], themes=form.counted(), notes=given["notes"], by=reader,
            seen=sent(request),
        )  # fmt: skip

    return asked(
        request, form, said, title="What came of it", button="Keep this", back=_back(row), said="Kept, for partners.",
        caption=f"{row.title}, {row.on:%-d %B %Y}", tells="For partners alone. Residents read a quarter's summary.",
        seen=mark_of(held, verbs.CAME),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest, id: UUID) -> HttpResponse:
    """An action that follows."""
    reader, row = _to_work_on(request, id)
    held = events.outcome_of(reader, row)
    if held is None:
        raise Http404
    agencies = takers(reader, held.thing, body=row.body_id)
    if not agencies:
        raise Http404
    form = FollowForm(request.POST or None, agencies=agencies)

    def raised() -> None:
        said = form.cleaned_data
        verbs.follow_up(held, text=said["text"], agency=fields.agency(form), due_on=said["due_on"], by=reader)

    return asked(
        request, form, raised, title="Enter an action that follows", button="Enter it", back=_back(row),
        said="The action is entered.", caption=f"{row.title}, {row.on:%-d %B %Y}",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def theme_list(request: HttpRequest) -> HttpResponse:
    """The list of themes."""
    reader = partner(request)
    if not rules.reader_can_edit_themes(reader):
        raise Http404
    form = ThemeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            theme_verbs.add(form.cleaned_data["name"], by=reader)
        except CommonwealError as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, "It is on the list.")
            return redirect("engagement:themes")
    listed = list(Theme.objects.order_by("-offered", "position", "name").values_list("pk", "name", "offered"))
    return render(request, "engagement/themes.html", {"form": form, "themes": listed})


@require_POST
def drop_theme(request: HttpRequest, id: UUID) -> HttpResponse:
    """Offer a theme no more."""
    reader = partner(request)
    theme = Theme.objects.filter(pk=id).first()
    if theme is None or not rules.reader_can_edit_themes(reader):
        raise Http404
    theme_verbs.drop(theme, by=reader)
    messages.success(request, f"“{theme.name}” is offered no more. What was counted under it keeps its name.")
    return redirect("engagement:themes")


@require_http_methods(["GET", "POST"])
def summarise(request: HttpRequest) -> HttpResponse:
    """Draft a quarter's summary into the library."""
    reader = partner(request)
    body = body_of(reader)
    if not reader_can_make(reader, body=body.pk if body else None):
        raise Http404
    form = SummaryForm(request.POST or None, quarters=summary.quarters(today()))

    def written() -> str:
        public = form.cleaned_data["audience"] == "public"
        first, last = summary.days_of(form.cleaned_data["quarter"])
        if public:
            summary.check_over(last, today())
        sums = themes.raised(reader, first, last, audiences=("public",) if public else ("public", "partners"))
        shown = summary.for_everyone(sums) if public else None
        text = summary.draft(sums, shown)
        title, key = summary.title_of(sums), key_of(first)
        paper = summaries.write(title=title, text=text, by=reader, body=body, shown=shown, key=key)
        return reverse("library:paper", args=[paper.pk])

    return asked(
        request, form, written, title="A quarter's summary", button="Draft it",
        back=("What people raised", reverse("engagement:raised")), said="The summary is a draft in the library.",
        tells="It is drafted from what was entered. Read it through: nothing goes out before it is cleared.",
    )  # fmt: skip


def _to_work_on(request: HttpRequest, id: UUID) -> tuple[Reader, Event]:
    """The row, for who may work on it; the same 404 for everyone else."""
    reader = partner(request)
    row = events.row(reader, id)
    if not rules.reader_can_change(reader, row):
        raise Http404
    return reader, row


def _holders(reader: Reader, body: Body | None) -> list[tuple[str, str]]:
    """Agencies for which this reader may enter an event."""
    pk = body.pk if body else None
    return [(id, name) for id, name in agency_choices([]) if rules.reader_can_hold(reader, body=pk, agency=UUID(id))]


def _back(row: Event) -> tuple[str, str]:
    return row.title, reverse("engagement:event", args=[row.pk])


def _to_index() -> tuple[str, str]:
    return INDEX, reverse("engagement:index")
