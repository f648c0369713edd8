"""Releases: what is out, what waits for someone, and the three acts on one."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from commonweal.errors import CommonwealError
from commonweal.portal.access import conditions
from commonweal.portal.access.forms.releases import ApproveForm, RefuseForm, WithdrawForm
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.models import Release
from commonweal.portal.access.queries import one, releases
from commonweal.portal.access.queries.releases import ReleaseView
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import releases as verbs

PAGE = 50


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What went out, newest first."""
    reader = reader_for(request)
    page = Paginator(releases.releases(reader), PAGE).get_page(request.GET.get("page"))
    waiting = len(releases.waiting(reader))
    return render(request, "access/releases.html", {"page": page, "waiting": waiting})


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for this reader, and what they proposed themselves."""
    reader = reader_for(request)
    if not reader.signed_in:
        raise Http404
    found = {"waiting": releases.waiting(reader), "proposed": releases.proposed(reader)}
    return render(request, "access/waiting.html", found)


@require_safe
def release(request: HttpRequest, found: UUID) -> HttpResponse:
    """One release; a withdrawn one says so with the status of what is gone."""
    view = releases.release(reader_for(request), found)
    return render(request, "access/release.html", {"release": view}, status=410 if view.state == "withdrawn" else 200)


def approve(request: HttpRequest, found: UUID) -> HttpResponse:
    """Let a release out, having looked through it; some kinds have a page of their own for that."""
    elsewhere = conditions.page_of(one(reader_for(request), Release, found))
    if elsewhere:
        return redirect(elsewhere)
    return _answer(
        request,
        found,
        template="access/approve.html",
        may=lambda view: view.may_approve,
        form=lambda view: ApproveForm(request.POST or None, initial={"sha256": view.sha256}),
        act=lambda row, said, by: verbs.approve(row, sha256=said["sha256"], by=by),
        done="Released.",
    )


def refuse(request: HttpRequest, found: UUID) -> HttpResponse:
    """Say why a release does not go out."""
    return _answer(
        request,
        found,
        template="access/refuse.html",
        may=lambda view: view.may_refuse,
        form=lambda _view: RefuseForm(request.POST or None),
        act=lambda row, said, by: verbs.refuse(row, reason=said["reason"], by=by),
        done="Refused. Its author sees the reason.",
    )


def withdraw(request: HttpRequest, found: UUID) -> HttpResponse:
    """Take a release back."""
    return _answer(
        request,
        found,
        template="access/withdraw.html",
        may=lambda view: view.may_withdraw,
        form=lambda _view: WithdrawForm(request.POST or None),
        act=lambda row, said, by: verbs.withdraw(row, words=said["words"], by=by),
        done="Withdrawn. Its address says so.",
    )


def _answer(
    request: HttpRequest,
    found: UUID,
    *,
    template: str,
    may: Callable[[ReleaseView], bool],
    form: Callable[[ReleaseView], forms.Form],
    act: Callable[[Release, dict[str, str], Reader], object],
    done: str,
) -> HttpResponse:
    """One act on a release: its page, its form, its verb. Who may not do it finds nothing here."""
    reader = reader_for(request)
    view = releases.release(reader, found)
    if not may(view):
        if view.state in ("released", "refused", "withdrawn") and request.method == "POST":
            messages.warning(request, f"Someone else was faster: it is {view.state} already.")
            return redirect("access:release", found)
        raise Http404
    filled = form(view)
    if request.method == "POST" and filled.is_valid():
        try:
            act(one(reader, Release, found), filled.cleaned_data, reader)
        except CommonwealError as refusal:
            filled.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("access:release", found)
    return render(request, template, {"release": view, "form": filled})
