"""This room's page with one form, and whom its pages beyond everyone's are for."""

from functools import partial

from commonweal.portal.access.views import asking
from commonweal.portal.library.whom import WhoForm
from commonweal.portal.operations.models.operation import ROW

asked = partial(asking.asked, template="operations/act.html")
partner = partial(asking.partner, row=ROW)
whom = partial(WhoForm, kinds=("partners", "agencies", "people"))  # for the partnership at most
