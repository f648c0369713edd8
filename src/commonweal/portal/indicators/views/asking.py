"""This room's page with one form, and whom its pages beyond everyone's are for."""

from functools import partial

from commonweal.portal.access.views import asking
from commonweal.portal.indicators.models.indicator import ROW
from commonweal.portal.library.whom import WhoForm

asked = partial(asking.asked, template="indicators/act.html")
partner = partial(asking.partner, row=ROW)
whom = partial(WhoForm, kinds=("public", "partners", "agencies"))
