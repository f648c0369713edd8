"""Pages on which a case goes on: what happened, what it is, its stage, reviews, risk, tasks, its end."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.models import Seat
from commonweal.portal.access.queries import one
from commonweal.portal.access.views.asking import must, sent
from commonweal.portal.cases import rules
from commonweal.portal.cases.forms.chronology import CorrectForm, EntryForm, WhyForm
from commonweal.portal.cases.forms.opening import SaidForm
from commonweal.portal.cases.forms.working import ChecklistForm, CloseForm, FinishForm, ReviewForm, StageForm, TaskForm
from commonweal.portal.cases.kinds import kind_of
from commonweal.portal.cases.models import Task
from commonweal.portal.cases.queries import chronology, pages
from commonweal.portal.cases.verbs import entries, risks, tasks, working
from commonweal.portal.cases.views.asking import asked, back_to, member_choices, partner, to_lead, to_write

NOT_PREDICTED = "It records what was done and what is needed. It says nothing of what anybody will do."


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, id: UUID) -> HttpResponse:
    """Something happened."""
    reader, case = to_write(request, id)
    form = EntryForm(request.POST or None, members=member_choices(case, but=reader.person))
    return asked(
        request, form, lambda: entries.write(case, form.said(reader.person), by=reader),
        title="Write down what happened",
        button="Keep it", back=back_to(case), said="It is in the chronology.", caption=f"Case {case.reference}",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, id: UUID) -> HttpResponse:
    """Other words for an entry; the first ones stay."""
    reader = partner(request)
    row, line, _ = chronology.entry(reader, id)
    must(chronology.may_amend(reader, row))
    form = CorrectForm(request.POST or None, initial={"text": line.text})
    back = ("The entry", reverse("cases:entry", args=[id]))
    return asked(
        request, form, lambda: entries.correct(row, by=reader, seen=sent(request), **form.cleaned_data),
        title="Correct an entry", button="Keep the correction", back=back,
        said="It is corrected. The first words stay behind it.",
        caption=f"Case {row.case.reference}", seen=mark_of(row, entries.SAID),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def strike(request: HttpRequest, id: UUID) -> HttpResponse:
    """An entry does not stand."""
    reader = partner(request)
    row, _, _ = chronology.entry(reader, id)
    must(chronology.may_amend(reader, row))
    form = WhyForm(request.POST or None, label="Why does it not stand?")
    return asked(
        request, form, lambda: entries.strike(row, by=reader, **form.cleaned_data), title="Strike an entry",
        button="Strike it", back=back_to(row.case), said="It is struck, and stays to be read.",
        caption=f"Case {row.case.reference}", tells="It stays in the chronology, struck out, with your reason.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """What it is called and about."""
    reader, case = to_write(request, id)
    known = {"title": case.title, "about": case.about, "fields": case.fields}
    form = SaidForm(request.POST or None, kind=kind_of(case.kind), said=known)

    def changed() -> None:
        said = form.cleaned_data
        working.change(
            case, title=said["title"], about=said["about"], fields=form.said(), by=reader, seen=sent(request)
        )

    return asked(
        request, form, changed, title="Change what the case is", button="Keep this", back=back_to(case), said="Kept.",
        caption=f"Case {case.reference}", seen=mark_of(case, working.SAID),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, id: UUID) -> HttpResponse:
    """It comes to its next stage."""
    reader, case = to_write(request, id)
    kind = kind_of(case.kind)
    now = kind.stage(case.stage)
    form = StageForm(request.POST or None, stages=tuple(kind.stage(key) for key in now.next))
    return asked(
        request, form, lambda: working.move(case, by=reader, **form.cleaned_data), title="Move the case on",
        button="Keep this", back=back_to(case), said="The case moved on.", caption=f"Case {case.reference}",
        tells=f"It is in the stage “{now.name}”.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, id: UUID) -> HttpResponse:
    """It is reviewed."""
    reader, case = to_write(request, id)
    form = ReviewForm(request.POST or None)
    return asked(
        request, form, lambda: working.review(case, by=reader, **form.cleaned_data), title="Review the case",
        button="Keep the review", back=back_to(case), said="The review is kept.", caption=f"Case {case.reference}",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, id: UUID) -> HttpResponse:
    """It is closed, by its lead."""
    reader, case = to_lead(request, id)
    must(case.closed_on is None)
    kind = kind_of(case.kind)
    form = CloseForm(request.POST or None, kind=kind)
    years = f"It is kept for {kind.retention.years} years from today: {kind.retention.basis}"
    return asked(
        request, form, lambda: working.close(case, by=reader, **form.cleaned_data), title="Close the case",
        button="Close it", back=back_to(case), said="The case is closed.",
        caption=f"Case {case.reference}", tells=years,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, id: UUID) -> HttpResponse:
    """It is opened again, by its lead."""
    reader, case = to_lead(request, id)
    must(case.closed_on is not None)
    form = WhyForm(request.POST or None, label="Why is it opened again?")
    return asked(
        request, form, lambda: working.reopen(case, by=reader, **form.cleaned_data), title="Open the case again",
        button="Open it again", back=back_to(case), said="The case is open again.", caption=f"Case {case.reference}",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def assess(request: HttpRequest, id: UUID) -> HttpResponse:
    """Its checklist is filled in."""
    reader, case = to_write(request, id)
    tool = kind_of(case.kind).checklist
    form = ChecklistForm(request.POST or None, checklist=tool)
    return asked(
        request, form, lambda: risks.assess(case, form.answers(), by=reader, note=form.cleaned_data["note"]),
        title=tool.name, button="Keep this", back=back_to(case), said="The checklist is kept.",
        caption=f"Case {case.reference}", tells=f"{tool.about} {NOT_PREDICTED if not tool.about else ''}".strip(),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def set_task(request: HttpRequest, id: UUID) -> HttpResponse:
    """Somebody is to do something."""
    reader, case = to_write(request, id)
    form = TaskForm(request.POST or None, members=member_choices(case, seats=True))

    def kept() -> None:
        said = form.cleaned_data
        owner = Seat.objects.select_related("person", "agency").get(pk=said["owner"])
        tasks.set_task(case, words=said["words"], owner=owner, due_on=said["due_on"], by=reader)

    return asked(
        request, form, kept, title="Set a task", button="Keep the task", back=back_to(case), said="The task is set.",
        caption=f"Case {case.reference}", tells="Reminders say that there is a task, and not what it is.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def finish(request: HttpRequest, id: UUID) -> HttpResponse:
    """It is done, or let go."""
    reader = partner(request)
    row = one(reader, Task, id)
    case = pages.row(reader, row.case_id)
    form = FinishForm(request.POST or None)
    back = back_to(case)
    must(rules.reader_can_write(reader, case))

    def finished() -> None:
        tasks.finish(row, words=form.cleaned_data["words"], dropped=form.cleaned_data["how"] == "dropped", by=reader)

    return asked(
        request, form, finished, title="Close a task", button="Keep this", back=back, said="The task is closed.",
        caption=f"Case {case.reference}", tells=row.words,
    )  # fmt: skip
