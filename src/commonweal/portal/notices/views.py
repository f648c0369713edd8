"""Pages of a reader's own notices."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.reader import Reader
from commonweal.portal.notices import queries
from commonweal.portal.notices.forms import WishForm
from commonweal.portal.notices.verbs import notices as verbs


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """My notices, unread first."""
    reader = _signed_in(request)
    found = queries.mine(reader)
    return render(request, "notices/list.html", {"notices": found, "unread": sum(not n.is_read for n in found)})


@require_POST
def opened(request: HttpRequest, id: UUID) -> HttpResponse:
    """Mark one as read and go to what it is about."""
    reader = _signed_in(request)
    notice = queries.own(reader, id)
    verbs.read(notice, by=reader)
    safe = notice.address.startswith("/") and not notice.address.startswith("//")
    return redirect(notice.address if safe else "notices:index")


@require_POST
def all_read(request: HttpRequest) -> HttpResponse:
    """Mark all as read."""
    verbs.read_all(by=_signed_in(request))
    return redirect("notices:index")


@require_http_methods(["GET", "POST"])
def wish(request: HttpRequest) -> HttpResponse:
    """When I want mail."""
    reader = _signed_in(request)
    form = WishForm(request.POST or None, initial={"wish": queries.wish(reader)})
    if request.method == "POST" and form.is_valid():
        verbs.wish(form.cleaned_data["wish"], by=reader)
        messages.success(request, "Kept.")
        return redirect("notices:index")
    return render(request, "notices/wish.html", {"form": form})


def _signed_in(request: HttpRequest) -> Reader:
    """Residents have no notices: the address is nothing to them."""
    reader = reader_for(request)
    if not reader.signed_in:
        raise Http404
    return reader
