"""One form, one verb: a refusal stands at the form, which keeps what was typed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from commonweal.errors import CommonwealError


def asked(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[], object],
    *,
    title: str,
    button: str,
    back: tuple[str, str],
    said: str,
    caption: str = "",
    tells: str = "",
    seen: str = "",
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """A page with one form. `back`: words and address of where it leads back to, unless the act answers an address.

    `seen`: a mark of what the form begins with, which it sends back.
    """
    who = (more or {}).get("who")
    if request.method == "POST" and all([form.is_valid(), who is None or who.is_valid()]):
        try:
            onwards = act()
        except CommonwealError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, said)
            return redirect(onwards if isinstance(onwards, str) else back[1])
    shown = {
        "form": form,
        "act_title": title,
        "button": button,
        "back": back,
        "caption": caption,
        "tells": tells,
        "seen": seen,
    }
    return render(request, "operations/act.html", {**shown, **(more or {})})
