"""A released text opens a case or joins one: an entry of its chronology, no more visible than both.

The entry is tied to the release's words, so that members read it who are of the release's readers too, and nobody once
the text is withdrawn; what stays then is the line that says that it was put there, which leads to the tombstone.
"""

from dataclasses import dataclass

from commonweal.portal.access.models import Thing
from commonweal.portal.access.queries import one, readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.verbs import things
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.cases import rules as case_rules
from commonweal.portal.cases.models import Case, Entry
from commonweal.portal.cases.verbs import opening
from commonweal.portal.cases.verbs.entries import agency_of
from commonweal.portal.cases.verbs.opening import Opening
from commonweal.portal.intelligence import enforcement
from commonweal.portal.intelligence.enforcement import Cleared
from commonweal.portal.intelligence.models import Released, ReleasedWords
from commonweal.portal.intelligence.refusals import TakenBack
from commonweal.portal.partnership.models import Agency

KIND = "sanitised"  # of cases.entry_kinds


@dataclass(frozen=True, slots=True)
class Placed:
    """The two entries that it became."""

    case: Case
    words: Entry
    line: Entry


@recorded
def open_case(released: Released, said: Opening, *, agency: Agency, by: Reader) -> Placed:
    """Open a case for one's own agency with what was released to one."""
    words = _readable(released, by)
    enforcement.clear_again(released, words)
    case = opening.open_case(said, agency=agency, by=by)
    return _put(case, released, words, by)


@recorded
def join(released: Released, case: Case, *, by: Reader) -> Placed:
    """Put what was released to one into a case in which one sits."""
    words = _readable(released, by)
    enforcement.clear_again(released, words)
    case_rules.check_reader_can_write(by, case)
    tied = Entry.objects.filter(case=case, thing__other_end=words.thing_id)
    if tied.exists():
        raise SomethingMissing("This text stands in that case already.", "Look at its chronology.")
    return _put(case, released, words, by)


def _put(case: Case, released: Released, words: ReleasedWords, by: Reader) -> Placed:
    cleared = enforcement.clear_again(released, words)
    handled = [f"Instructions: {line}" for line in words.grade["instructions"]]
    graded = "\n".join(f"- {line}" for line in [*words.grade["words"], *handled])
    told = f"{words.text}\n\nSanitised text {released.reference}, as graded by the unit:\n{graded}"
    line = f"Sanitised text {released.reference} from the force's intelligence unit was put into this case."
    note("put release into case", by=by.account, thing=released.pk)
    return Placed(
        case, words=_entry(case, told, words.thing, cleared, by), line=_entry(case, line, released.thing, cleared, by)
    )


def _entry(case: Case, text: str, tied: Thing, cleared: Cleared, by: Reader) -> Entry:
    """`cleared`: nothing of a release is written anywhere without it."""
    if not isinstance(cleared, Cleared):
        raise TypeError("it was not cleared")
    moment = now()
    return things.make(
        Entry, home=case.thing, other_end=tied, audience=case.group, by=by, case=case, kind=KIND, happened_at=moment,
        precision="minute", entered_at=moment, entered_by_id=by.person, agency=agency_of(case, by), text=text,
    )  # fmt: skip


def _readable(released: Released, by: Reader) -> ReleasedWords:
    """Its words, for who may read it; or the same 404, and once it was withdrawn a word of that."""
    one(by, Released, released.pk)
    words = readable(by, ReleasedWords).filter(released=released.pk).select_related("thing__lock").first()
    if words is None:
        raise TakenBack("This text was withdrawn.", "Look at its page for why.")
    return words
