"""This room's page with one form, and whom its pages are for."""

from functools import partial

from commonweal.portal.access.views import asking

asked = partial(asking.asked, template="disclosures/act.html")
must = asking.must
