"""The page on which an agency adds what it had no time to say in an emergency."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.rules.people import people_allowed
from commonweal.portal.disclosures import rules, standing
from commonweal.portal.disclosures.forms.completing import KEPT, CompleteForm
from commonweal.portal.disclosures.powers import powers
from commonweal.portal.disclosures.queries import shares
from commonweal.portal.disclosures.verbs import completing
from commonweal.portal.disclosures.views.asking import asked, must
from commonweal.portal.disclosures.whole import WHAT

STANDS = "What was recorded stays as it was. What you add stands beside it, with your name and the day."


@require_http_methods(["GET", "POST"])
def complete(request: HttpRequest, id: UUID) -> HttpResponse:
    """What is still not said of a share, asked of its own agency."""
    reader = reader_for(request)
    row = shares.row_of(reader, id)
    must(rules.reader_can_complete(reader, row) and people_allowed())
    stands = completing.as_it_stands(row)
    may_write = completing.place_of_words(row, reader) is not None
    asks = [part for part in stands.missing if part != WHAT or may_write]
    must(bool(stands.missing))
    form = CompleteForm(
        request.POST or None, missing=asks, known=[name for name in ("special", "criminal") if stands.said[name]],
        agreements=standing.live_between([row.from_agency_id], timezone.localdate(row.shared_at)),
    )  # fmt: skip
    return asked(
        request, form,
        lambda: completing.complete(row, form.grounds(), what=form.what_was_shared(), by=reader),
        title="Complete what was shared in an emergency", button="Add this" if asks else "",
        back=("The share", reverse("disclosures:disclosure", args=[id])),
        said="Added.", tells=f"{STANDS} {KEPT}" if asks else NOT_YOURS, checked=powers().checked,
    )  # fmt: skip


NOT_YOURS = "All that is left to say is what was shared: whoever may read what it is of writes that."
