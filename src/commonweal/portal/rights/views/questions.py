"""The freedom of information log, and its public page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.portal.access.forms.fields import ReasonForm
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.people import people_allowed
from commonweal.portal.access.views.asking import must
from commonweal.portal.rights import rules
from commonweal.portal.rights.forms.questions import ClearForm, DecideForm, LongerForm, PublishForm, QuestionForm
from commonweal.portal.rights.forms.requests import DayForm
from commonweal.portal.rights.models import Question
from commonweal.portal.rights.queries import questions as queries
from commonweal.portal.rights.verbs import questions as verbs
from commonweal.portal.rights.views.asking import asked, governor, partner
from commonweal.portal.rights.views.requests import NEEDS_WALL

LOG = "Freedom of information"


@require_GET
def log(request: HttpRequest) -> HttpResponse:
    """Open and answered ones."""
    reader = partner(request)
    return render(
        request, "rights/questions.html",
        {
            "open": queries.lines(reader), "answered": queries.lines(reader, answered=True),
            "may_enter": rules.reader_can_enter(reader), "governs": rules.reader_governs(reader),
        },
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """A new one."""
    reader = partner(request)
    must(rules.reader_can_enter(reader))
    if not people_allowed():
        return render(request, NEEDS_WALL, {"back": (LOG, reverse("rights:questions"))})
    form = QuestionForm(request.POST or None)

    def entered() -> str:
        return reverse("rights:question", args=[verbs.enter(by=reader, **form.cleaned_data).pk])

    return asked(
        request, form, entered, title="Enter a freedom of information request", button="Enter it",
        back=(LOG, reverse("rights:questions")), said="It is entered, and its clock runs.",
    )  # fmt: skip


@require_GET
def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """One question."""
    return render(request, "rights/question.html", {"page": queries.page(partner(request), id)})


@require_http_methods(["GET", "POST"])
def ask_clarity(request: HttpRequest, id: UUID) -> HttpResponse:
    """They are asked what they mean."""
    reader, row, back = _open(request, id)
    form = DayForm(request.POST or None, label="On which day did you ask what they mean?")
    return asked(
        request, form, lambda: verbs.ask_clarity(row, on=form.cleaned_data["on"], by=reader),
        title="Ask what they mean", button="Stop the clock", back=back, said="The clock stands still.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def made_clear(request: HttpRequest, id: UUID) -> HttpResponse:
    """They answered."""
    reader, row, back = _open(request, id)
    must(row.stopped)
    form = ClearForm(request.POST or None, initial={"words": row.words})
    return asked(
        request, form, lambda: verbs.made_clear(row, by=reader, **form.cleaned_data),
        title="It is clear now", button="Start the clock", back=back, said="The clock runs.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def longer(request: HttpRequest, id: UUID) -> HttpResponse:
    """A later day."""
    reader, row, back = _open(request, id)
    form = LongerForm(request.POST or None)
    return asked(
        request, form, lambda: verbs.weigh_longer(row, by=reader, **form.cleaned_data),
        title="Weigh it for longer", button="Set the day", back=back, said="It is due on that day.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, id: UUID) -> HttpResponse:
    """The answer."""
    reader, row, back = _open(request, id)
    form = DecideForm(request.POST or None)
    return asked(
        request, form, lambda: verbs.answer(row, by=reader, **form.cleaned_data),
        title="Answer it", button="Keep the answer", back=back, said="It is answered.",
        tells="Send the answer as they asked for it; keep here what it said. They may ask for a review, and go to the "
        "Information Commissioner.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, id: UUID) -> HttpResponse:
    """On the public page."""
    reader = governor(request)
    row = queries.row(reader, id)
    must(queries.page(reader, id).may_publish)
    form = PublishForm(request.POST or None, initial={"asked": row.words, "answered": row.answer})
    return asked(
        request, form, lambda: verbs.publish(row, by=reader, **form.cleaned_data),
        title="Publish the answer", button="Publish it", back=_back(row), said="Everyone reads it.",
        tells="Who asked is never published. Look for names in the words themselves.",
    )  # fmt: skip


@require_GET
def answers(request: HttpRequest) -> HttpResponse:
    """What was asked and answered, for everyone."""
    reader = reader_for(request)
    return render(
        request, "rights/answers.html", {"answers": queries.answers(reader), "governs": rules.reader_governs(reader)}
    )


@require_GET
def published(request: HttpRequest, id: UUID) -> HttpResponse:
    """One published answer."""
    reader = reader_for(request)
    return render(
        request, "rights/answer.html", {"line": queries.answer(reader, id), "governs": rules.reader_governs(reader)}
    )


@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, id: UUID) -> HttpResponse:
    """Off the page."""
    reader = governor(request)
    row = queries.answer_row(reader, id)
    must(row.withdrawn_on is None)
    form = ReasonForm(request.POST or None)
    back = (row.reference, reverse("rights:published", args=[id]))
    return asked(
        request, form, lambda: verbs.take_back(row, words=form.cleaned_data["reason"], by=reader),
        title="Take this answer back", button="Take it back", back=back, said="It is taken back.",
        tells="A line stays that says so, in these words.",
    )  # fmt: skip


def _open(request: HttpRequest, id: UUID) -> tuple[Reader, Question, tuple[str, str]]:
    reader = governor(request)
    row = queries.row(reader, id)
    must(rules.reader_can_work(reader, row))
    return reader, row, _back(row)


def _back(row: Question) -> tuple[str, str]:
    return f"Request {row.reference}", reverse("rights:question", args=[row.pk])
