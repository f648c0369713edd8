"""Legal holds, the schedule, and disposal."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from commonweal.portal.access.forms.fields import ReasonForm
from commonweal.portal.access.queries.reading import readable_things
from commonweal.portal.access.rules.people import people_allowed
from commonweal.portal.access.views.asking import must, tried
from commonweal.portal.cases.kinds import kinds
from commonweal.portal.rights import holdings, rules, texts
from commonweal.portal.rights.forms.keeping import HoldForm, KeepForm, KindHoldForm, PersonHoldForm
from commonweal.portal.rights.models.disposal import GONE, KEPT
from commonweal.portal.rights.queries import keeping as queries
from commonweal.portal.rights.verbs import disposals, holds
from commonweal.portal.rights.views.asking import asked, governor, partner
from commonweal.portal.rights.views.requests import NEEDS_WALL

HOLDS, DISPOSAL = "Legal holds", "Disposal"


@require_GET
def hold_list(request: HttpRequest) -> HttpResponse:
    """Every hold."""
    return render(request, "rights/holds.html", {"holds": queries.holds(governor(request))})


@require_http_methods(["GET", "POST"])
def hold_person(request: HttpRequest) -> HttpResponse:
    """Whatever is held on somebody must stay."""
    return _place(request, PersonHoldForm(request.POST or None), "Keep whatever is held on somebody")


@require_http_methods(["GET", "POST"])
def hold_kind(request: HttpRequest) -> HttpResponse:
    """Everything of a kind must stay."""
    return _place(request, KindHoldForm(request.POST or None), "Keep everything of a kind")


def _place(request: HttpRequest, form: PersonHoldForm | KindHoldForm, title: str) -> HttpResponse:
    reader = governor(request)
    if not people_allowed():
        return render(request, NEEDS_WALL, {"back": (HOLDS, reverse("rights:holds"))})

    def act() -> None:
        said = form.cleaned_data
        what: dict[str, Any] = (
            {"about": form.who()} if isinstance(form, PersonHoldForm) else {"whole_kind": said["whole_kind"]}
        )
        holds.place(why=said["why"], again_on=said["again_on"], by=reader, **what)

    return asked(
        request, form, act, title=title, button="Place the hold", back=(HOLDS, reverse("rights:holds")),
        said="From the next minute on nothing that it covers can go.",
        tells="Whoever reads what it covers is told that it must stay, and not why.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def hold_thing(request: HttpRequest, id: UUID) -> HttpResponse:
    """One thing must stay, as its holder says."""
    reader = partner(request)
    thing = readable_things(reader).select_related("lock", "audience", "home__audience").filter(pk=id).first()
    holding = holdings.of_thing(thing) if thing else None
    if thing is None or holding is None or not rules.reader_holds(reader, thing, holding):
        raise Http404
    form = HoldForm(request.POST or None)
    return asked(
        request, form, lambda: holds.place_on(thing, by=reader, **form.cleaned_data),
        title="Keep this: place a legal hold", button="Place the hold",
        back=("What you are asked", reverse("rights:asks")), said="It cannot go until the hold is lifted.",
        caption=holding.words,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def hold_again(request: HttpRequest, id: UUID) -> HttpResponse:
    """Still needed."""
    reader = governor(request)
    row = queries.hold_row(reader, id)
    must(row.lifted_on is None)
    form = HoldForm(request.POST or None)
    return asked(
        request, form, lambda: holds.look_at_again(row, by=reader, **form.cleaned_data),
        title="Look at this hold again", button="Keep it", back=(HOLDS, reverse("rights:holds")),
        said="It is looked at again on that day.", caption=row.reference,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def hold_lift(request: HttpRequest, id: UUID) -> HttpResponse:
    """Needed no more."""
    reader = governor(request)
    row = queries.hold_row(reader, id)
    must(row.lifted_on is None)
    form = ReasonForm(request.POST or None)
    return asked(
        request, form, lambda: holds.lift(row, why=form.cleaned_data["reason"], by=reader),
        title="Lift this hold", button="Lift it", back=(HOLDS, reverse("rights:holds")), said="It is lifted.",
        caption=row.reference, tells="Nothing goes by this alone: the schedule proposes, and two people decide.",
    )  # fmt: skip


@require_GET
def disposal_list(request: HttpRequest) -> HttpResponse:
    """What may go, what was kept, what went; and the schedule."""
    reader = governor(request)
    return render(
        request, "rights/disposal.html",
        {
            "proposed": queries.disposals(reader), "kept": queries.disposals(reader, state=KEPT),
            "gone": queries.disposals(reader, state=GONE), "rules": texts.rules(),
            "kinds": tuple(kinds().kinds.values()),
        },
    )  # fmt: skip


@require_POST
def agree(request: HttpRequest, id: UUID) -> HttpResponse:
    """Governance's word."""
    reader = governor(request)
    row = queries.disposal_row(reader, id)
    other = "another of governance" if rules.governance_alone(row) else "its holder"
    tried(request, lambda: disposals.agree(row, by=reader), f"You agreed. It goes within a minute of {other} agreeing.")
    return redirect("rights:disposal")


@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest, id: UUID) -> HttpResponse:
    """It stays for longer."""
    reader = governor(request)
    row = queries.disposal_row(reader, id)
    must(row.state == "proposed")
    form = KeepForm(request.POST or None)
    erasure = row.rule == disposals.ERASURE  # no schedule proposes it again
    return asked(
        request, form, lambda: disposals.keep(row, by=reader, **form.cleaned_data),
        title="Keep it for longer", button="Keep it", back=(DISPOSAL, reverse("rights:disposal")),
        said="It stays. Say so to whoever asked." if erasure else "It is proposed again on that day.",
    )  # fmt: skip
