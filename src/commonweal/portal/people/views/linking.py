"""Pages on which somebody decides whether two records are of one person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from commonweal.portal.access.views.asking import must
from commonweal.portal.people import hooks, looking, rules
from commonweal.portal.people.forms.links import READ_WIDELY, ConfirmForm, TwoForm, TwoRecordsForm, UndoForm
from commonweal.portal.people.models import CONFIRMED, REFUSED, UNDONE
from commonweal.portal.people.queries import links
from commonweal.portal.people.queries import person as pages
from commonweal.portal.people.queries.links import LinkLine
from commonweal.portal.people.verbs import links as verbs
from commonweal.portal.people.views.asking import asked, officer

TELLS = {
    "confirm": "Twins, brothers and sisters, and a parent and child of one name share most of what is written of them. "
    "If you are not sure, ask the other agency before you say that this is one person.",
    "shares": "The two records are of two agencies, so saying this shares what each knows. It is kept as a disclosure.",
}


@require_GET
def link(request: HttpRequest, id: UUID) -> HttpResponse:
    """Two records side by side."""
    page = links.page(officer(request), id)
    return render(request, "people/link.html", {"page": page, "line": page.line, "sides": _sides(page.line)})


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, id: UUID) -> HttpResponse:
    """A second thought, the purpose, and where two agencies are concerned the grounds."""
    reader = officer(request)
    row = links.row(reader, id)
    must(rules.reader_can_decide(reader, row, CONFIRMED))
    line, sharing = links.of(row), hooks.sharing()
    form = ConfirmForm(request.POST or None)
    if sharing and line.shared:
        form.fields["purpose"].help_text = READ_WIDELY
    who = sharing.form(request.POST or None, row, reader) if sharing and line.shared else None

    def act() -> None:
        given = who.grounds() if who is not None else None
        verbs.confirm(row, purpose=form.cleaned_data["purpose"], grounds=given, by=reader)

    return asked(
        request, form, act, title="Are these one person?", button="They are one person", back=_back(id),
        said="The two records are tied together. Neither was changed.", template="people/decide.html", who=who,
        line=line, sides=_sides(line), tells=TELLS["confirm"], shares=TELLS["shares"] if line.shared else "",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def refuse(request: HttpRequest, id: UUID) -> HttpResponse:
    """They are two people."""
    reader = officer(request)
    row = links.row(reader, id)
    must(rules.reader_can_decide(reader, row, REFUSED))
    form, line = TwoForm(request.POST or None), links.of(row)
    return asked(
        request, form, lambda: verbs.refuse(row, why=form.cleaned_data["why"], by=reader),
        title="These are two people", button="They are two people", back=_back(id),
        said="They are not suggested again.", template="people/decide.html", line=line, sides=_sides(line),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take a confirmed link back."""
    reader = officer(request)
    row = links.row(reader, id)
    must(rules.reader_can_decide(reader, row, UNDONE))
    form, line = UndoForm(request.POST or None), links.of(row)
    return asked(
        request, form, lambda: verbs.undo(row, why=form.cleaned_data["why"], by=reader),
        title="They are two people after all", button="Take it back", back=_back(id),
        said="Taken back. Both records are as they were, and whoever was shown them as one is told.",
        template="people/decide.html", line=line, sides=_sides(line),
    )  # fmt: skip


@require_POST
def look(request: HttpRequest, id: UUID) -> HttpResponse:
    """Look for the same person in what one may read."""
    reader = officer(request)
    row = pages.row_of(reader, id)
    must(rules.reader_can_enter(reader) and row.lock_id not in reader.glass_locks)
    return redirect("jobs:job", looking.ask(row.pk, by=reader).pk)


@require_POST
def look_for_all(request: HttpRequest) -> HttpResponse:
    """Look through all that one may read."""
    reader = officer(request)
    must(rules.reader_can_enter(reader))
    return redirect("jobs:job", looking.ask(None, by=reader).pk)


@require_POST
def compare(request: HttpRequest) -> HttpResponse:
    """Put two records beside each other that nobody suggested: those that were ticked in a list."""
    reader = officer(request)
    form = TwoRecordsForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Tick two records to put them side by side.")
        return redirect("people:index")
    one, two = (pages.row_of(reader, id) for id in form.cleaned_data["record"])
    must(rules.reader_can_tie(reader, one, two))
    return redirect("people:link", verbs.tie(one, two, by=reader).pk)


def _sides(line: LinkLine) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...], bool], ...]:
    """Part by part, what each of the two says, and whether they differ."""
    found = []
    for name, of, _ in pages.PARTS:
        left, right = ([w for w in of(end.said) if w.strip()] for end in (line.one, line.other))
        if left or right:
            found.append((name, tuple(left), tuple(right), bool(left and right and left != right)))
    if line.one.note or line.other.note:
        found.append(("Note", (line.one.note,), (line.other.note,), False))
    return tuple(found)


def _back(id: UUID) -> tuple[str, str]:
    return "The two records", reverse("people:link", args=[id])
