"""Who may do what with a paper. Each rule is a pair; states come from the one table in models."""

from uuid import UUID

from commonweal.portal.access.models import Audience, Thing
from commonweal.portal.access.opening import audiences_of, opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import ChangedMeanwhile, NotWhatWasSeen
from commonweal.portal.access.rules import allowed
from commonweal.portal.library import dispatch
from commonweal.portal.library.models import AUTHOR_CLEARED, CHAIR_CLEARED, DRAFT, NEXT, WITHDRAWN, Paper
from commonweal.portal.library.refusals import AuthorClears, NeedsReason, NotTheirPaper, WrongState

ROW = Paper.TABLE_ROW


def check_reader_can_make(reader: Reader, *, body: UUID | None = None) -> None:
    """Partner officers, analysts and the clerk write papers."""
    if reader.person is None or not reader.may("W", ROW, body=body):
        raise NotTheirPaper("Your role does not write papers.", "Ask the clerk or an analyst of the partnership.")


def reader_can_make(reader: Reader, *, body: UUID | None = None) -> bool:
    """Whether `check_reader_can_make` lets pass."""
    return allowed(check_reader_can_make, reader, body=body)


def check_reader_can_revise(reader: Reader, paper: Paper, *, seen: int | None = None, now: int = 0) -> None:
    """Its author, their agency and the clerk; from the newest version, where `seen` says which one they began from."""
    _check_works_on(reader, paper)
    _check_next(paper, DRAFT, "Withdrawn papers stay as they are.")
    if seen is not None and seen != now:
        raise ChangedMeanwhile(
            f"Someone made version {now} while you wrote from version {seen}.",
            "Your words are still below: look at the newer version beside them, and save once more.",
        )


def reader_can_revise(reader: Reader, paper: Paper) -> bool:
    """Whether `check_reader_can_revise` lets pass."""
    return allowed(check_reader_can_revise, reader, paper)


def check_reader_can_clear_as_author(reader: Reader, paper: Paper) -> None:
    """Whoever works on it, while it is a draft."""
    _check_works_on(reader, paper)
    _check_next(paper, AUTHOR_CLEARED, "This paper was cleared by its author already.")


def reader_can_clear_as_author(reader: Reader, paper: Paper) -> bool:
    """Whether `check_reader_can_clear_as_author` lets pass."""
    return allowed(check_reader_can_clear_as_author, reader, paper)


def check_reader_can_clear_as_chair(reader: Reader, paper: Paper, *, seen: str = "", now: str = "") -> None:
    """Whoever approves for the body, not who cleared it as author, and only of what they saw."""
    if paper.lock_id not in reader.locks or not reader.may("P", ROW, body=paper.body_id):
        raise NotTheirPaper("Your role does not clear papers for the chair.", "Ask the chair or the clerk.")
    _check_next(paper, CHAIR_CLEARED, "Its author clears a paper first.")
    if reader.account == paper.author_cleared_by:
        raise AuthorClears("You cleared this paper as its author.", "A second person clears it for the chair.")
    if seen != now:
        raise NotWhatWasSeen("The paper was changed since you opened it.", "Look at it again, and clear that.")


def reader_can_clear_as_chair(reader: Reader, paper: Paper) -> bool:
    """Whether `check_reader_can_clear_as_chair` lets pass."""
    return allowed(check_reader_can_clear_as_chair, reader, paper)


def check_reader_can_send_back(reader: Reader, paper: Paper) -> None:
    """Whoever works on it or approves it, once it is cleared by anyone."""
    if not reader.may("P", ROW, body=paper.body_id):
        _check_works_on(reader, paper)
    if paper.state not in (AUTHOR_CLEARED, CHAIR_CLEARED):
        raise WrongState("This paper is a draft or was withdrawn.", "There is no clearance to take back.")


def reader_can_send_back(reader: Reader, paper: Paper) -> bool:
    """Whether `check_reader_can_send_back` lets pass."""
    return allowed(check_reader_can_send_back, reader, paper)


def check_reader_can_withdraw(reader: Reader, paper: Paper) -> None:
    """Whoever works on it."""
    _check_works_on(reader, paper)
    _check_next(paper, WITHDRAWN, "This paper was withdrawn already.")


def reader_can_withdraw(reader: Reader, paper: Paper) -> bool:
    """Whether `check_reader_can_withdraw` lets pass."""
    return allowed(check_reader_can_withdraw, reader, paper)


def check_reader_can_hand_in(reader: Reader, paper: Paper, item: Thing | None) -> None:
    """Whoever works on it, to an item that they may read; to no agenda after another, and never for more readers.

    `item` None: to any item at all.
    """
    _check_works_on(reader, paper)
    if paper.state == WITHDRAWN:
        raise WrongState("This paper was withdrawn.", "Make a new one.")
    if dispatch.went_out(paper.thing.home) is not None:
        raise WrongState("This paper went out with an agenda already.", "Make a new one for the next meeting.")
    if item is None:
        return
    if not opens(reader, item):
        raise NotTheirPaper("This item is not open to you.", "Ask the clerk to attach the paper.")
    drafts = Audience.objects.filter(kind="drafts").values_list(
        "pk", flat=True
    )  # partners: whom a paper is for at most
    if not audiences_of(paper.lock_id) - {*drafts} <= audiences_of(item.lock_id) | {paper.thing.audience_id}:
        raise WrongState(
            "More people would read the paper there than where it lies.", "Ask the clerk for an item for its readers."
        )


def reader_can_hand_in(reader: Reader, paper: Paper, item: Thing | None) -> bool:
    """Whether `check_reader_can_hand_in` lets pass."""
    return allowed(check_reader_can_hand_in, reader, paper, item)


def check_holds(paper: Paper, *, audience: Audience, home: Thing | None, reach: str) -> None:
    """What is worked out anew of a thing goes into its older paper only where that is for no more readers."""
    wanted = {audience.pk, *(audiences_of(home.lock_id) if home else ())}
    if not wanted <= audiences_of(paper.lock_id) or (paper.reach and not reach):
        raise WrongState(
            "This paper is for more people than what it is made of is by now.",
            "Have a new one made: it stays narrower.",
        )


def check_said(words: str, what: str) -> None:
    """Late papers, supplements, and what is sent back or withdrawn say why."""
    if not words.strip():
        raise NeedsReason(f"Say {what}.", "A sentence is enough; it stands with the paper.")


def is_own(reader: Reader, paper: Paper) -> bool:
    """Whether a paper is this person's or their agency's."""
    own = paper.author_id is not None and paper.author_id == reader.person
    return own or (paper.agency_id is not None and paper.agency_id in reader.agencies)


def _check_works_on(reader: Reader, paper: Paper) -> None:
    clerk = "clerk" in reader.roles(paper.body_id)
    writes = reader.may("W", ROW, body=paper.body_id)
    if paper.lock_id not in reader.locks or not writes or not (clerk or is_own(reader, paper)):
        raise NotTheirPaper("This paper is someone else's.", "Ask its author, their agency or the clerk.")


def _check_next(paper: Paper, wanted: str, otherwise: str) -> None:
    if wanted not in NEXT[paper.state]:
        raise WrongState(otherwise, f"It is {paper.state} now.")
