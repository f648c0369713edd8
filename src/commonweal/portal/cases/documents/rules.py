"""Who may do what with a file of a case."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import allowed
from commonweal.portal.cases import rules
from commonweal.portal.cases.documents.models import NEXT, WAITING, WITHDRAWN, CaseFile
from commonweal.portal.cases.documents.refusals import NotInState, NotTheirFile


def check_reader_can_confirm(reader: Reader, file: CaseFile) -> None:
    """Whoever added it, while it waits."""
    rules.check_reader_can_write(reader, file.case)
    if file.added_by_id != reader.person:
        raise NotTheirFile("Somebody else added this file.", "It is theirs to confirm.")
    if file.state != WAITING:
        raise NotInState("This file was confirmed already.", "Look at the case.")


def reader_can_confirm(reader: Reader, file: CaseFile) -> bool:
    """Whether `check_reader_can_confirm` lets pass."""
    return allowed(check_reader_can_confirm, reader, file)


def check_reader_can_withdraw(reader: Reader, file: CaseFile) -> None:
    """Whoever added it, and the case's lead; also once the case is closed."""
    rules.check_reader_sits(reader, file.case)
    if file.added_by_id != reader.person and not rules.leads(reader, file.case):
        raise NotTheirFile("Somebody else added this file.", "Ask them, or the case's lead, to withdraw it.")
    if WITHDRAWN not in NEXT[file.state]:
        raise NotInState("This file was withdrawn already.", "Nobody can open it.")


def reader_can_withdraw(reader: Reader, file: CaseFile) -> bool:
    """Whether `check_reader_can_withdraw` lets pass."""
    return allowed(check_reader_can_withdraw, reader, file)
