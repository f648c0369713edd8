"""The guide: which number to call, or the form. And for those who keep it: its table, its versions, its counts."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.errors import CommonwealError
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views.asking import must
from commonweal.portal.intelligence import charts, rules
from commonweal.portal.intelligence.forms.guide import DeskForm, GuideForm
from commonweal.portal.intelligence.guide import FORM, Row, check_sound
from commonweal.portal.intelligence.models import Guide
from commonweal.portal.intelligence.queries import guides
from commonweal.portal.intelligence.queries.desk import desk
from commonweal.portal.intelligence.verbs import guides as verbs
from commonweal.portal.intelligence.views.asking import asked

PASSED = "intelligence_guide"  # in the session: the guide led here


@require_http_methods(["GET", "POST"])
def guide(request: HttpRequest) -> HttpResponse:
    """What is the matter? The first row that fits decides."""
    reader = _shown_to(request)
    newest = guides.newest()
    before = newest.row(request.POST.get("instead") or request.GET.get("instead", ""))
    if request.method == "POST":
        row = newest.row(request.POST.get("row", ""))
        if row is not None and rules.reader_can_tell(reader) and "done" not in request.POST:
            _count(newest, row, before)
        if row is not None:
            return _led(request, row)
    return render(request, "intelligence/guide.html", _guide(newest.rows, before, missed=request.method == "POST"))


@require_GET
def row(request: HttpRequest, key: str) -> HttpResponse:
    """What to do then."""
    reader = _shown_to(request)
    newest = guides.newest()
    found = newest.row(key)
    if found is None or found.channel == FORM:
        raise Http404
    form_key = newest.rows[-1].key  # the form comes last: see intelligence.guide
    may_tell = rules.reader_can_tell(reader)
    return render(request, "intelligence/row.html", {"row": found, "form_key": form_key, "may_tell": may_tell})


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    """The guide's table, looked at before it is kept."""
    reader = _keeper(request)
    newest = guides.newest()
    form = GuideForm(request.POST if request.method == "POST" else None, newest.rows)
    context = {"form": form, "newest": newest, "seen": request.POST.get("seen") or newest.version}
    if request.method == "POST" and form.is_valid():
        try:
            check_sound(form.rows())
            if "preview" not in request.POST:
                seen = request.POST.get("seen", "")
                number = int(seen) if seen.isdecimal() else newest.version
                verbs.keep(form.rows(), by=reader, seen=number, why=form.why.cleaned_data["why"])
                messages.success(request, "The guide is kept, and shown from now on.")
                return redirect("intelligence:guide")
            context |= {"preview": form.rows()}
        except CommonwealError as refused:
            form.why.add_error(None, str(refused))
    return render(request, "intelligence/guide_edit.html", context)


@require_GET
def versions(request: HttpRequest) -> HttpResponse:
    """What was shown when, and who changed it."""
    _keeper(request)
    return render(request, "intelligence/guide_versions.html", {"versions": guides.versions()})


@require_GET
def counts(request: HttpRequest) -> HttpResponse:
    """What was chosen, and what was chosen in its place: what confuses people."""
    _keeper(request)
    found = guides.confusion()
    return render(request, "intelligence/guide_counts.html", {"counts": found, "chart": charts.chosen(found)})


@require_http_methods(["GET", "POST"])
def set_desk(request: HttpRequest) -> HttpResponse:
    """Which agency is the force."""
    reader = reader_for(request)
    must(rules.reader_can_set_desk(reader))
    now = desk()
    begins = {
        "force": str(now.force or ""),
        "agreed_hours": now.agreed_hours,
        "outcome_days": now.outcome_days,
        "draft_days": now.draft_days,
    }
    form = DeskForm(request.POST or None, initial=begins)
    return asked(
        request, form,
        lambda: verbs.set_desk(
            force=form.chosen(), by=reader,
            **{name: form.cleaned_data[name] for name in ("agreed_hours", "outcome_days", "draft_days")},
        ),
        title="Where reports go", button="Keep this", back=("Intelligence", reverse("intelligence:index")),
        said="Kept. Reports that are sent already stay where they are.",
    )  # fmt: skip


def _led(request: HttpRequest, row: Row) -> HttpResponse:
    if row.channel == FORM:
        request.session[PASSED] = True
        return redirect("intelligence:begin")
    return redirect("intelligence:guide-row", row.key)


def _count(newest: guides.GuideView, row: Row, before: Row | None) -> None:
    kept = Guide.objects.filter(version=newest.version).first()
    if kept is not None:
        verbs.count(kept, row.key, instead_of=before.key if before and before != row else "")


def _guide(rows: tuple[Row, ...], before: Row | None, *, missed: bool = False) -> dict[str, object]:
    return {"rows": rows, "before": before, "missed": missed, "why_not": rules.why_not_now()}


def _shown_to(request: HttpRequest) -> Reader:
    """Officers, and those who keep it."""
    reader = reader_for(request)
    must(rules.reader_can_tell(reader) or rules.reader_can_edit_guide(reader))
    return reader


def _keeper(request: HttpRequest) -> Reader:
    reader = reader_for(request)
    must(rules.reader_can_edit_guide(reader))
    return reader
