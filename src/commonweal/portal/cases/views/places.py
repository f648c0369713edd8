"""The page on which a place is put into a case."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from commonweal.portal.cases.verbs import places
from commonweal.portal.cases.views.asking import asked, back_to, to_write
from commonweal.portal.people.forms.besides import PlaceForm
from commonweal.portal.people.forms.besides import asked as told


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, id: UUID) -> HttpResponse:
    """Where it happens."""
    reader, case = to_write(request, id)
    form = PlaceForm(request.POST or None)
    return asked(
        request, form, lambda: places.add(case, by=reader, **told(form)), title="Add a place", button="Keep it",
        back=back_to(case), said="The place is in the case.", caption=f"Case {case.reference}",
        tells="What else you may read of the place is found by its postcode with the number or the house's name; by "
        "house, street and town; by its name and ward; or by its UPRN. Give what you have.",
    )  # fmt: skip
