"""An item: its page, its cover sheet, its clearance, and whether it is the same as another."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commonweal.portal.access.forms.audience import AudienceForm
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences
from commonweal.portal.meetings.forms.items import CoverForm, ItemForm, StubForm, of_item
from commonweal.portal.meetings.forms.reasons import ReasonForm
from commonweal.portal.meetings.models import Item, Meeting, Practice
from commonweal.portal.meetings.queries.item_pages import item_page
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.queries.similar import similar_to
from commonweal.portal.meetings.rules.items import reader_can_change, reader_can_send_back, reader_can_withdraw
from commonweal.portal.meetings.rules.preparing import reader_can_prepare
from commonweal.portal.meetings.verbs import clearance, items, similar
from commonweal.portal.meetings.views.acting import acted, filled, form_page
from commonweal.portal.meetings.views.preparing import meeting_crumbs, prepared_meeting


@require_safe
def item(request: HttpRequest, item: UUID) -> HttpResponse:
    """One item."""
    page = item_page(reader_for(request), item)
    crumbs = [
        ("Meetings", reverse("meetings:index")),
        (page.meeting.body_name, reverse("meetings:body", args=[page.meeting.practice])),
        (page.meeting.title, reverse("meetings:meeting", args=[page.meeting.id])),
    ]  # fmt: skip
    return render(request, "meetings/prepare/item.html", {"page": page, "line": page.line, "crumbs": crumbs})


@require_http_methods(["GET", "POST"])
def add_item(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """A new item, with who it is for. A title that looks like another is pointed out before it is added."""
    reader = reader_for(request)
    row = prepared_meeting(reader, meeting)
    form = ItemForm(request.POST or None, late=row.state == "agenda out", initial={"kind": "business"})
    who = AudienceForm(request.POST or None, markings=_markings(reader, row), initial={"kind": "public"}, maker=reader)
    sound = form.is_bound and all([form.is_valid(), who.is_valid()])
    alike = similar_to(reader, meeting, form.cleaned_data["title"]) if sound else ()
    asked = alike and "knowing" not in request.POST
    if sound and not asked and filled(form, lambda: _add(reader, row, form, who)):
        messages.success(request, "The item is on the agenda.")
        return redirect("meetings:prepare", meeting)
    context = {"form": form, "who": who, "alike": alike if asked else (), "crumbs": meeting_crumbs(row)}
    return render(request, "meetings/prepare/add_item.html", context)


@require_http_methods(["GET", "POST"])
def change_item(request: HttpRequest, item: UUID) -> HttpResponse:
    """The whole item for the clerk, the cover sheet for its author."""
    reader = reader_for(request)
    row = _shown(reader, item)
    if not reader_can_change(reader, row):
        raise Http404
    prepares = reader_can_prepare(reader, row.meeting.body_id)
    form: CoverForm = (
        ItemForm(request.POST or None, late=row.meeting.state == "agenda out", initial=of_item(row))
        if prepares
        else CoverForm(request.POST or None, initial=of_item(row))
    )
    if filled(form, lambda: items.change(row, by=reader, **form.cleaned_data)):
        return redirect("meetings:item", item)
    return form_page(request, form, title="Change this item", button="Save", crumbs=_crumbs(row))


@require_http_methods(["GET", "POST"])
def change_stub(request: HttpRequest, item: UUID) -> HttpResponse:
    """What everyone sees in place of a restricted item."""
    reader = reader_for(request)
    row = _prepared(reader, item)
    names = ("public_title", "public_reason")
    form = StubForm(request.POST or None, initial={name: getattr(row, name) for name in names})
    if filled(form, lambda: items.change(row, by=reader, **form.cleaned_data)):
        return redirect("meetings:item", item)
    return form_page(request, form, title="What everyone else sees", button="Save", crumbs=_crumbs(row))


@require_POST
def clear_item(request: HttpRequest, item: UUID) -> HttpResponse:
    """Clear as the author or as the chair, or send a late item out."""
    reader = reader_for(request)
    row = _shown(reader, item)
    verbs = {
        "author": (clearance.clear_as_author, "Cleared for the author."),
        "chair": (clearance.clear_as_chair, "Cleared by the chair."),
        "late": (items.publish_late, "The item is out."),
    }
    if request.POST.get("as") not in verbs:
        raise Http404
    verb, said = verbs[request.POST["as"]]
    return acted(request, lambda: verb(row, by=reader), said, reverse("meetings:item", args=[item]))


@require_http_methods(["GET", "POST"])
def send_back_item(request: HttpRequest, item: UUID) -> HttpResponse:
    """Back to draft, with a reason."""
    return _with_reason(
        request, item, clearance.send_back, reader_can_send_back, "Send this item back to draft", "Send back"
    )


@require_http_methods(["GET", "POST"])
def withdraw_item(request: HttpRequest, item: UUID) -> HttpResponse:
    """Withdraw, with a reason."""
    return _with_reason(request, item, items.withdraw, reader_can_withdraw, "Withdraw this item", "Withdraw")


@require_POST
def same_item(request: HttpRequest, item: UUID) -> HttpResponse:
    """The answer to "same as item 4?": put together, or different."""
    reader = reader_for(request)
    row = _prepared(reader, item)
    to = reverse("meetings:prepare", args=[row.meeting_id])
    try:
        other = UUID(request.POST.get("other", ""))
    except ValueError as error:
        raise Http404 from error
    if request.POST.get("act") == "merge":
        into = _prepared(reader, other)
        return acted(request, lambda: similar.merge(row, into=into, by=reader), "Put together.", to)
    return acted(request, lambda: similar.dismiss(row, other=other, by=reader), "It will not be pointed out again.", to)


def _add(reader: Reader, row: Meeting, form: ItemForm, who: AudienceForm) -> None:
    chosen = who.chosen()
    items.add(
        row, by=reader, audience=audiences.of(chosen.kind, chosen.ids), face=chosen.face, marking=chosen.marking,
        basis=chosen.basis, public_title=chosen.stub_title, public_reason=chosen.stub_reason, **form.cleaned_data,
    )  # fmt: skip


def _with_reason(
    request: HttpRequest, item: UUID, verb: Any, may: Callable[[Reader, Item], bool], title: str, button: str
) -> HttpResponse:
    reader = reader_for(request)
    row = _shown(reader, item)
    if not may(reader, row):
        raise Http404
    form = ReasonForm(request.POST or None)
    if filled(form, lambda: verb(row, by=reader, **form.cleaned_data)):
        return redirect("meetings:item", item)
    return form_page(request, form, title=title, button=button, crumbs=_crumbs(row), grave=True)


def _shown(reader: Reader, item: UUID) -> Item:
    row = shown(reader).select_related("meeting__body", "thing__home").filter(pk=item).first()
    if row is None or not reader.signed_in:
        raise Http404
    return row


def _prepared(reader: Reader, item: UUID) -> Item:
    row = _shown(reader, item)
    if not reader_can_prepare(reader, row.meeting.body_id):
        raise Http404
    return row


def _crumbs(row: Item) -> list[tuple[str, str]]:
    return [*meeting_crumbs(row.meeting), (row.number or "Item", reverse("meetings:item", args=[row.pk]))]


def _markings(reader: Reader, row: Meeting) -> list[dict[str, str]]:
    return list(readable(reader, Practice).values_list("markings", flat=True).get(body=row.body_id))
