"""Pages of consultations: everyone's, and those on which they are prepared, read and answered for."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from commonweal.errors import CommonwealError
from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.models import Release
from commonweal.portal.access.queries import one
from commonweal.portal.access.queries.bodies import body_of
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.views.asking import must, sent, tried
from commonweal.portal.plan import allowance, drafting, rules
from commonweal.portal.plan.forms import asking as forms
from commonweal.portal.plan.forms.drafts import DraftForm
from commonweal.portal.plan.models import Consultation, Plan, Point
from commonweal.portal.plan.models.consultation import CLOSED, OPEN, PREPARED, REPORTED
from commonweal.portal.plan.queries import consultations as queries
from commonweal.portal.plan.queries.plans import plans
from commonweal.portal.plan.verbs import answers, consultations, reports
from commonweal.portal.plan.views.asking import asked, partner


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every consultation that one may read."""
    reader = reader_for(request)
    may = rules.reader_can_begin(reader, body=None)
    return render(
        request, "plan/consultations.html", {"consultations": queries.consultations(reader), "may_begin": may}
    )


@require_GET
def consultation(request: HttpRequest, id: UUID) -> HttpResponse:
    """One consultation."""
    page = queries.page(reader_for(request), id)
    return render(request, "plan/consultation.html", {"page": page, "line": page.line})


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, id: UUID) -> HttpResponse:
    """Anyone's answer, without a name or an account."""
    reader = reader_for(request)
    row = queries.row(reader, id)
    must(queries.page(reader, id).line.answerable)
    form = forms.AnswerForm(request.POST or None, questions=tuple(row.questions))
    if request.method == "POST" and not allowance.answers.takes(request.META.get("REMOTE_ADDR", "")):
        return render(request, "plan/too_many.html", {"row": row}, status=429)

    def posted() -> str:
        if not form.cleaned_data["homepage"]:  # a machine filled it: it is thanked, and nothing is kept
            answers.post(row, answers=form.answers(), who=form.cleaned_data["who"])
        return reverse("plan:consultation", args=[row.pk])

    return asked(
        request, form, posted, title=row.name, button="Send your answer", said="Thank you: your answer was sent.",
        back=("What it is about", reverse("plan:consultation", args=[row.pk])),
        tells="You need no account and give no name. Please write nothing that shows who you are, or who anyone else "
        "is. The clerk and the analysts read what you write; it is printed in their words alone, and erased later.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Prepare a consultation."""
    reader = partner(request)
    must(rules.reader_can_begin(reader, body=None))
    offered = [(str(line.id), line.name) for line in plans(reader)]
    form = forms.ConsultationForm(request.POST or None, plans=offered)

    def made() -> str:
        chosen = form.cleaned_data["plan"]
        plan = one(reader, Plan, UUID(chosen)) if chosen else None
        row = consultations.prepare(**form.said(), plan=plan, by=reader, body=body_of(reader))
        return reverse("plan:consultation", args=[row.pk])

    return asked(
        request, form, made, title="Prepare a consultation", button="Keep it",
        back=("Consultations", reverse("plan:consultations")), said="It is prepared: partners alone see it.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Change what is asked, before it opens."""
    reader, row = _kept(request, id, PREPARED)
    form = forms.ConsultationForm(request.POST or None, plans=[], row=row)
    return asked(
        request, form, lambda: consultations.change(row, **form.said(), by=reader, seen=sent(request)),
        title="Change the consultation", button="Keep this", back=_back(row), said="Kept.", caption=row.name,
        seen=mark_of(row, consultations.SAID),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def open_up(request: HttpRequest, id: UUID) -> HttpResponse:
    """Open it on a draft that was released."""
    reader, row = _kept(request, id, PREPARED)
    form = forms.OpenForm(request.POST or None, releases=queries.releases(reader))

    def opened() -> None:
        release = one(reader, Release, UUID(form.cleaned_data["release"]))
        consultations.open_up(row, on=release, by=reader)

    return asked(
        request, form, opened, title="Open the consultation", button="Open it to everyone", back=_back(row),
        said="It is open: everyone can answer.", caption=row.name,
        tells="It is about a paper that a second person released, fixed by its hash. What is asked stays as it is.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def extend(request: HttpRequest, id: UUID) -> HttpResponse:
    """More time."""
    reader, row = _kept(request, id, OPEN)
    form = forms.ExtendForm(request.POST or None)
    return asked(
        request, form, lambda: consultations.extend(row, **form.cleaned_data, by=reader), title="Give more time",
        button="Keep this", back=_back(row), said="Kept.", caption=row.name,
    )  # fmt: skip


@require_POST
def close(request: HttpRequest, id: UUID) -> HttpResponse:
    """No more answers."""
    reader, row = _kept(request, id, OPEN)
    tried(request, lambda: consultations.close(row, by=reader), "It is closed.")
    return redirect("plan:consultation", id)


@require_GET
def responses(request: HttpRequest, id: UUID) -> HttpResponse:
    """What people answered, for the clerk and the analysts."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_reads_responses(reader, body=row.body_id))
    return render(request, "plan/responses.html", {"row": row, "responses": queries.responses(reader, row)})


@require_http_methods(["GET", "POST"])
def sum_up(request: HttpRequest, id: UUID) -> HttpResponse:
    """Read one answer, and say what may be printed of it."""
    reader = partner(request)
    row = queries.response_row(reader, id)
    of = queries.row(reader, row.consultation_id)
    must(rules.reader_reads_responses(reader, body=of.body_id) and of.state != REPORTED)
    points = queries.points(reader, of)
    form = forms.SumUpForm(request.POST or None, points=points, initial={"words": row.words, "raises": row.raises})

    def summed() -> None:
        said = form.cleaned_data
        raised = list(Point.objects.filter(consultation=of, pk__in=said.get("raises", [])))
        answers.sum_up(row, words=said["words"], raises=raised, by=reader, seen=sent(request))

    (line,) = [line for line in queries.responses(reader, of) if line.id == row.pk]
    return asked(
        request, form, summed, title="Read an answer", button="Keep this",
        back=("What people answered", reverse("plan:responses", args=[of.pk])), said="Kept.", caption=of.name,
        response=line, seen=mark_of(row, answers.SUMMED),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def add_point(request: HttpRequest, id: UUID) -> HttpResponse:
    """You said, we did."""
    reader, row = _kept(request, id, OPEN, CLOSED)
    form = forms.PointForm(request.POST or None)
    return asked(
        request, form, lambda: _point(form, lambda **said: consultations.add_point(row, **said, by=reader)),
        title="You said, we did", button="Keep it", back=_back(row), said="Kept.", caption=row.name,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def change_point(request: HttpRequest, id: UUID) -> HttpResponse:
    """Change what was said and done."""
    reader = partner(request)
    point = queries.point_row(reader, id)
    row = queries.row(reader, point.consultation_id)
    must(row.state != REPORTED and rules.reader_can_keep(reader, row))
    form = forms.PointForm(
        request.POST or None, initial={"said": point.said, "did": point.did, "is_changed": point.changed}
    )

    def changed(**said: object) -> None:
        consultations.change_point(point, **said, by=reader, seen=sent(request))  # type: ignore[arg-type]

    return asked(
        request, form, lambda: _point(form, changed),
        title="You said, we did", button="Keep it", back=_back(row), said="Kept.", caption=row.name,
        seen=mark_of(point, consultations.POINT),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def count(request: HttpRequest, id: UUID) -> HttpResponse:
    """Count the answers, once each was read."""
    reader, row = _kept(request, id, CLOSED)
    must(rules.reader_reads_responses(reader, body=row.body_id))
    form = forms.CountForm(request.POST or None, initial={"summary": row.summary})
    return asked(
        request, form, lambda: consultations.count(row, summary=form.cleaned_data["summary"], by=reader),
        title="Count the answers", button="Count them", back=_back(row), said="Counted.", caption=row.name,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def closing(request: HttpRequest, id: UUID) -> HttpResponse:
    """Draft the closing report."""
    reader, row = _kept(request, id, CLOSED)
    must(rules.reader_can_report(reader, row, row.body_id))
    try:
        consultations.check_counted(row, reader)
    except CommonwealError as refused:
        messages.error(request, str(refused))
        return redirect("plan:consultation", id)
    drafted = {"title": f"{row.name}: what you said, what we did", "text": drafting.closing(queries.page(reader, id))}
    form = DraftForm(request.POST or None, initial=drafted if request.method == "GET" else None)
    del form.fields["for_all"]

    def written() -> str:
        said = form.cleaned_data
        paper = reports.close_report(row, title=said["title"], text=said["text"], by=reader)
        return reverse("library:paper", args=[paper.pk])

    return asked(
        request, form, written, title="Closing report", button="Keep it as a draft", back=_back(row),
        said="The closing report is a draft in the library.", caption=row.name,
        tells="Once a second person has released it, come back and say that it is out.",
    )  # fmt: skip


@require_POST
def report(request: HttpRequest, id: UUID) -> HttpResponse:
    """The closing report is out."""
    reader, row = _kept(request, id, CLOSED)

    def reported() -> None:
        release = queries.closing_release(reader, row)
        if release is None:
            raise SomethingMissing("The closing report is not out yet.", "Have a second person release it first.")
        consultations.report(row, on=release, by=reader)

    tried(request, reported, "What you said and what was done shows to everyone now.")
    return redirect("plan:consultation", id)


def _point(form: forms.PointForm, act: object) -> None:
    said = form.cleaned_data
    act(said=said["said"], did=said["did"], has_changed=said["is_changed"])  # type: ignore[operator]


def _kept(request: HttpRequest, id: UUID, *states: str) -> tuple[Reader, Consultation]:
    """A consultation in one of these states, for who may keep it; the same 404 for everyone else."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(row.state in states and rules.reader_can_keep(reader, row))
    return reader, row


def _back(row: Consultation) -> tuple[str, str]:
    return row.name, reverse("plan:consultation", args=[row.pk])
