"""This room's page with one form, and whom its pages are for."""

from functools import partial

from commonweal.portal.access.views import asking
from commonweal.portal.people.models import ROW

asked = partial(asking.asked, template="people/act.html")
officer = partial(asking.partner, row=ROW)
