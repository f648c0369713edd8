"""Pages of case reviews for those who deal with them."""

from collections.abc import Callable
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.portal.access.forms import fields
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views.asking import must
from commonweal.portal.audit.clock import today
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.pages import asked, own_agencies, partner
from commonweal.portal.cases.reviews import forms, letterbox, queries, rules, verbs
from commonweal.portal.cases.reviews.models import ACKNOWLEDGED, APPEALED, CLOSED, MET, REVIEWED, WITHDRAWN, Review
from commonweal.portal.cases.reviews.procedure import procedure
from commonweal.portal.partnership.models import Membership


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The reviews that one has a seat in."""
    reader = partner(request)
    shown = {"reviews": queries.reviews(reader), "rule": procedure(), "open": letterbox.is_open()}
    return render(request, "cases/reviews.html", {**shown, "may_enter": rules.reader_can_enter(reader)})


@require_safe
def review(request: HttpRequest, id: UUID) -> HttpResponse:
    """One review."""
    page = queries.page(partner(request), id)
    return render(request, "cases/review.html", {"page": page, "line": page.line})


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """An application that came by telephone, in person or in writing."""
    reader = partner(request)
    must(rules.reader_can_enter(reader))
    form = forms.EnterForm(request.POST or None, agencies=own_agencies(reader))

    def entered() -> str:
        said = form.cleaned_data
        made = verbs.enter(
            form.applied(), how=said["how"], who=said["who"], agency=form.chosen_agency(),
            received_on=said["received_on"], by=reader,
        )  # fmt: skip
        return reverse("cases:asb-review", args=[made.pk])

    return asked(
        request, form, entered, title="Enter an application", button="Keep it",
        back=("Case reviews", reverse("cases:asb-reviews")), said="The application is kept. Acknowledge it next.",
        tells="In the applicant's own words. What is not known is left empty: the agencies are asked afterwards.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def acknowledge(request: HttpRequest, id: UUID) -> HttpResponse:
    """The applicant was told that it is here."""
    form = forms.OnForm(request.POST or None, initial={"on": today()})
    return _step(
        request, id, ACKNOWLEDGED, form, lambda row, by: verbs.acknowledge(row, on=form.cleaned_data["on"], by=by),
        "When was the applicant told that it is here?", "Keep it",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def complaints(request: HttpRequest, id: UUID) -> HttpResponse:
    """Put the complaints right, as the agencies' own records have them."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_can_work(reader, row))
    form = forms.ComplaintsForm(request.POST or None, complaints=verbs.complaints_of(row))
    return asked(
        request, form, lambda: verbs.count(row, form.complaints(), by=reader), title="The complaints",
        button="Keep and count them", back=_to(row), caption=row.reference, said="They are counted anew.",
        tells="As the agencies' own records have them.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, id: UUID) -> HttpResponse:
    """Whether the threshold is met."""
    rule = procedure()
    form = forms.DecideForm(request.POST or None, ways=list(rule.other.items()))

    def act(row: Review, by: Reader) -> object:
        said = form.cleaned_data
        return verbs.decide(row, met=said["met"] == "yes", ways=said["ways"], why=said["why"], by=by)

    return _step(
        request, id, MET, form, act, "Is the threshold met?", "Decide",
        f"The procedure asks for {rule.complaints} complaints that count, or for another way. A person decides.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, id: UUID) -> HttpResponse:
    """Ask an agency what it did."""
    form = forms.AskForm(request.POST or None, officers=queries.officers())

    def act(row: Review, by: Reader) -> object:
        place = Membership.objects.select_related("person", "agency").get(pk=form.cleaned_data["place"])
        return verbs.ask(row, place=place, due_on=form.cleaned_data["due_on"], by=by)

    return _led(request, id, form, act, "Ask an agency", "Ask them")


@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, id: UUID) -> HttpResponse:
    """What one's agency did."""
    reader = partner(request)
    row = queries.panel_answer(reader, id)
    must(rules.reader_can_answer(reader, row))
    form = forms.TellForm(request.POST or None, initial={"words": row.told})
    return asked(
        request, form, lambda: verbs.tell(row, words=form.cleaned_data["words"], by=reader),
        title=f"What {row.agency.name} did", button="Tell the panel", back=_to(row.review),
        caption=row.review.reference, said="The panel is told.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def finish(request: HttpRequest, id: UUID) -> HttpResponse:
    """What the panel found."""
    form = forms.FindForm(request.POST or None, initial={"on": today()})
    return _step(
        request, id, REVIEWED, form, lambda row, by: verbs.finish(row, by=by, **form.cleaned_data),
        "What did the panel find?", "Keep it", "Enter what it recommends afterwards, agency by agency.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def recommend(request: HttpRequest, id: UUID) -> HttpResponse:
    """Recommend something to an agency."""
    form = forms.RecommendForm(request.POST or None)

    def act(row: Review, by: Reader) -> object:
        said = form.cleaned_data
        return verbs.recommend(row, agency=fields.agency(form), words=said["words"], due_on=said["due_on"], by=by)

    return _led(request, id, form, act, "Recommend something", "Recommend it")


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, id: UUID) -> HttpResponse:
    """What one's agency says to a recommendation."""
    reader = partner(request)
    row = queries.recommendation(reader, id)
    must(rules.reader_can_answer(reader, row))
    form = forms.AnswerForm(request.POST or None, initial={"answer": row.answer, "words": row.answer_words})
    return asked(
        request, form, lambda: verbs.answer(row, by=reader, **form.cleaned_data), title="Answer a recommendation",
        button="Answer it", back=_to(row.review), caption=row.review.reference, said="It is answered.", tells=row.words,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def told(request: HttpRequest, id: UUID) -> HttpResponse:
    """The applicant was told what was decided."""
    form = forms.OnForm(request.POST or None, initial={"on": today()})
    return _led(
        request, id, form, lambda row, by: verbs.told(row, on=form.cleaned_data["on"], by=by),
        "When was the applicant told what was decided?", "Keep it",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def appeal(request: HttpRequest, id: UUID) -> HttpResponse:
    """The applicant appeals."""
    form = forms.AppealForm(request.POST or None, initial={"on": today()})
    return _step(
        request,
        id,
        APPEALED,
        form,
        lambda row, by: verbs.appeal(row, by=by, **form.cleaned_data),
        "The appeal",
        "Keep it",
    )


@require_http_methods(["GET", "POST"])
def decide_appeal(request: HttpRequest, id: UUID) -> HttpResponse:
    """What becomes of the appeal."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_can_decide_appeal(reader, row))
    form = forms.DecideAppealForm(request.POST or None)

    def act() -> None:
        upheld = form.cleaned_data["upheld"] == "yes"
        verbs.decide_appeal(row, upheld=upheld, why=form.cleaned_data["why"], by=reader)

    return asked(
        request, form, act, title="Decide the appeal", button="Decide", back=_to(row), caption=row.reference,
        said="The appeal is decided.", tells="You had no part in what was decided before, so it is yours to decide.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, id: UUID) -> HttpResponse:
    """It ends."""
    form = forms.WhyForm(request.POST or None)
    return _step(
        request,
        id,
        CLOSED,
        form,
        lambda row, by: verbs.close(row, why=form.cleaned_data["why"], by=by),
        "Close it",
        "Close it",
    )


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, id: UUID) -> HttpResponse:
    """The applicant takes it back."""
    form = forms.WhyForm(request.POST or None)
    return _step(
        request, id, WITHDRAWN, form, lambda row, by: verbs.withdraw(row, why=form.cleaned_data["why"], by=by),
        "It is taken back", "Keep it",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def seat(request: HttpRequest, id: UUID) -> HttpResponse:
    """Let somebody in."""
    form = forms.SeatForm(request.POST or None, officers=queries.officers())

    def act(row: Review, by: Reader) -> object:
        place = Membership.objects.select_related("person", "agency").get(pk=form.cleaned_data["place"])
        return verbs.seat(row, place=place, lead=form.cleaned_data["lead"], by=by)

    return _led(request, id, form, act, "Let somebody work on it", "Give them a seat", "They read all of it.")


@require_http_methods(["GET", "POST"])
def tie(request: HttpRequest, id: UUID) -> HttpResponse:
    """Which case is it about?"""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_can_work(reader, row))
    form = forms.TieForm(request.POST or None, cases=queries.cases(reader))

    def act() -> None:
        chosen = form.cleaned_data["case"]
        verbs.tie(row, one(reader, Case, UUID(chosen)) if chosen else None, by=reader)

    return asked(
        request, form, act, title="Which case is it about?", button="Keep it", back=_to(row), caption=row.reference,
        said="Kept.", tells="Only those who sit in both see that they belong together.",
    )  # fmt: skip


Act = Callable[[Review, Reader], object]


def _step(
    request: HttpRequest, id: UUID, state: str, form: Form, act: Act, title: str, button: str, tells: str = ""
) -> HttpResponse:
    """A page that leads to another state; for who may not, or not now, there is none."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_can_move(reader, row, state))
    return asked(
        request, form, lambda: act(row, reader), title=title, button=button, back=_to(row), caption=row.reference,
        said="Kept.", tells=tells,
    )  # fmt: skip


def _led(
    request: HttpRequest, id: UUID, form: Form, act: Act, title: str, button: str, tells: str = ""
) -> HttpResponse:
    """A page of those who lead it."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_can_lead(reader, row))
    return asked(
        request, form, lambda: act(row, reader), title=title, button=button, back=_to(row), caption=row.reference,
        said="Kept.", tells=tells,
    )  # fmt: skip


def _to(row: Review) -> tuple[str, str]:
    return f"Case review {row.reference}", reverse("cases:asb-review", args=[row.pk])
