"""May this reader propose, approve, refuse or withdraw a release? The states that allow each stand here too."""

from commonweal.portal.access.homes import body_of, originator_of
from commonweal.portal.access.kinds import row_of
from commonweal.portal.access.models import Audience, Release, Thing
from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotAllowed, NotBySamePerson, NotNow, NotWhatWasSeen, OwnedElsewhere
from commonweal.portal.access.rules import allowed
from commonweal.portal.access.rules.widenings import consented
from commonweal.portal.access.states import ACTS, REFUSED, RELEASED, WAITING, WITHDRAWN

SANITISED = ("intelligence",)  # rows of what goes out by its own room's way, which holds it to its codes


def state_of(release: Release) -> str:
    """The state that a release's columns say."""
    if release.withdrawn_at is not None:
        return WITHDRAWN
    if release.approver is not None:
        return RELEASED
    return REFUSED if release.refused_at is not None else WAITING


def check_reader_can_propose(reader: Reader, of: Thing, reach: Audience) -> None:
    """Whoever may write such things, of what they may read; another body's matter only with its consent."""
    if row_of(of.kind) in SANITISED:
        raise NotAllowed("Intelligence goes out as a sanitised text alone.", "Ask the force's intelligence unit.")
    if not opens(reader, of) or not reader.may("W", row_of(of.kind), body=body_of(of), own=_own(reader, of)):
        raise NotAllowed("You cannot propose a release of this.", "Ask the clerk of the body it belongs to.")
    _check_consent(of, reach)


def reader_can_propose(reader: Reader, of: Thing, reach: Audience) -> bool:
    """Whether `check_reader_can_propose` lets pass."""
    return allowed(check_reader_can_propose, reader, of, reach)


def check_reader_can_approve(reader: Reader, release: Release, *, sha256: str | None = None) -> None:
    """Someone other than the author, whose role approves, of the very files that they saw."""
    _check_second_person(reader, release, "approve")
    if sha256 is not None and sha256 != release.sha256:
        raise NotWhatWasSeen("What you looked at is not what would go out.", "Open the files again, and approve those.")
    _check_consent(release.of, release.reach)


def reader_can_approve(reader: Reader, release: Release) -> bool:
    """Whether `check_reader_can_approve` lets pass."""
    return allowed(check_reader_can_approve, reader, release)


def check_reader_can_refuse(reader: Reader, release: Release) -> None:
    """Whoever could approve it, and its author: they take it back."""
    if release.author == reader.account:
        _check_state(release, "refuse")
    else:
        _check_second_person(reader, release, "refuse")


def reader_can_refuse(reader: Reader, release: Release) -> bool:
    """Whether `check_reader_can_refuse` lets pass."""
    return allowed(check_reader_can_refuse, reader, release)


def check_reader_can_withdraw(reader: Reader, release: Release) -> None:
    """One person is enough to take something back: whoever may write or approve such things, or releases as such."""
    _check_state(release, "withdraw")
    rows = (release.row, Release.TABLE_ROW)
    if not reader.may("W", release.row, body=release.body_id) and not any(
        reader.may("P", row, body=release.body_id) for row in rows
    ):
        raise NotAllowed("You cannot withdraw this.", "Ask the clerk or the information governance officer.")


def reader_can_withdraw(reader: Reader, release: Release) -> bool:
    """Whether `check_reader_can_withdraw` lets pass."""
    return allowed(check_reader_can_withdraw, reader, release)


def check_said(words: str, what: str) -> None:
    """A refusal has its reason and a withdrawal its tombstone: others read them."""
    if not words.strip():
        raise NotNow(f"The {what} is empty.", "Say in a sentence why: it is shown to those who look for this.")


def check_whole(found: str, release: Release) -> None:
    """What would go out is what was proposed."""
    if found != release.sha256:
        raise NotWhatWasSeen("The files are not those that were proposed.", "Refuse this, and propose it anew.")


def _check_second_person(reader: Reader, release: Release, act: str) -> None:
    _check_state(release, act)
    if reader.account is None or not opens(reader, release.thing):
        raise NotAllowed(f"You cannot {act} this.", "Ask the clerk of the body it belongs to.")
    if release.author == reader.account:
        raise NotBySamePerson("You proposed this yourself.", "Ask someone else who approves releases.")
    if not reader.may("P", release.row, body=release.body_id):
        raise NotAllowed(f"You cannot {act} this.", "The chair, another clerk or information governance can.")


def _check_state(release: Release, act: str) -> None:
    state = state_of(release)
    if act not in ACTS[state]:
        raise NotNow(f"This release is {state} already.", "Look at its page for what became of it.")


def _check_consent(of: Thing, reach: Audience) -> None:
    owner = originator_of(of)
    if owner is not None and not consented(of, reach):
        raise OwnedElsewhere(
            f"This belongs to {owner.name}, who have not consented to such a release.",
            "Record their consent and have it approved by a second person.",
        )


def _own(reader: Reader, thing: Thing) -> bool:
    return reader.account is not None and thing.made_by == reader.account
