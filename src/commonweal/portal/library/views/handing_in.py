"""Handing a paper in to the next meeting: to an item of its agenda, or to a new one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from commonweal.errors import CommonwealError
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.library import agendas, rules
from commonweal.portal.library.agendas import Agenda
from commonweal.portal.library.forms import NEW_ITEM, HandInForm
from commonweal.portal.library.models import Paper
from commonweal.portal.library.queries import pages
from commonweal.portal.library.verbs import handing_in


@require_http_methods(["GET", "POST"])
def hand_in(request: HttpRequest, id: UUID) -> HttpResponse:
    """Which item of the next meeting? Whoever prepares its agenda may put a new one on it."""
    reader = reader_for(request)
    row = pages.paper_row(reader, id)
    if not rules.reader_can_hand_in(reader, row, None):
        raise Http404
    agenda = agendas.next_agenda(reader, row.body_id)
    form = HandInForm(request.POST or None, agenda=agenda, title=row.title) if agenda else None
    if request.method == "POST" and agenda and form and form.is_valid():
        try:
            _handed_in(row, agenda, form, reader)
        except CommonwealError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Handed in: {agenda.words}.")
            return redirect("library:paper", id)
    return render(request, "library/hand_in.html", {"paper": row.title, "id": id, "form": form, "agenda": agenda})


def _handed_in(row: Paper, agenda: Agenda, form: HandInForm, reader: Reader) -> None:
    said = form.cleaned_data
    late = said.get("late_reason", "")
    if said["item"] == NEW_ITEM:
        handing_in.hand_in_to_new_item(
            row, agenda=agenda, title=said["title"], public_title=said["public_title"], late_reason=late, by=reader
        )
    else:
        item = Thing.objects.get(pk=said["item"])
        handing_in.hand_in(row, item=item, late_reason=late, by=reader)
