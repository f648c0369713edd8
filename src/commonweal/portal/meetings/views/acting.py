"""What every view of this room does around a verb: say that it is done, or why not, and lose nothing typed."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from commonweal.errors import CommonwealError
from commonweal.portal.access.views.asking import tried

Crumbs = Sequence[tuple[str, str]]


def acted(request: HttpRequest, act: Callable[[], object], said: str, to: str) -> HttpResponse:
    """Call one verb that needs no form, and go on: with what was done, or with why it was not."""
    tried(request, act, said)
    return redirect(to)


def filled(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether a form that was sent is sound and its verb went through; else the form says why not."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except CommonwealError as refused:
        form.add_error(None, str(refused))
        return False
    return True


def form_page(
    request: HttpRequest, form: forms.Form, *, title: str, button: str, crumbs: Crumbs, **context: Any
) -> HttpResponse:
    """A page that is one form."""
    given = {"form": form, "title": title, "button": button, "crumbs": crumbs, **context}
    return render(request, "meetings/prepare/form.html", given)
