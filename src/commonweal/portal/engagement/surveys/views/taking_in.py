"""Pages on which a file of answers is uploaded, its columns named, its answers taken in."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from commonweal.errors import CommonwealError
from commonweal.ingest.survey import held_places
from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views.asking import sent
from commonweal.portal.engagement.models.survey import Survey
from commonweal.portal.engagement.surveys import drafting, queries, rules
from commonweal.portal.engagement.surveys.forms import ColumnsForm, QuestionForm, UploadForm
from commonweal.portal.engagement.surveys.found import found_in
from commonweal.portal.engagement.surveys.verbs import taking_in
from commonweal.portal.engagement.surveys.views.showing import reader_of
from commonweal.portal.engagement.views.asking import asked
from commonweal.sources.survey import take
from commonweal.sources.survey.guess import columns

INDEX = "Surveys"


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """The file, and what the survey is."""
    reader = reader_of(request)
    if not rules.reader_can_take_in(reader):
        raise Http404
    form = UploadForm(request.POST or None, request.FILES or None, people=queries.others(reader))

    def kept() -> str:
        file = form.cleaned_data["file"]
        made = taking_in.upload(
            file.read(), name=file.name, about=form.about(), readers=form.chosen(), by=reader,
            sheet=form.cleaned_data["sheet"],
        )  # fmt: skip
        return reverse("engagement:survey-columns", args=[made.pk])

    return asked(
        request, form, kept, title="Take a survey in", button="Go on", back=(INDEX, reverse("engagement:surveys")),
        said="The file is a draft: say what its columns are.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def name_columns(request: HttpRequest, id: UUID) -> HttpResponse:
    """What is each column?"""
    reader, row = _draft(request, id)
    found = columns(drafting.sheet_of(row.sheet))
    roles = row.mapping.get("roles", ())
    form = ColumnsForm(request.POST or None, columns=found, roles=roles if len(roles) == len(found) else ())

    def kept() -> str:
        taking_in.say_columns(row, form.roles(), by=reader, seen=sent(request))
        return reverse("engagement:survey-questions", args=[row.pk])

    return asked(
        request, form, kept, title="What is each column?", button="Go on", caption=_caption(row),
        back=(INDEX, reverse("engagement:surveys")), said="Kept.", tells=_door(row),
        seen=mark_of(row, taking_in.SHOWN),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def name_questions(request: HttpRequest, id: UUID) -> HttpResponse:
    """What does each question ask, and offer?"""
    reader, row = _draft(request, id)
    sheet = drafting.sheet_of(row.sheet)
    roles = row.mapping.get("roles")
    if not roles:
        return redirect("engagement:survey-columns", row.pk)
    before = row.mapping.get("asked", ())
    forms = []
    for n, (number, column, role) in enumerate(drafting.asked_columns(sheet, roles)):
        options = drafting.found_options(sheet, column, role) if role != "text" else []
        said = before[n] if n < len(before) else {"words": column.words, "options": options}
        initial = {"words": said["words"], **{k: "\n".join(said.get(k, ())) for k in ("options", "together")}}
        forms.append(QuestionForm(request.POST or None, role=role, prefix=f"q{number}", initial=initial))
    refused = ""
    sound = [form.is_valid() for form in forms]  # every one is asked, so that each shows its faults
    if request.method == "POST" and all(sound):
        try:
            taking_in.say_questions(row, [form.said() for form in forms], by=reader)
        except CommonwealError as error:
            refused = str(error)
        else:
            return redirect("engagement:survey-check", row.pk)
    shown = {"forms": forms, "survey": row.name, "wave": row.wave, "id": row.pk, "refused": refused,
             "faulty": request.method == "POST" and not all(sound)}  # fmt: skip
    return render(request, "engagement/surveys/questions.html", shown)


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, id: UUID) -> HttpResponse:
    """What would be taken in? Then it is, and the file goes."""
    reader, row = _draft(request, id)
    if "said" not in row.mapping:
        return redirect("engagement:survey-questions", row.pk)
    shown: dict[str, object] = {"survey": row.name, "wave": row.wave, "id": row.pk}
    try:
        mapping = drafting.mapping(row.mapping["said"])
        if request.method == "POST":
            taking_in.take_in(row, settings.WORKSPACE, by=reader)
            messages.success(request, "The answers are taken in, and the file is gone.")
            return redirect("engagement:survey", row.pk)
        taken = take(drafting.sheet_of(row.sheet), mapping, held_places(settings.WORKSPACE, mapping))
    except CommonwealError as refused:
        return render(request, "engagement/surveys/check.html", {**shown, "refused": str(refused)})
    texts = {text.words: len(taken.texts[text.key]) for text in mapping.texts}
    shown |= {"taken": taken, "found": found_in(taken), "answers": taken.table.num_rows, "texts": texts}
    return render(request, "engagement/surveys/check.html", shown)


@require_POST
def drop(request: HttpRequest, id: UUID) -> HttpResponse:
    """Give a draft up."""
    reader, row = _draft(request, id)
    taking_in.drop(row, by=reader)
    messages.success(request, "The draft is given up, and its file is gone.")
    return redirect("engagement:surveys")


def _draft(request: HttpRequest, id: UUID) -> tuple[Reader, Survey]:
    """The draft, for whoever uploaded it; the same 404 for everyone else."""
    reader = reader_of(request)
    row = queries.row(reader, id)
    if not rules.reader_can_map(reader, row):
        raise Http404
    return reader, row


def _caption(row: Survey) -> str:
    return f"{row.name}, {row.wave}"


def _door(row: Survey) -> str:
    if not row.left_at_door:
        return "Nothing is taken in before you have seen what comes of it."
    what = "1 column was" if row.left_at_door == 1 else f"{row.left_at_door} columns were"
    return f"{what} left at the door as persons' own data, and kept nowhere. Nothing is taken in before you see it."
