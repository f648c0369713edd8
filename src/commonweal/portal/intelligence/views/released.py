"""What was released to one, and putting it into a case."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views import asking
from commonweal.portal.cases import rules as case_rules
from commonweal.portal.cases.forms.opening import KindForm, OpenForm
from commonweal.portal.cases.kinds import kinds
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.verbs.opening import Opening
from commonweal.portal.intelligence.forms.texts import JoinForm
from commonweal.portal.intelligence.models import SHARED, Released
from commonweal.portal.intelligence.queries import released as queries
from commonweal.portal.intelligence.verbs import placing
from commonweal.portal.intelligence.views.asking import asked
from commonweal.portal.partnership.models import Agency


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What the unit released to one."""
    reader = asking.partner(request, row=SHARED)
    return render(request, "intelligence/released_list.html", {"listed": queries.listed(reader)})


@require_GET
def released(request: HttpRequest, id: UUID) -> HttpResponse:
    """One."""
    reader = asking.partner(request, row=SHARED)
    page = queries.page(reader, queries.row(reader, id))
    return render(request, "intelligence/released.html", {"page": page, "line": page.line})


@require_http_methods(["GET", "POST"])
def open_case(request: HttpRequest, id: UUID) -> HttpResponse:
    """Open a case with it: first of which kind, then what that kind asks for."""
    reader, row, page = _to_place(request, id)
    agencies = _agencies(reader)
    if not agencies:
        raise Http404
    key = request.POST.get("kind") or request.GET.get("kind") or ""
    which = KindForm(request.GET if "kind" in request.GET else None)
    shown = {"page": page, "back": _back(page)}
    if not key or (request.method == "GET" and not which.is_valid()):
        return render(request, "intelligence/open_case.html", {**shown, "form": which})
    if key not in kinds().kinds:
        raise Http404
    kind = kinds().kinds[key]
    form = OpenForm(request.POST or None, kind=kind, agencies=agencies)

    def opened() -> str:
        said = Opening(kind.key, form.cleaned_data["title"], form.cleaned_data["about"], form.said())
        agency = Agency.objects.get(pk=form.cleaned_data.get("agency") or agencies[0][0])
        return _at(placing.open_case(row, said, agency=agency, by=reader).case)

    return asked(
        request, form, opened, title=f"Open a case: {kind.name.lower()}", button="Open the case", back=_back(page),
        said="The case is open, and the text stands in its chronology.", caption=page.line.reference,
        template="intelligence/open_case_form.html", kind_key=kind.key,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, id: UUID) -> HttpResponse:
    """Put it into a case that one sits in."""
    reader, row, page = _to_place(request, id)
    form = JoinForm(request.POST or None, cases=queries.cases_to_join(reader))

    def joined() -> str:
        case = one(reader, Case, UUID(form.cleaned_data["case"]))
        return _at(placing.join(row, case, by=reader).case)

    return asked(
        request, form, joined, title="Put it into a case", button="Put it there", back=_back(page),
        said="It stands in the case's chronology.", caption=page.line.reference,
    )  # fmt: skip


def _to_place(request: HttpRequest, id: UUID) -> tuple[Reader, Released, queries.ReleasedPage]:
    reader = asking.partner(request, row=SHARED)
    row = queries.row(reader, id)
    page = queries.page(reader, row)
    asking.must(not page.tombstone)
    return reader, row, page


def _agencies(reader: Reader) -> list[tuple[str, str]]:
    rows = Agency.objects.filter(pk__in=sorted(reader.serves)).order_by("name")
    return [(str(row.pk), row.name) for row in rows if case_rules.reader_can_open(reader, agency=row.pk)]


def _at(case: Case) -> str:
    return reverse("cases:case", args=[case.pk])


def _back(page: queries.ReleasedPage) -> tuple[str, str]:
    return f"Text {page.line.reference}", reverse("intelligence:released", args=[page.line.id])
