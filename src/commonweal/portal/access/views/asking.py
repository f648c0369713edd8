"""One form, one verb: a refusal stands at the form, which keeps what was typed. Each room gives its own page for it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from commonweal.errors import CommonwealError
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.reader import Reader


def asked(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[], object],
    *,
    template: str,
    title: str,
    button: str,
    back: tuple[str, str],
    said: str,
    **more: Any,
) -> HttpResponse:
    """A page with one form. `back`: words and address of where it leads back to, unless the act answers an address.

    `template` extends `access/act.html`. `more`: what it shows beside: `who`, the form that asks whom it is for;
    `seen`, a mark of what the form begins with, which it sends back; `caption`; `tells`; `tab`, the browser's title
    where the page's own names somebody; and what is the room's own.
    """
    who = more.get("who")
    if sent(request):  # until they are told what came meanwhile, they go on from what they saw
        more["seen"] = sent(request)
    if request.method == "POST" and all([form.is_valid(), who is None or who.is_valid()]):
        try:
            onwards = act()
        except CommonwealError as refused:
            form.add_error(None, str(refused))
            more["seen"] = getattr(refused, "mark", "") or more.get("seen", "")
        else:
            messages.success(request, said)
            return redirect(onwards if isinstance(onwards, str) else back[1])
    return render(request, template, {"form": form, "act_title": title, "button": button, "back": back, **more})


def tried(request: HttpRequest, act: Callable[[], object], said: str) -> None:
    """A button's act: done, or why not, in a message."""
    try:
        act()
    except CommonwealError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)


def partner(request: HttpRequest, *, row: str) -> Reader:
    """Whoever has any business with this row of the table beyond what residents read; for others there is no page."""
    reader = reader_for(request)
    if not reader.reads_beyond_residents(row):
        raise Http404
    return reader


def must(may: bool) -> None:
    """The same 404 for everyone who may not."""
    if not may:
        raise Http404


def sent(request: HttpRequest) -> str:
    """The mark that a form sent back."""
    return request.POST.get("seen", "")
