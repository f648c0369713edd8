"""Agencies, the names that they were printed under, and bodies."""

import datetime as dt

from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.partnership import rules
from commonweal.portal.partnership.doers import Doer
from commonweal.portal.partnership.models import Agency, AgencyName, Body
from commonweal.portal.partnership.refusals import NotAsItStands


@recorded
def add(*, name: str, short_name: str, kind: str = "", since: dt.date | None = None, by: Doer) -> Agency:
    """Take an agency into the partnership."""
    rules.check_reader_can_manage_people(by)
    agency = Agency.objects.create(name=name, short_name=short_name, kind=kind, since=since)
    note("add agency", by=by.account, thing=agency.id)
    return agency


@recorded
def change(
    agency: Agency, *, name: str, short_name: str, kind: str, since: dt.date | None, until: dt.date | None, by: Doer
) -> None:
    """Change what an agency is called now and how long it belongs. Its old name stays among the printed ones."""
    rules.check_reader_can_manage_people(by)
    _check_order(since, until)
    if name != agency.name:
        AgencyName.objects.get_or_create(agency=agency, printed=agency.name)
    agency.name, agency.short_name, agency.kind, agency.since, agency.until = name, short_name, kind, since, until
    agency.save()
    note("change agency", by=by.account, thing=agency.id)


@recorded
def add_printed_name(
    agency: Agency, *, printed: str, since: dt.date | None = None, until: dt.date | None = None, by: Doer
) -> AgencyName:
    """Say that an agency was printed under another name, so that old minutes find it."""
    rules.check_reader_can_manage_people(by)
    _check_order(since, until)
    name = AgencyName.objects.create(agency=agency, printed=printed, since=since, until=until)
    note("add printed name", by=by.account, thing=agency.id)
    return name


@recorded
def add_body(
    *, name: str, short_name: str, kind: str, parent: Body | None, remit: str = "", since: dt.date | None = None,
    by: Doer,
) -> Body:  # fmt: skip
    """Set up a body: the partnership, a task and finish group or a working group."""
    rules.check_reader_can_manage_people(by)
    body = Body.objects.create(name=name, short_name=short_name, kind=kind, parent=parent, remit=remit, since=since)
    note("add body", by=by.account, thing=body.id)
    return body


@recorded
def change_body(
    body: Body, *, name: str, short_name: str, kind: str, parent: Body | None, remit: str, since: dt.date | None,
    until: dt.date | None, by: Doer,
) -> None:  # fmt: skip
    """Change a body, or end it. It sits in no group of its own."""
    rules.check_reader_can_manage_people(by)
    _check_order(since, until)
    above = parent
    while above is not None:
        if above.id == body.id:
            raise NotAsItStands("A body cannot sit in itself.", "Choose another one above it.")
        above = above.parent
    body.name, body.short_name, body.kind, body.parent = name, short_name, kind, parent
    body.remit, body.since, body.until = remit, since, until
    body.save()
    note("change body", by=by.account, thing=body.id)


def _check_order(since: dt.date | None, until: dt.date | None) -> None:
    if since and until and until < since:
        raise NotAsItStands("The last day is before the first.", "Check both dates.")
