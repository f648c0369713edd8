"""Pages for everyone: what a case review is, the form for it, and the numbers that the Act has published."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.errors import CommonwealError
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.cases.reviews import letterbox
from commonweal.portal.cases.reviews.forms import ApplyForm
from commonweal.portal.cases.reviews.procedure import procedure
from commonweal.portal.library.queries.shown import issued

TITLE = "ASB case reviews"  # every paper of the numbers begins with it
TRAP = "website"  # a field that people do not see: what fills it in is a machine


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What it is, who may apply, what happens; and the numbers of past years, as they were released."""
    return _about(request)


def _about(request: HttpRequest) -> HttpResponse:
    papers = issued(reader_for(request)).filter(title__startswith=TITLE).order_by("-release__approved_at", "pk")
    shown = {"rule": procedure(), "open": letterbox.is_open(), "papers": list(papers.values_list("release", "title"))}
    return render(request, "cases/review_about.html", shown)


@require_http_methods(["GET", "POST"])
def apply(request: HttpRequest) -> HttpResponse:
    """The form. What is sent is shown back on no page: not to whoever sent it, not by any address."""
    if not letterbox.is_open():
        return _about(request)
    form = ApplyForm(request.POST or None)
    if request.method == "POST" and request.POST.get(TRAP):
        return redirect("cases:asb-sent")
    if request.method == "POST" and form.is_valid():
        try:
            address = request.META.get("REMOTE_ADDR", "")
            letterbox.post(form.applied(), who=form.cleaned_data["who"], address=address)
        except CommonwealError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("cases:asb-sent")
    answer = render(request, "cases/review_apply.html", {"form": form, "rule": procedure()})
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """It is here. The same page for everyone, whoever sent what."""
    return render(request, "cases/review_sent.html", {"rule": procedure()})
