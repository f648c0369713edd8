"""What holders are asked: answered by one, read through by another."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.portal.access.forms.fields import ReasonForm
from commonweal.portal.access.views.asking import must, sent
from commonweal.portal.rights import extracts, rules
from commonweal.portal.rights.forms.answers import AnswerForm, DisposalForm
from commonweal.portal.rights.models.ask import DISPOSAL, DRAFTED, ELSEWHERE
from commonweal.portal.rights.models.request import ACCESS, ERASURE, OBJECTION, RECTIFICATION
from commonweal.portal.rights.queries import asks as queries
from commonweal.portal.rights.verbs import answers as verbs
from commonweal.portal.rights.views.asking import asked, partner

ABOUT = {
    ACCESS: "What is left out is taken out, and the text is built anew. The person gets no mark of what it was.",
    RECTIFICATION: "Where it is wrong, correct it first, where it lies: its page keeps what it said before. Then "
    "answer here.",
    ERASURE: "Somebody else reads your answer through. Where it may be erased, information governance agrees too.",
    OBJECTION: "Somebody else reads your answer through. Until then use it as little as you can.",
}
LOOK_FOR = "Look for anybody else in it: names, addresses, numbers, and what only one person could have said."
LOOK_WHETHER = "Look whether it is right, and whether what the person is told names nobody else."
ABOUT_ELSEWHERE = "Nothing of the force's records is typed here: only that it answers, and how."


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What is open."""
    return render(request, "rights/asks.html", {"asks": queries.lines(partner(request))})


@require_GET
def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """One ask."""
    return render(request, "rights/ask.html", {"page": queries.page(partner(request), id)})


@require_http_methods(["GET", "POST"])
def prepare(request: HttpRequest, id: UUID) -> HttpResponse:
    """What is handed in."""
    reader = partner(request)
    ask = queries.row(reader, id)
    must(ask.purpose != DISPOSAL and rules.reader_can_answer(reader, ask))
    access = ask.purpose == ACCESS
    lines = extracts.lines_of(ask) if access else ()
    others = extracts.others_of(ask) if access else ()
    form = AnswerForm(
        request.POST or None, purpose=ask.purpose, source=ask.source, lines=lines, others=others,
        initial=_held(ask, others),
    )  # fmt: skip
    elsewhere = ask.source == ELSEWHERE
    return asked(
        request, form, lambda: verbs.prepare(ask, by=reader, seen=sent(request), **form.said()),
        title="Answer", button="Give it to a second person", back=_back(ask), caption=f"Request {ask.reference}",
        said="Somebody else who reads this reads your answer through.", seen=extracts.mark_of(lines),
        tells=ABOUT_ELSEWHERE if elsewhere else ABOUT[ask.purpose],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, id: UUID) -> HttpResponse:
    """Read through, and handed in."""
    reader = partner(request)
    ask = queries.row(reader, id)
    must(ask.state == DRAFTED and rules.reader_can_review(reader, ask))
    page = queries.page(reader, id)
    return asked(
        request, forms.Form(request.POST or None), lambda: verbs.approve(ask, by=reader, seen=sent(request)),
        template="rights/review.html", title="Read it through, and hand it in", button="Hand it in", back=_back(ask),
        said="It is handed in.", caption=f"Request {ask.reference}", seen=page.mark, page=page,
        tells=LOOK_FOR if ask.purpose == ACCESS else LOOK_WHETHER,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, id: UUID) -> HttpResponse:
    """Something is wanting."""
    reader = partner(request)
    ask = queries.row(reader, id)
    must(ask.state == DRAFTED and rules.reader_can_review(reader, ask))
    form = ReasonForm(request.POST or None)
    return asked(
        request, form, lambda: verbs.send_back(ask, why=form.cleaned_data["reason"], by=reader),
        title="Send it back", button="Send it back", back=_back(ask), said="It is to be answered again.",
        caption=f"Request {ask.reference}",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def disposal(request: HttpRequest, id: UUID) -> HttpResponse:
    """Whether it may go."""
    reader = partner(request)
    ask = queries.row(reader, id)
    must(ask.purpose == DISPOSAL and rules.reader_can_answer(reader, ask))
    form = DisposalForm(request.POST or None)
    return asked(
        request, form, lambda: verbs.decide_disposal(ask, by=reader, **form.cleaned_data),
        title="May this go?", button="Answer", back=_back(ask), said="Governance is told your answer.",
        caption=f"Proposal {ask.reference}",
    )  # fmt: skip


def _held(ask: verbs.AnyAsk, others: tuple[str, ...]) -> dict[str, object] | None:
    """What was prepared before it was sent back."""
    if not ask.decision:
        return None
    left = ask.left_out or {}
    phrases = left.get("phrases", [])
    return {
        "decision": ask.decision, "words": ask.words, "exemptions": ask.exemptions,
        "dropped": [str(n) for n in left.get("dropped", [])], "names": [one for one in others if one in phrases],
        "phrases": "\n".join(one for one in phrases if one not in others),
    }  # fmt: skip


def _back(ask: verbs.AnyAsk) -> tuple[str, str]:
    return f"{ask.reference}", reverse("rights:ask", args=[ask.pk])
