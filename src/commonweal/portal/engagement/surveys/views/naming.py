"""The page on which whoever reads a survey's texts names others, and takes them off."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from commonweal.portal.access.views.asking import must, sent
from commonweal.portal.engagement.surveys import queries, rules
from commonweal.portal.engagement.surveys.forms import ReadersForm
from commonweal.portal.engagement.surveys.verbs import naming
from commonweal.portal.engagement.surveys.views.showing import reader_of
from commonweal.portal.engagement.views.asking import asked


@require_http_methods(["GET", "POST"])
def readers(request: HttpRequest, id: UUID) -> HttpResponse:
    """Who reads it beside oneself."""
    reader = reader_of(request)
    row = queries.row(reader, id)
    must(rules.reader_can_name(reader, row))
    now = [one for one in queries.named(row) if one[0] != str(reader.person)]
    known = dict(now) | dict(queries.others(reader))  # with their agency, where they sit today
    form = ReadersForm(
        request.POST or None, people=sorted(known.items(), key=lambda one: one[1]),
        initial={"readers": [id for id, _ in now]},
    )  # fmt: skip
    return asked(
        request, form,
        lambda: naming.name(row, form.chosen(), why=form.cleaned_data["why"], by=reader, seen=sent(request)),
        title="Who reads what people wrote?", button="Keep this", caption=row.name, seen=naming.mark_of(row),
        back=(row.name, reverse("engagement:survey", args=[row.pk])), said="Kept: those who are new are told.",
        tells="What people wrote can tell who they are. Name only who needs it to group the texts or to check it.",
    )  # fmt: skip
