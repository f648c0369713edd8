"""This room's page with one form, and whom its pages beyond everyone's are for."""

from functools import partial

from commonweal.portal.access.views import asking
from commonweal.portal.plan.models.plan import ROW

asked = partial(asking.asked, template="plan/act.html")
partner = partial(asking.partner, row=ROW)
