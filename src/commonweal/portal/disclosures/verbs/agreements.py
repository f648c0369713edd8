"""The register of information-sharing agreements: entered, changed, signed, reviewed, its matchers named, ended."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from commonweal.documents.plain import PlainDocument
from commonweal.documents.safe_copy import make_safe
from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.models import Document
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, documents, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.disclosures import rules
from commonweal.portal.disclosures.models import Agreement, Matcher, Party
from commonweal.portal.disclosures.refusals import NotInState
from commonweal.portal.partnership.models import Agency, Person

SAID = ("title", "purposes", "covers", "since", "review_due", "until")


@recorded
def enter(*, title: str, agencies: Collection[Agency], by: Reader, **fields: Any) -> Agreement:
    """Put an agreement in the register. It is a draft until every party signed and its first day came."""
    rules.check_reader_can_keep(by)
    _check_sound(title, agencies, fields)
    made = things.make(Agreement, home=None, audience=audiences.partners(), by=by, title=title.strip(), **fields)
    _bind(made, agencies)
    return made


@recorded
def change(
    row: Agreement, *, title: str, agencies: Collection[Agency], by: Reader, seen: str = "", **fields: Any
) -> Agreement:
    """Change what it says. A party that was added has not signed; whoever signed stays a party, since they signed."""
    row = held(row)
    _check_going_on(by, row)
    check_unchanged(row, SAID, seen)
    _check_sound(title, agencies, fields)
    signed = {party.agency_id for party in row.parties.exclude(signed_on=None)}
    if signed - {agency.pk for agency in agencies}:
        raise NotInState("An agency that signed is a party.", "End the agreement, and enter the new one.")
    Party.objects.filter(agreement=row, signed_on=None).exclude(agency__in=list(agencies)).delete()
    _bind(row, agencies)
    return changed(row, "change agreement", by, title=title.strip(), **fields)


@recorded
def sign(party: Party, *, on: dt.date, signed_by: str, by: Reader) -> Party:
    """Enter that a party signed: when, and who for it."""
    agreement = held(party.agreement)
    _check_going_on(by, agreement)
    check_said(signed_by, "who signed, by name and post")
    if on > today():
        raise SomethingMissing("It was signed in the future.", "Look at the day again.")
    party.signed_on, party.signed_by = on, signed_by.strip()
    party.save(update_fields=["signed_on", "signed_by"])
    note("sign agreement", by=by.account, thing=party.agreement_id)
    return party


@recorded
def review(row: Agreement, *, on: dt.date, words: str, review_due: dt.date, by: Reader) -> Agreement:
    """Say that it was looked at, what that found, and when it is looked at again. It holds on, or is ended."""
    row = held(row)
    _check_going_on(by, row)
    check_said(words, "what the review found")
    if on > today():
        raise SomethingMissing("It was reviewed in the future.", "Look at the day again.")
    if review_due <= today():
        raise SomethingMissing("Its next review is not in the future.", "Set a day to come.")
    return changed(row, "review agreement", by, reviewed_on=on, review_words=words.strip(), review_due=review_due)


@recorded
def name_matchers(row: Agreement, people: Collection[Person], *, by: Reader) -> None:
    """Say who is shown suggestions that records of its parties are of one person: officers of its parties."""
    row = held(row)
    _check_going_on(by, row)
    parties = set(row.parties.values_list("agency", flat=True))
    if strangers := [person.name for person in people if person.agency_id not in parties]:
        raise NotInState(f"{strangers[0]} is of no party to this agreement.", "Choose officers of its parties.")
    Matcher.objects.filter(agreement=row).exclude(person__in=list(people)).delete()
    for person in people:
        Matcher.objects.get_or_create(agreement=row, person=person)
    note("name matchers", by=by.account, thing=row.pk)


def made_safe(name: str, content: bytes) -> tuple[str, bytes]:
    """The name and PDF of what is seen of an upload; FileRefused where it is not fit. Before any transaction."""
    safe = make_safe(name, content)
    pdf = PlainDocument(title=safe.title or safe.name, blocks=safe.blocks, show_title=False).pdf()
    return f"{safe.name.rpartition('.')[0] or safe.name}.pdf", pdf


@recorded
def attach(row: Agreement, file: tuple[str, bytes], *, by: Reader) -> Document:
    """Keep the signed document beside it."""
    row = held(row)
    rules.check_reader_can_keep(by)
    name, pdf = file
    return documents.keep(
        pdf, name=name, media_type="application/pdf", role="agreement", home=row.thing, audience=audiences.public(),
        by=by,
    )  # fmt: skip


@recorded
def end(row: Agreement, *, on: dt.date, why: str, by: Reader) -> Agreement:
    """End it: nothing rests on it after that day."""
    row = held(row)
    _check_going_on(by, row)
    check_said(why, "why it ends")
    if row.since is not None and on < row.since:
        raise SomethingMissing("It ends before it begins.", "Look at the day again.")
    return changed(row, "end agreement", by, until=on, ended_why=why.strip())


def _check_going_on(reader: Reader, row: Agreement) -> None:
    rules.check_reader_can_keep(reader)
    if row.ended_why:
        raise NotInState("This agreement was ended.", "Enter a new one.")


def _check_sound(title: str, agencies: Collection[Agency], fields: dict[str, Any]) -> None:
    check_said(title, "what the agreement is called")
    if len({agency.pk for agency in agencies}) < 2:
        raise SomethingMissing("It is between fewer than two agencies.", "Choose at least two.")
    since, until, review_due = fields.get("since"), fields.get("until"), fields.get("review_due")
    if since and until and until < since:
        raise SomethingMissing("It ends before it begins.", "Look at both days again.")
    if since and review_due and review_due < since:
        raise SomethingMissing("It is reviewed before it begins.", "Look at both days again.")


def _bind(row: Agreement, agencies: Collection[Agency]) -> None:
    for agency in agencies:
        Party.objects.get_or_create(agreement=row, agency=agency)
