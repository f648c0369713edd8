"""The form, a question a page. Each page is saved as it is sent, right or wrong, before anything else is done."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from commonweal.errors import CommonwealError
from commonweal.portal.access.queries import one, readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.intelligence import rules
from commonweal.portal.intelligence.answers import PAGES
from commonweal.portal.intelligence.forms import pages
from commonweal.portal.intelligence.forms.names import form_for
from commonweal.portal.intelligence.models import DRAFT, Item, Mention, Report
from commonweal.portal.intelligence.naming import KINDS
from commonweal.portal.intelligence.queries import reports, summaries
from commonweal.portal.intelligence.verbs import drafts, sending
from commonweal.portal.intelligence.views.asking import drafting, officer
from commonweal.portal.intelligence.views.guide import PASSED
from commonweal.portal.partnership.models import Agency

TITLES = {
    "what": "What you know",
    "when": "When it is from",
    "names": "Whom and what it names",
    "source": "How you know it",
    "risk": "Risk and doubt",
    "sharing": "What it is for, and who may know",
    "check": "Look it over, then send it",
}
KEPT = "It is kept, and not sent. Go on with it when you can."
APART = ("source", "risk")  # kept with the source, apart from the rest


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """The first page: with its first words a draft begins. The guide comes before it."""
    reader = officer(request)
    why_not = rules.why_not_now()
    if why_not is not None or (request.method == "GET" and PASSED not in request.session):
        return redirect("intelligence:guide")
    agencies = _agencies(reader)
    form = pages.WhatForm(request.POST or None, agencies=agencies)
    if request.method == "POST" and (form.is_valid() or (_later(request) and form.raw()["text"].strip())):
        wanted = form.raw().get("agency") or agencies[0][0]
        agency = next((id for id, _ in agencies if id == wanted), agencies[0][0])
        report = drafts.begin(agency=Agency.objects.get(pk=agency), by=reader)
        drafts.say(report, form.raw()["text"], form.details(), by=reader)
        request.session.pop(PASSED, None)
        return _onwards(request, report, "what")
    begun = [line for line in reports.mine(reader) if line.state == DRAFT]
    return _page(request, None, "what", form, {"begun": begun})


@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, id: UUID) -> HttpResponse:
    """Another piece of what is known."""
    reader, report = drafting(request, id)
    return _piece(request, reader, report, None)


@require_http_methods(["GET", "POST"])
def change_item(request: HttpRequest, id: UUID) -> HttpResponse:
    """A piece that is there already."""
    row = one(officer(request), Item, id)
    reader, report = drafting(request, row.report_id)
    return _piece(request, reader, report, row)


def _piece(request: HttpRequest, reader: Reader, report: Report, row: Item | None) -> HttpResponse:
    begins = {"text": row.text, **row.details} if row else {}
    form = pages.WhatForm(request.POST or None, initial=begins)
    if request.method == "POST":
        typed = form.raw()
        if typed["text"].strip():
            row = drafts.say(report, typed["text"], form.details(), by=reader, item=row)
        if form.is_valid() or _later(request):
            return _onwards(request, report, "what", then="intelligence:check")
    return _page(request, report, "what", form, {})


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, id: UUID, name: str) -> HttpResponse:
    """One of the other pages."""
    reader, report = drafting(request, id)
    if name not in pages.PAGES:
        raise Http404
    if request.method == "POST":
        form = pages.page(name, report, request.POST)
        _keep(report, name, form, reader)
        if form.is_valid() or _later(request):
            return _onwards(request, report, name)
    else:
        form = pages.page(name, report, initial=pages.begun(_raw(reader, report, name)))
    return _page(request, report, name, form, {})


@require_GET
def names(request: HttpRequest, id: UUID) -> HttpResponse:
    """Whom and what it names so far."""
    reader, report = drafting(request, id)
    found = reports.mentions_of(reader, report)
    return _page(request, report, "names", None, {"mentions": found, "kinds": KINDS.items()}, "intelligence/names.html")


@require_http_methods(["GET", "POST"])
def name(request: HttpRequest, id: UUID, kind: str) -> HttpResponse:
    """One more of them."""
    reader, report = drafting(request, id)
    if kind not in KINDS:
        raise Http404
    return _somebody(request, reader, report, kind, None)


@require_http_methods(["GET", "POST"])
def change_name(request: HttpRequest, id: UUID) -> HttpResponse:
    """One that is there already."""
    row = one(officer(request), Mention, id)
    reader, report = drafting(request, row.report_id)
    return _somebody(request, reader, report, row.kind, row)


def _somebody(request: HttpRequest, reader: Reader, report: Report, kind: str, row: Mention | None) -> HttpResponse:
    """What is odd in it is said on the list, and stops nothing."""
    form = form_for(kind, request.POST or None, row.said if row else None)
    if request.method == "POST" and form.is_valid() and not getattr(form, "wants_one_more", False):
        drafts.name(report, kind, form.as_kept(), by=reader, mention=row)
        return redirect(_with_from(request, reverse("intelligence:names", args=[report.pk])))
    context: dict[str, object] = {"kind": kind, "kind_words": KINDS[kind]}
    return _page(request, report, "names", form, context, "intelligence/name.html")


@require_POST
def drop(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take a piece or a name out of the draft."""
    reader, report = drafting(request, id)
    wanted = request.POST.get("part", "")
    mention, item = _named(reader, report, wanted), _said(reader, report, wanted)
    if mention is not None:
        drafts.unname(mention, by=reader)
    if item is not None:
        drafts.unsay(item, by=reader)
    back = "intelligence:names" if "names" in request.POST else "intelligence:check"
    return redirect(back, id)


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, id: UUID) -> HttpResponse:
    """All of it on one page, then it is sent."""
    reader, report = drafting(request, id)
    refused = ""
    if request.method == "POST":
        try:
            sending.send(report, by=reader)
        except CommonwealError as refusal:
            refused = str(refusal)
        else:
            return redirect(reverse("intelligence:report", args=[id]) + "?sent=1")
    summary = summaries.summary(reader, report)
    return _page(request, report, "check", None, {"page": summary, "refused": refused}, "intelligence/check.html")


@require_http_methods(["GET", "POST"])
def throw_away(request: HttpRequest, id: UUID) -> HttpResponse:
    """Throw a draft away, once one has said so."""
    reader, report = drafting(request, id)
    if request.method == "POST":
        drafts.throw_away(report, by=reader)
        messages.success(request, "It is thrown away, with all that was typed in it.")
        return redirect("intelligence:index")
    return render(request, "intelligence/throw_away.html", {"id": id, "reference": report.reference})


def _keep(report: Report, name: str, form: pages.Page, reader: Reader) -> None:
    if name in APART:
        drafts.source(report, form.raw(), by=reader)
    else:
        drafts.answer(report, name, form.raw(), by=reader)


def _raw(reader: Reader, report: Report, name: str) -> dict[str, object]:
    if name not in APART:
        return dict(report.answers.get(name, {}))
    source = reports.source_of(reader, report)
    return dict(source.said) if source else {}


def _onwards(request: HttpRequest, report: Report, name: str, then: str = "") -> HttpResponse:
    """To the next page; to the summary, where one came from there; or out, where one stops for now."""
    if _later(request):
        messages.success(request, KEPT)
        return redirect("intelligence:index")
    if then or request.GET.get("from") == "check":
        return redirect(then or "intelligence:check", report.pk)
    following = PAGES[PAGES.index(name) + 1]
    return redirect(_address(report, following))


def _address(report: Report, name: str) -> str:
    if name in ("names", "check"):
        return reverse(f"intelligence:{name}", args=[report.pk])
    return reverse("intelligence:page", args=[report.pk, name])


def _page(
    request: HttpRequest, report: Report | None, name: str, form: object, more: dict[str, object],
    template: str = "intelligence/page.html",
) -> HttpResponse:  # fmt: skip
    context = {
        "title": TITLES[name], "step": PAGES.index(name) + 1, "steps": len(PAGES), "form": form,
        "report": reports.line(report, 0) if report else None,
        "back": _back(request, report, name), "name": name, **more,
    }  # fmt: skip
    return render(request, template, context)


def _back(request: HttpRequest, report: Report | None, name: str) -> str:
    if report is None:
        return reverse("intelligence:guide")
    if request.GET.get("from") == "check":
        return reverse("intelligence:check", args=[report.pk])
    before = PAGES[PAGES.index(name) - 1] if name != "what" else ""
    if before in ("", "what"):
        return reverse("intelligence:check", args=[report.pk])
    return _address(report, before)


def _with_from(request: HttpRequest, address: str) -> str:
    return f"{address}?from=check" if request.GET.get("from") == "check" else address


def _later(request: HttpRequest) -> bool:
    return "later" in request.POST


def _agencies(reader: Reader) -> list[tuple[str, str]]:
    rows = Agency.objects.filter(pk__in=sorted(reader.serves)).order_by("name", "pk")
    return [(str(row.pk), row.name) for row in rows]


def _named(reader: Reader, report: Report, id: str) -> Mention | None:
    return readable(reader, Mention).filter(report=report, pk__in=_ids(id)).first()


def _said(reader: Reader, report: Report, id: str) -> Item | None:
    return readable(reader, Item).filter(report=report, pk__in=_ids(id)).first()


def _ids(text: str) -> list[UUID]:
    try:
        return [UUID(text)]
    except ValueError:
        return []
