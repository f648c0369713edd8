"""Pages on which a case is opened: its kind first, then what that kind asks for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from commonweal.portal.access.rules.people import NEXT, WHY, people_allowed
from commonweal.portal.cases.forms.opening import KindForm, OpenForm
from commonweal.portal.cases.kinds import kinds
from commonweal.portal.cases.verbs import opening
from commonweal.portal.cases.verbs.opening import Opening
from commonweal.portal.cases.views.asking import asked, own_agencies, partner

TELLS = "You lead it. Nobody else can read it, or learn that there is one, until you make them a member."


@require_http_methods(["GET"])
def begin(request: HttpRequest) -> HttpResponse:
    """Which kind?"""
    reader = partner(request)
    if not own_agencies(reader):
        raise Http404
    form = KindForm(request.GET or None)
    if request.GET and form.is_valid():
        return redirect("cases:open", form.cleaned_data["kind"])
    shut = "" if people_allowed() else f"{WHY} {NEXT}"
    return render(request, "cases/begin.html", {"form": form, "kinds": kinds().kinds.values(), "shut": shut})


@require_http_methods(["GET", "POST"])
def open_case(request: HttpRequest, kind: str) -> HttpResponse:
    """What it is."""
    reader = partner(request)
    agencies = own_agencies(reader)
    if not agencies or kind not in kinds().kinds:
        raise Http404
    known = kinds().kinds[kind]
    form = OpenForm(request.POST or None, kind=known, agencies=agencies)

    def opened() -> str:
        said = form.cleaned_data
        new = Opening(kind, said["title"], said["about"], form.said())
        return reverse("cases:case", args=[opening.open_case(new, agency=form.chosen_agency(), by=reader).pk])

    return asked(
        request, form, opened, title=f"Open a case: {known.name}", button="Open the case",
        back=("Another kind", reverse("cases:begin")), said="The case is open. You lead it.", tells=TELLS,
    )  # fmt: skip
