"""Pages on which officers read and record what their agencies shared."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.portal.access import places
from commonweal.portal.access.kinds import row_of
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.models import Thing
from commonweal.portal.access.queries.reading import readable_things
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.people import WHY, people_allowed
from commonweal.portal.disclosures import rules, standing
from commonweal.portal.disclosures.forms.recording import DECIDED, EMERGENCY, DecisionForm, ShareForm
from commonweal.portal.disclosures.models import AGREEMENT, REFUSED, REGISTER, ROW
from commonweal.portal.disclosures.powers import powers
from commonweal.portal.disclosures.queries import registers, shares
from commonweal.portal.disclosures.sharing import EMERGENCY as TELLS
from commonweal.portal.disclosures.verbs import disclosures
from commonweal.portal.disclosures.views.asking import asked, must
from commonweal.portal.partnership.models import Agency
from commonweal.portal.people.models import ROW as CASE_ROW


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The room's first page: for officers their shares, for governance its page, for partners the registers."""
    reader = reader_for(request)
    if not _has_business(reader):
        raise Http404
    if reader.may("R", REGISTER) and not reader.may("W", ROW):
        return redirect("disclosures:governance")
    if not reader.may("W", ROW):
        return redirect("disclosures:agreements")
    return _list(request, reader)


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Shares that one's agencies gave or got: for officers, and for governance those of its own agency."""
    reader = reader_for(request)
    must(reader.may("R", ROW))
    return _list(request, reader)


@require_GET
def disclosure(request: HttpRequest, id: UUID) -> HttpResponse:
    """One share."""
    page = shares.page(reader_for(request), id)
    return render(request, "disclosures/disclosure.html", {"page": page, "legal": page.legal, "line": page.legal.line})


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest) -> HttpResponse:
    """First what was decided, then what that needs."""
    reader = reader_for(request)
    must(rules.reader_can_record(reader, agency=None) and people_allowed())
    decision, of = request.GET.get("decision", ""), _of(request, reader)
    back = ("Back", places.place_of(of.kind, of.pk)) if of else ("What was shared", reverse("disclosures:index"))
    if decision not in dict(DECIDED):
        first = DecisionForm(request.GET if "decision" in request.GET else None)
        return render(request, "disclosures/decision.html", {"form": first, "back": back, "of": of and of.pk})
    own = [(str(pk), name) for pk, name in _own(reader)]
    form = ShareForm(request.POST or None, decision=decision, own=own, agreements=standing.live_of(reader.serves))

    def kept() -> str:
        made = disclosures.record(form.share([of] if of else []), form.grounds(), by=reader)
        return reverse("disclosures:disclosure", args=[made.pk])

    return asked(
        request, form, kept, title=TITLES.get(decision, "Record what was shared"), button="Record it", back=back,
        said="Recorded.", tells=" ".join([TELLS] * (decision == EMERGENCY) + [OF] * bool(of)),
        checked=powers().checked,
    )  # fmt: skip


OF = "It is recorded as a share of what you came from: its words are for officers who may read that too."
TITLES = {REFUSED: "Record what was not shared", EMERGENCY: "Record what was shared in an emergency"}


def _list(request: HttpRequest, reader: Reader) -> HttpResponse:
    page = _number(request)
    found, more = shares.lines(reader, page=page)
    due = [one for one in registers.agreements(reader) if one.soon]
    return render(
        request, "disclosures/index.html",
        {"lines": found, "page": page, "more": more, "due": due, "to_complete": shares.to_complete(reader),
         "may_govern": reader.may("R", REGISTER),
         "may_record": rules.reader_can_record(reader, agency=None) and people_allowed(),
         "needs_wall": "" if people_allowed() else WHY},
    )  # fmt: skip


def _of(request: HttpRequest, reader: Reader) -> Thing | None:
    """The case or record that a share is of, where its page led here; the same 404 for hidden and absent."""
    said = request.GET.get("of", "")
    if not said:
        return None
    try:
        found = readable_things(reader).filter(pk=UUID(said)).first()
    except ValueError:
        raise Http404 from None
    if found is None or row_of(found.kind) != CASE_ROW or not places.place_of(found.kind, found.pk):
        raise Http404
    return found


def _has_business(reader: Reader) -> bool:
    return any(reader.reads_beyond_residents(row) for row in (ROW, REGISTER, AGREEMENT))


def _own(reader: Reader) -> list[tuple[UUID, str]]:
    return list(Agency.objects.filter(pk__in=sorted(reader.serves)).order_by("name").values_list("pk", "name"))


def _number(request: HttpRequest) -> int:
    said = request.GET.get("page", "1")
    return int(said) if said.isascii() and said.isdigit() and 0 < len(said) < 6 and int(said) else 1
