"""This room's page with one form, and whom its pages are for."""

from functools import partial

from django.http import HttpRequest

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views import asking
from commonweal.portal.access.views.asking import must
from commonweal.portal.rights import rules
from commonweal.portal.rights.models import ROW

asked = partial(asking.asked, template="rights/act.html")
partner = partial(asking.partner, row=ROW)


def governor(request: HttpRequest) -> Reader:
    """Governance; for others there is no page."""
    reader = partner(request)
    must(rules.reader_governs(reader))
    return reader
