"""Pages on who works on a case: members, the lead, seals; and the people whom it is about."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.portal.access.models import SealedFrom, Seat
from commonweal.portal.access.queries import one
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.access.views.asking import must
from commonweal.portal.audit.clock import today
from commonweal.portal.cases import passages, rules
from commonweal.portal.cases.forms.chronology import WhyForm
from commonweal.portal.cases.forms.letting_in import LettingInForm
from commonweal.portal.cases.forms.team import AddForm, SealForm, SubjectForm
from commonweal.portal.cases.models import Case, Subject
from commonweal.portal.cases.officers import officers, people
from commonweal.portal.cases.queries import pages
from commonweal.portal.cases.queries import team as queries
from commonweal.portal.cases.verbs import conflicts, letting_in, subjects, team
from commonweal.portal.cases.views import leading
from commonweal.portal.cases.views.asking import asked, back_to, partner, to_lead, to_write
from commonweal.portal.disclosures import standing
from commonweal.portal.partnership.models import Agency, Person
from commonweal.portal.people import checks

LETS_IN = (
    "They read the whole case from now on, what was written before too. Where nobody of their agency works on it yet, "
    "you share it with that agency: say below why that is lawful. It is recorded as a share."
)


@require_GET
def members(request: HttpRequest, id: UUID) -> HttpResponse:
    """Who sits in it, and why; for its lead also from whom it is sealed."""
    reader = partner(request)
    case = pages.row(reader, id)
    leads = rules.reader_can_lead(reader, case)
    standing_of_lead = leading.standing(reader, case)
    answers = passages.lead_answers(case) if standing_of_lead["nobody_leads"] else queries.NO_ANSWERS
    found = queries.members(reader, case, answers)
    shown = {
        "case": case.pk, "reference": case.reference, "members": found, "leads": leads,
        "sealed": queries.sealed(case) if leads else (), "back": back_to(case),
        "may_leave": rules.reader_can_leave(reader, case),
        "somebody_asks": any(one.asks for one in found), **standing_of_lead,
    }  # fmt: skip
    return render(request, "cases/members.html", shown)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, id: UUID) -> HttpResponse:
    """A member more, by name and agency."""
    reader, case = to_lead(request, id)
    form = AddForm(request.POST or None, officers=officers(case))
    agency = Agency.objects.filter(pk=form.cleaned_data["seat"].split(":")[1]).first() if form.is_valid() else None
    shares = agency is not None and letting_in.is_share(case, agency)
    grounds = LettingInForm(request.POST or None, agreements=standing.live_of(reader.serves), needed=shares)

    def added() -> None:
        person, agency = form.cleaned_data["seat"].split(":")
        letting_in.let_in(
            case, person=Person.objects.get(pk=person), agency=Agency.objects.get(pk=agency),
            need=form.cleaned_data["need"], grounds=grounds.grounds(),
            emergency=grounds.cleaned_data["emergency"], by=reader,
        )  # fmt: skip

    return asked(
        request, form, added, title="Add a member", button="Add them", back=_members(case),
        said="They are a member now.",
        caption=f"Case {case.reference}", who=grounds, tells=LETS_IN,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, id: UUID, seat: UUID) -> HttpResponse:
    """A member is taken off."""
    reader, case = to_lead(request, id)
    row = _seat(case, seat)
    form = WhyForm(request.POST or None, label="Why are they taken off?")
    waiting = team.waiting_tasks(case, row.person_id)
    tells = (
        f"{waiting} open task{'s are' if waiting > 1 else ' is'} theirs: give them to somebody else." if waiting else ""
    )
    return asked(
        request, form, lambda: team.remove(case, row, by=reader, **form.cleaned_data),
        title=f"Take {row.person.name} off the case", tab="Take somebody off the case",
        button="Take them off", back=_members(case),
        said="They are no member any more.", caption=f"Case {case.reference}", tells=tells,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, id: UUID) -> HttpResponse:
    """A member leaves it."""
    reader = partner(request)
    case = pages.row(reader, id)
    must(rules.reader_can_leave(reader, case))
    form = WhyForm(request.POST or None, label="Why do you leave?")
    waiting = team.waiting_tasks(case, reader.person) if reader.person else 0
    mine = f" {waiting} open task{'s of yours wait' if waiting > 1 else ' of yours waits'} there." if waiting else ""
    return asked(
        request, form, lambda: team.leave(case, by=reader, **form.cleaned_data), title="Leave the case",
        button="Leave it", back=("Cases", reverse("cases:index")), said="You left the case. You read nothing of it.",
        caption=f"Case {case.reference}", tells=f"You read nothing of it from then on. Its lead is told.{mine}",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, id: UUID, seat: UUID) -> HttpResponse:
    """Another member leads it."""
    reader, case = to_lead(request, id)
    row = _seat(case, seat)
    form = WhyForm(request.POST or None, label="Why is it handed over?")
    return asked(
        request, form, lambda: team.hand_over(case, row, by=reader, **form.cleaned_data),
        title=f"Hand the case over to {row.person.name}", tab="Hand the case over",
        button="Hand it over", back=_members(case),
        said="The case is handed over. You are a member of it.", caption=f"Case {case.reference}",
        tells="They say from now on who works on it, see who reads it, and close it.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def seal(request: HttpRequest, id: UUID) -> HttpResponse:
    """It is sealed from somebody."""
    reader, case = to_lead(request, id)
    form = SealForm(request.POST or None, people=people(but=reader.person))

    def sealed() -> None:
        team.seal(
            case, person=Person.objects.get(pk=form.cleaned_data["person"]), why=form.cleaned_data["why"], by=reader
        )

    return asked(
        request, form, sealed, title="Seal the case from somebody", button="Seal it", back=_members(case),
        said="It is sealed from them.", caption=f"Case {case.reference}",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def unseal(request: HttpRequest, id: UUID, person: UUID) -> HttpResponse:
    """A seal is taken away."""
    reader, case = to_lead(request, id)
    row = SealedFrom.objects.filter(audience=case.group_id, person=person).select_related("person").first()
    if row is None:
        raise Http404
    form = WhyForm(request.POST or None, label="Why is the seal taken away?")
    return asked(
        request, form, lambda: team.unseal(case, person=row.person, by=reader, **form.cleaned_data),
        title=f"Take the seal from {row.person.name} away", tab="Take a seal away",
        button="Take it away", back=_members(case),
        said="The seal is gone. They are no member by that.", caption=f"Case {case.reference}",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def conflict(request: HttpRequest, id: UUID) -> HttpResponse:
    """A conflict of interest is declared to who can act on it."""
    reader, case = to_write(request, id)
    form = WhyForm(request.POST or None, label="What is the conflict?")
    told = conflicts.told_to(case, reader)
    lead = any(seat.lead for seat in told)
    return asked(
        request, form, lambda: conflicts.declare(case, by=reader, **form.cleaned_data),
        title="Declare a conflict of interest", button=("Tell the lead" if lead else "Tell them") if told else "",
        back=back_to(case), said="The lead is told." if lead else "They are told.", caption=f"Case {case.reference}",
        tells=f"You know somebody in this case, or have an interest in it. {_told_words(told, lead=lead)}",
    )  # fmt: skip


def _told_words(told: list[Seat], *, lead: bool) -> str:
    """Who reads what is declared."""
    if lead:
        return "You and the lead alone read what you write; the lead then decides whether you stay."
    if not told:
        return "Nobody else works on this case now, so nobody would read it: leave the case, and say why."
    names = ", ".join(sorted({f"{seat.person.name} ({seat.agency.short_name})" for seat in told}))
    return f"Nobody leads this case now, so these read what you write, and nobody else: {names}."


@require_http_methods(["GET", "POST"])
def add_subject(request: HttpRequest, id: UUID) -> HttpResponse:
    """Somebody whom it is about. What looks odd is said once, and kept as it is if it is sent again."""
    reader, case = to_write(request, id)
    form = SubjectForm(request.POST or None)
    odd: tuple[checks.Warning, ...] = ()
    if request.method == "POST" and form.is_valid():
        odd = checks.warnings(form.said(), today())
        if form.wants_one_more or (odd and request.POST.get("odd", "") != checks.mark(odd)):
            shown = {"form": form, "odd": odd, "mark": checks.mark(odd), "act_title": "Add somebody",
                     "button": "Keep them", "back": back_to(case), "caption": f"Case {case.reference}"}  # fmt: skip
            return render(request, "cases/subject.html", shown)
    return asked(
        request, form,
        lambda: subjects.add(
            case, form.said(), role=form.cleaned_data["role"], note=form.cleaned_data["note"], by=reader
        ),
        template="cases/subject.html", title="Add somebody", button="Keep them", back=back_to(case),
        said="They are in the case.", caption=f"Case {case.reference}",
        tells="As your agency knows them. What you do not know stays empty.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def end_subject(request: HttpRequest, id: UUID) -> HttpResponse:
    """Somebody has no part in it any more."""
    reader = partner(request)
    row = one(reader, Subject, id)
    case = pages.row(reader, row.case_id)
    must(rules.reader_can_write(reader, case) and row.ended_on is None)
    form = WhyForm(request.POST or None, label="Why have they no part in it any more?")
    return asked(
        request, form, lambda: subjects.end(row, by=reader, **form.cleaned_data), title="Take somebody out of the case",
        button="Keep this", back=back_to(case), said="Kept. What was written of them stays.",
        caption=f"Case {case.reference}",
    )  # fmt: skip


def _members(case: Case) -> tuple[str, str]:
    return "Who works on it", reverse("cases:members", args=[case.pk])


def _seat(case: Case, id: UUID) -> Seat:
    row = (
        Seat.objects.filter(living(), audience=case.group_id, pk=id, glass=False)
        .select_related("person", "agency")
        .first()
    )
    if row is None:
        raise Http404
    return row
