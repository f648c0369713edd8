"""Who may record a share, keep the registers, review, and make and approve a data set. Each rule is a pair."""

from uuid import UUID

from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import allowed
from commonweal.portal.disclosures.models import (
    AGREEMENT,
    REFUSED,
    REGISTER,
    ROW,
    Assessment,
    DataSet,
    Disclosure,
    Entry,
)
from commonweal.portal.disclosures.refusals import (
    NotInState,
    NotOneself,
    NotTheirDataSet,
    NotTheirDisclosure,
    NotTheirRegister,
    ReviewedAlready,
)

ASK = "Ask the partnership's information governance officer."


def check_reader_can_record(reader: Reader, *, agency: UUID | None) -> None:
    """Officers record what their own agency shared or refused. `agency` None: whether they may record any at all."""
    own = agency in reader.serves if agency else bool(reader.serves)
    if not (own and reader.may("W", ROW)):
        raise NotTheirDisclosure("You may record what your own agency shared.", "Ask an officer of that agency.")


def reader_can_record(reader: Reader, *, agency: UUID | None) -> bool:
    """Whether `check_reader_can_record` lets pass."""
    return allowed(check_reader_can_record, reader, agency=agency)


def check_reader_can_complete(reader: Reader, disclosure: Disclosure) -> None:
    """Officers of the agency that shared it, where it was an emergency. What is left to say, the verb asks."""
    check_reader_can_record(reader, agency=disclosure.from_agency_id)
    if not opens(reader, disclosure.thing):
        raise NotTheirDisclosure("You may complete what your own agency shared.", "Ask an officer of that agency.")
    if not disclosure.emergency or disclosure.decision == REFUSED:
        raise NotInState("Nothing was left out of this when it was recorded.", "Record a correction of its own.")


def reader_can_complete(reader: Reader, disclosure: Disclosure) -> bool:
    """Whether `check_reader_can_complete` lets pass."""
    return allowed(check_reader_can_complete, reader, disclosure)


def check_reader_can_review(reader: Reader, entry: Entry) -> None:
    """Governance reviews, once; nobody what they recorded themselves."""
    if not (reader.may("P", REGISTER) and opens(reader, entry.thing)):
        raise NotTheirRegister("Governance reviews what was shared in an emergency.", ASK)
    if entry.recorder is not None and entry.recorder == reader.account:
        raise NotOneself("You recorded this share yourself.", "Ask somebody else of governance.")
    if entry.reviewed_at is not None:
        raise ReviewedAlready("This was reviewed.", "Look at what was found.")


def reader_can_review(reader: Reader, entry: Entry) -> bool:
    """Whether `check_reader_can_review` lets pass."""
    return allowed(check_reader_can_review, reader, entry)


def check_reader_can_keep(reader: Reader) -> None:
    """Governance keeps the registers of agreements and assessments."""
    if not reader.may("W", AGREEMENT):
        raise NotTheirRegister("Governance keeps this register.", ASK)


def reader_can_keep(reader: Reader) -> bool:
    """Whether `check_reader_can_keep` lets pass."""
    return allowed(check_reader_can_keep, reader)


def check_reader_can_sign_off(reader: Reader, row: Assessment) -> None:
    """Governance signs an assessment off; not whoever wrote it."""
    if not reader.may("P", AGREEMENT):
        raise NotTheirRegister("Governance signs assessments off.", ASK)
    if row.thing.made_by == reader.account:
        raise NotOneself("You wrote this assessment yourself.", "Ask somebody else of governance to sign it off.")
    if row.signed_at is not None or row.ended_why:
        raise NotInState("It was signed off, or has ended.", "Change it first, if it is to be signed off anew.")


def reader_can_sign_off(reader: Reader, row: Assessment) -> bool:
    """Whether `check_reader_can_sign_off` lets pass."""
    return allowed(check_reader_can_sign_off, reader, row)


def check_reader_can_make_set(reader: Reader) -> None:
    """Analysts and governance make the quarter's data set."""
    roles = reader.roles()
    if not roles & {"analyst", "governance"}:
        raise NotTheirDataSet("An analyst or governance makes the data set.", ASK)


def reader_can_make_set(reader: Reader) -> bool:
    """Whether `check_reader_can_make_set` lets pass."""
    return allowed(check_reader_can_make_set, reader)


def check_reader_can_approve_set(reader: Reader, row: DataSet) -> None:
    """Governance approves it; not whoever had it made."""
    if "governance" not in reader.roles():
        raise NotTheirDataSet("Governance approves the data set.", ASK)
    if row.made_by == reader.account:
        raise NotOneself("You had this data set made.", "Ask somebody else of governance to approve it.")
    if row.approved_at is not None or row.withdrawn_at is not None:
        raise NotInState("It is out, or was withdrawn.", "Look at its state again.")


def reader_can_approve_set(reader: Reader, row: DataSet) -> bool:
    """Whether `check_reader_can_approve_set` lets pass."""
    return allowed(check_reader_can_approve_set, reader, row)


def check_reader_can_withdraw_set(reader: Reader, row: DataSet) -> None:
    """Governance withdraws it; whoever had it made too, until it is approved."""
    mine = reader.signed_in and row.made_by == reader.account and reader_can_make_set(reader)
    waits = mine and row.approved_at is None
    if not (waits or "governance" in reader.roles()):
        raise NotTheirDataSet("Governance withdraws the data set.", ASK)
    if row.withdrawn_at is not None:
        raise NotInState("It was withdrawn.", "Look at its state again.")


def reader_can_withdraw_set(reader: Reader, row: DataSet) -> bool:
    """Whether `check_reader_can_withdraw_set` lets pass."""
    return allowed(check_reader_can_withdraw_set, reader, row)
