"""One form, one verb: what every page here that changes something does."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from commonweal.errors import CommonwealError
from commonweal.portal.partnership.doers import Doer, doer_of
from commonweal.portal.partnership.rules import reader_can_manage_people, reader_can_read_people


def people_reader(request: HttpRequest) -> Doer:
    """The reader, where these pages exist for them; else the same 404 as for any address."""
    reader = doer_of(request)
    if not reader_can_read_people(reader):
        raise Http404
    return reader


def people_manager(request: HttpRequest) -> Doer:
    """The reader, where they may change what these pages show."""
    reader = doer_of(request)
    if not reader_can_manage_people(reader):
        raise Http404
    return reader


def asked(
    request: HttpRequest, form: forms.Form, act: Callable[[dict[str, Any]], object], *, title: str, done: str,
    to: str | Callable[[object], str], button: str = "Save", words: str = "",
) -> HttpResponse:  # fmt: skip
    """Show a form; do the act with what was typed; say so, or say at the form why not."""
    if request.method == "POST" and form.is_valid():
        try:
            made = act(form.cleaned_data)
        except CommonwealError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return HttpResponseRedirect(to(made) if callable(to) else to)
    told = {"form": form, "title": title, "button": button, "words": words, "back": None if callable(to) else to}
    return render(request, "partnership/form.html", told)


def done_at_once(request: HttpRequest, act: Callable[[], object], *, done: str, to: str) -> HttpResponse:
    """Do an act that needs no typing; say so, or say why not."""
    try:
        act()
    except CommonwealError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return HttpResponseRedirect(to)
