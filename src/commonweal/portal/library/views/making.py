"""Making a paper: from a file, written here, or built from figures."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.errors import CommonwealError
from commonweal.portal.access.forms.audience import AudienceForm
from commonweal.portal.access.homes import body_of, upwards
from commonweal.portal.access.kinds import is_sealed
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.models import Thing
from commonweal.portal.access.queries.reading import readable_things
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences
from commonweal.portal.library import markings, rules
from commonweal.portal.library.forms import TermsForm, TextForm, UploadForm
from commonweal.portal.library.kinds import kind_of, known
from commonweal.portal.library.kinds.kind import Kind
from commonweal.portal.library.models import Paper
from commonweal.portal.library.refusals import NotTheirPaper
from commonweal.portal.library.verbs import papers
from commonweal.portal.library.verbs import reports as report_verbs
from commonweal.portal.library.verbs.papers import Terms
from commonweal.portal.partnership.models import Agency, Body

Make = Callable[[Terms], Paper]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a new paper would lie."""

    home: Thing | None
    body: Body | None


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """A paper from a file."""
    form = UploadForm(request.POST or None, request.FILES or None)
    reader = reader_for(request)

    def made(terms: Terms) -> Paper:
        file = form.cleaned_data["file"]
        return papers.upload(form.cleaned_data["title"], name=file.name, content=file.read(), by=reader, terms=terms)

    return _made(request, reader, form, made, "Upload a paper")


@require_http_methods(["GET", "POST"])
def text(request: HttpRequest) -> HttpResponse:
    """A paper written here."""
    form = TextForm(request.POST or None)
    reader = reader_for(request)
    return _made(
        request, reader, form,
        lambda terms: papers.write(form.cleaned_data["title"], text=form.cleaned_data["text"], by=reader, terms=terms),
        "Write a paper",
    )  # fmt: skip


@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    """Which report? The page of each asks the rest."""
    _place(reader_for(request), request)
    home = request.GET.get("home", "")
    return render(request, "library/reports.html", {"kinds": known(), "home": home})


@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, kind: str) -> HttpResponse:
    """A report of one kind, built in the background."""
    reader = reader_for(request)
    place, of = _place(reader, request), kind_of(kind)
    if of.form is None:
        raise Http404
    form = of.form(request.POST or None, initial=_usual(request, of), workspace=settings.WORKSPACE, reader=reader)
    if request.method == "POST" and form.is_valid():
        where = {"home": str(place.home.pk) if place.home else "", "body": str(place.body.pk) if place.body else ""}
        try:
            _check_place(form.cleaned_data["partnership"])
            job = report_verbs.ask(by=reader, arguments={"kind": of.key, **form.arguments(), **where})
        except CommonwealError as refused:
            form.add_error("partnership" if not isinstance(refused, NotTheirPaper) else None, str(refused))
        else:
            return redirect("jobs:job", job.pk)
    home = request.GET.get("home", "")
    return render(request, "library/new_report.html", {"form": form, "kind": of, "home": home})


def _made(request: HttpRequest, reader: Reader, form: forms.Form, make: Make, title: str) -> HttpResponse:
    """One page, three forms: content, who it is for, and what is special. A refusal keeps all that was typed."""
    place = _place(reader, request)
    who = AudienceForm(
        request.POST or None, markings=markings.of_body(place.body.pk if place.body else None), stub=False, maker=reader
    )
    agencies = list(Agency.objects.filter(until=None).order_by("name").values_list("pk", "name"))
    terms = TermsForm(request.POST or None, agencies=agencies)
    if request.method == "POST" and all([form.is_valid(), who.is_valid(), terms.is_valid()]):
        try:
            paper = make(_terms(place, who, terms))
        except CommonwealError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("library:paper", paper.pk)
    return render(request, "library/new.html", {"form": form, "who": who, "terms": terms, "act_title": title})


def _terms(place: Place, who: AudienceForm, terms: TermsForm) -> Terms:
    chosen, more = who.chosen(), terms.cleaned_data
    everyone = chosen.kind == "public"
    return Terms(
        home=place.home,
        body=place.body,
        audience=None if everyone else audiences.of(chosen.kind, chosen.ids),
        reach="public" if everyone else "",
        late_reason=more["late_reason"],
        supplement=more["supplement"],
        marking=chosen.marking,
        basis=chosen.basis,
        originator=Agency.objects.get(pk=more["originator"]) if more["originator"] else None,
        review_on=more["review_on"],
    )


def _place(reader: Reader, request: HttpRequest) -> Place:
    """The agenda item that the page was opened for; the same 404 for one that this reader may not read."""
    if not rules.reader_can_make(reader):
        raise Http404
    asked = request.GET.get("home", "")
    if not asked:
        return Place(None, None)
    try:
        home = readable_things(reader).filter(pk=UUID(asked)).first()
    except ValueError as error:
        raise Http404 from error
    if home is None or is_sealed(upwards(home)):  # a paper's title is not sealed: none sits in what is about people
        raise Http404
    body = body_of(home)
    return Place(home, Body.objects.filter(pk=body).first() if body else None)


def _usual(request: HttpRequest, kind: Kind) -> dict[str, Any]:
    """What was asked before, where the page is opened again from a job that failed; else the common case."""
    if kind.form is None:
        return {}
    asked = {name: request.GET[name] for name in kind.form.base_fields if name in request.GET}
    return {**kind.form.USUALLY, **asked}


def _check_place(name: str) -> None:
    """A place that is not known is told at once, not by a failed job."""
    from commonweal.geography import Gazetteer  # the store's engine takes a moment to load: only where it is asked
    from commonweal.store import Store

    Gazetteer.of(Store(settings.WORKSPACE).view()).partnership(name)
