"""Taking minutes: one page an item, one page with all, saved as one types, and every saved state."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commonweal.errors import CommonwealError
from commonweal.portal.access.forms.audience import AudienceForm
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences
from commonweal.portal.meetings.forms.taking import MinuteForm, RestrictedPartForm
from commonweal.portal.meetings.models import Item, Meeting
from commonweal.portal.meetings.queries import figures, taking
from commonweal.portal.meetings.queries.taking import TakingItem, TakingView
from commonweal.portal.meetings.rules.minuting import ROW, check_reader_can_take
from commonweal.portal.meetings.verbs import minute as minute_verbs
from commonweal.portal.meetings.verbs import outcome
from commonweal.portal.meetings.views.item_parts import Parts


@require_http_methods(["GET", "POST"])
def all_items(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Every item's words on one page."""
    reader = reader_for(request)
    view = taking.taking(reader, meeting)
    if (away := _not_now(request, reader, meeting)) is not None:
        return away
    data = request.POST if request.method == "POST" else None
    forms = [(item, MinuteForm(data, item=item)) for item in view.items]
    if data is not None and _all_saved(request, reader, forms):
        _say_usual(reader, view, data.get("act", ""))
        return redirect("meetings:taking", meeting)
    return render(request, "meetings/taking/all.html", {"view": view, "forms": forms, "crumbs": _crumbs(view)})


@require_http_methods(["GET", "POST"])
def minute(request: HttpRequest, item: UUID) -> HttpResponse:
    """One item: its words, and what came of it. Whatever button is pressed, the words are saved first."""
    reader = reader_for(request)
    row = one(reader, Item, item)
    view = taking.taking(reader, row.meeting_id)
    here = _here(view, item)
    if (away := _not_now(request, reader, row.meeting_id)) is not None:
        return away
    data = request.POST if request.method == "POST" else None
    form = MinuteForm(data, item=here)
    parts = Parts(reader, view, here, data)
    if data is not None and form.is_valid():
        saved = _saved(request, reader, row, form)
        if saved and parts.done(row):
            return redirect(_after(view, here, data.get("act", "")))
    context = {
        "view": view, "item": here, "form": form, "parts": parts, "crumbs": _crumbs(view, whole=True),
        "findings": figures.findings(reader, row), **_neighbours(view, here),
    }  # fmt: skip
    return render(request, "meetings/taking/item.html", context)


@require_POST
def autosave(request: HttpRequest, item: UUID) -> HttpResponse:
    """Save while someone types. Answers with a line of status and the version to go on from."""
    reader = reader_for(request)
    row = one(reader, Item, item)
    if not reader.may("W", ROW, body=row.meeting.body_id):
        raise Http404
    form = MinuteForm(request.POST, item=item)
    context: dict[str, Any] = {"prefix": str(item)}
    try:
        if not form.is_valid():
            raise CommonwealError("This cannot be saved as it stands.", "Press Save to see why.")
        context["saved"] = _save(reader, row, form)
    except CommonwealError as refused:
        context["refused"] = str(refused)
    return render(request, "meetings/taking/status.html", context)


@require_safe
def minute_history(request: HttpRequest, item: UUID) -> HttpResponse:
    """Every saved state of an item's minute, with who and when."""
    reader = reader_for(request)
    row = one(reader, Item, item)
    view = taking.taking(reader, row.meeting_id)
    context = {"view": view, "item": _here(view, item), "savings": taking.history(reader, item)}
    return render(request, "meetings/taking/history.html", context | {"crumbs": _crumbs(view, whole=True)})


@require_http_methods(["GET", "POST"])
def restricted_part(request: HttpRequest, item: UUID) -> HttpResponse:
    """Take an item's minute out of what the public reads, and say what stands in its place."""
    reader = reader_for(request)
    row = one(reader, Item, item)
    view = taking.taking(reader, row.meeting_id)
    data = request.POST if request.method == "POST" else None
    who = AudienceForm(data, stub=False, initial={"kind": "partners"})
    form = RestrictedPartForm(data)
    if data is not None and who.is_valid() and form.is_valid():
        chosen = who.chosen()
        try:
            outcome.restrict_part(row, audience=audiences.of(chosen.kind, chosen.ids), by=reader, **form.cleaned_data)
        except CommonwealError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The public reads the reason and the outcome in place of this minute.")
            return redirect("meetings:minute", item)
    context = {"view": view, "item": _here(view, item), "form": form, "who": who}
    return render(request, "meetings/taking/restricted.html", context | {"crumbs": _crumbs(view, whole=True)})


def _not_now(request: HttpRequest, reader: Reader, meeting: UUID) -> HttpResponse | None:
    """Where minutes are no draft: to the minutes, with the reason. What is being posted stays on its page instead."""
    if request.method == "POST":
        return None
    try:
        check_reader_can_take(reader, one(reader, Meeting, meeting))
    except CommonwealError as refused:
        messages.warning(request, str(refused))
        return redirect("meetings:minutes", meeting)
    return None


def _say_usual(reader: Reader, view: TakingView, act: str) -> None:
    """Where the button under an empty item was pressed: its usual sentence, which the page offered."""
    asked = next((line for line in view.items if act == f"usual:{line.id}"), None)
    if asked is not None:
        minute_verbs.say_usual(one(reader, Item, asked.id), words=asked.usual, by=reader)


def _all_saved(request: HttpRequest, reader: Reader, forms: list[tuple[TakingItem, MinuteForm]]) -> bool:
    """Save each item that was posted; what cannot be saved stays on the page with the reason."""
    whole = True
    for item, form in forms:
        if not any(name.startswith(f"{item.id}-") for name in request.POST):
            continue
        whole = form.is_valid() and _saved(request, reader, one(reader, Item, item.id), form) and whole
    if whole:
        messages.success(request, "Saved.")
    return whole


def _saved(request: HttpRequest, reader: Reader, item: Item, form: MinuteForm) -> bool:
    try:
        saved = _save(reader, item, form)
    except CommonwealError as refused:
        form.add_error(None, str(refused))
        return False
    if saved.merged:
        messages.info(request, "Someone else saved meanwhile: your words and theirs have been put together.")
    if saved.conflicts:
        messages.warning(request, "At some places you both changed the same words: choose between the double brackets.")
    return True


def _save(reader: Reader, item: Item, form: MinuteForm) -> minute_verbs.Saved:
    given = form.cleaned_data
    return minute_verbs.save(
        item, text=given["text"], version=given["version"], by=reader, typed_base=given["base"] == "typed"
    )


def _here(view: TakingView, item: UUID) -> TakingItem:
    found = next((line for line in view.items if line.id == item), None)
    if found is None:
        raise Http404
    return found


def _neighbours(view: TakingView, here: TakingItem) -> dict[str, TakingItem | None]:
    place = view.items.index(here)
    return {
        "before": view.items[place - 1] if place else None,
        "after": view.items[place + 1] if place + 1 < len(view.items) else None,
    }


def _after(view: TakingView, here: TakingItem, act: str) -> str:
    after = _neighbours(view, here)["after"]
    if act == "next" and after is not None:
        return f"/meetings/items/{after.id}/minute/"
    return f"/meetings/items/{here.id}/minute/"


def _crumbs(view: TakingView, whole: bool = False) -> list[tuple[str, str]]:
    crumbs = [(view.day, f"/meetings/{view.meeting}/")]
    return [*crumbs, ("Taking the minutes", f"/meetings/{view.meeting}/taking/")] if whole else crumbs
