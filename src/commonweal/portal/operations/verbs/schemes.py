"""A volunteer scheme: begun, changed, funded, and each of its shifts."""

import datetime as dt
from decimal import Decimal
from typing import Any

from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.recording import recorded
from commonweal.portal.operations import rules
from commonweal.portal.operations.models import Funding, Scheme, Shift
from commonweal.portal.operations.verbs.operations import PARTNERS, Marked
from commonweal.portal.partnership.models import Agency, Body

SAID = ("name", "agency", "about", "board", "open_to_all", "open_since", "open_evidence", "ended_on")


@recorded
def begin(
    name: str, *, agency: Agency, by: Reader, body: Body | None = None, marked: Marked = PARTNERS, **fields: Any
) -> Scheme:
    """Keep a scheme that an agency supports."""
    rules.check_reader_can_keep_scheme(by, agency=agency.pk)
    audience = marked.audience or audiences.partners()
    rules.check_reach(audience.kind)
    _check_sound(name, fields)
    return things.make(
        Scheme, home=None, audience=audience, by=by, marking=marked.marking, basis=marked.basis, body=body,
        name=name.strip(), agency=agency, **fields,
    )  # fmt: skip


@recorded
def change(scheme: Scheme, *, name: str, agency: Agency, by: Reader, seen: str = "", **fields: Any) -> Scheme:
    """Change what is said of it."""
    scheme = held(scheme)
    rules.check_reader_can_keep_scheme(by, agency=scheme.agency_id, scheme=scheme)
    rules.check_reader_can_keep_scheme(by, agency=agency.pk, scheme=scheme)
    check_unchanged(scheme, SAID, seen)
    _check_sound(name, fields)
    return changed(scheme, "change scheme", by, **fields, name=name.strip(), agency=agency)


@recorded
def fund(
    scheme: Scheme, *, source: str, amount: Decimal, since: dt.date, by: Reader, until: dt.date | None = None,
    note: str = "",
) -> Funding:  # fmt: skip
    """A line of its money."""
    rules.check_reader_can_keep_scheme(by, agency=scheme.agency_id, scheme=scheme)
    check_said(source, "where the money comes from")
    if until is not None and until < since:
        raise SomethingMissing("It ends before it begins.", "Look at both dates again.")
    return things.make(
        Funding, home=scheme.thing, audience=audiences.public(), by=by, scheme=scheme, source=source.strip(),
        amount=amount, since=since, until=until, note=note.strip(),
    )  # fmt: skip


@recorded
def shift(scheme: Scheme, *, on: dt.date, hours: Decimal, volunteers: int, by: Reader, note: str = "") -> Shift:
    """One evening out."""
    rules.check_reader_can_keep_scheme(by, agency=scheme.agency_id, scheme=scheme)
    return things.make(
        Shift, home=scheme.thing, audience=audiences.public(), by=by, scheme=scheme, on=on, hours=hours,
        volunteers=volunteers, note=note.strip(),
    )  # fmt: skip


def _check_sound(name: str, fields: dict[str, Any]) -> None:
    check_said(name, "what the scheme is called")
    if fields.get("open_to_all") and not (fields.get("open_since") and fields.get("open_evidence", "").strip()):
        raise SomethingMissing(
            "It is said to be open to all, but not since when or how one can tell.", "Give the day and the evidence."
        )
