"""A sanitised text: written by one of the unit, fixed and proposed, let out or refused by another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from commonweal.portal.access import references
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotBySamePerson, NotWhatWasSeen, SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import recorded
from commonweal.portal.disclosures.said import Grounds
from commonweal.portal.intelligence import enforcement, fixing, reaching, rules, sanitising, telling
from commonweal.portal.intelligence.models import (
    OUT,
    REFUSED,
    WAITING,
    WRITTEN,
    Drawn,
    Item,
    Report,
    Sanitised,
)
from commonweal.portal.intelligence.queries.against import against
from commonweal.portal.intelligence.refusals import NotInReportState, NotSanitised
from commonweal.portal.intelligence.sanitising import Found
from commonweal.portal.intelligence.verbs import asking, going_out
from commonweal.portal.partnership.models import Person

EDITABLE = (WRITTEN, REFUSED)


@dataclass(frozen=True, slots=True)
class Draft:
    """What its author writes. `meant`: mentions of the report that it names on purpose."""

    text: str
    items: Sequence[Item]
    agencies: Sequence[UUID] = ()
    people: Sequence[tuple[UUID, UUID]] = ()  # person, agency: where it is for some by name
    meant: Sequence[UUID] = ()
    left_out: str = ""
    why_it_stands: str = ""  # of what was found in it that may stand
    grounds: Grounds = field(default_factory=Grounds)
    emergency: bool = False

    def fields(self) -> dict[str, Any]:
        """As the row keeps it."""
        return {
            "text": self.text.strip(), "left_out": self.left_out.strip(),
            "reach": reaching.PEOPLE if self.people else reaching.AGENCIES,
            "agencies": sorted(map(str, self.agencies)) if not self.people else [],
            "people": sorted([str(person), str(agency)] for person, agency in self.people),
            "share": going_out.share_of(self.grounds, meant=self.meant, emergency=self.emergency),
        }  # fmt: skip


@recorded
def write(report: Report, said: Draft, *, by: Reader, made_from: Sanitised | None = None) -> Sanitised:
    """Keep a new text. `made_from`: an earlier one, whose items it inherits as well."""
    report = held(report)
    rules.check_reader_is_unit(by, report)
    _check_sound(said, report)
    if made_from is not None and made_from.report_id != report.pk:
        raise SomethingMissing("That text is of another report.", "Write this one anew.")
    text = things.make(
        Sanitised, home=report.thing, audience=audiences.public(), by=by, report=report, made_from=made_from,
        reference=references.new("T"), author=by.account, written_at=now(), **said.fields(),
    )  # fmt: skip
    _draw(text, said.items)
    return text


@recorded
def rewrite(text: Sanitised, said: Draft, *, by: Reader) -> Sanitised:
    """Change a text that is not proposed, or was refused. Whoever changes it is its author from now on."""
    text = held(text, "report__thing__lock")
    rules.check_reader_is_unit(by, text.report)
    _check_state(text, *EDITABLE)
    _check_sound(said, text.report)
    _draw(text, said.items)
    return changed(
        text, "rewrite sanitised text", by, state=WRITTEN, sha256="", author=by.account, written_at=now(),
        answered=[], **said.fields(),
    )  # fmt: skip


@recorded
def propose(text: Sanitised, *, by: Reader, why_it_stands: str = "") -> Sanitised:
    """Lay it before a second person: held against the report and its source, and fixed by its hash."""
    text = held(text, "report__thing__lock")
    rules.check_reader_is_unit(by, text.report)
    _check_state(text, *EDITABLE)
    if text.author != by.account:
        raise NotInReportState("Someone else wrote this.", "Ask them to propose it, or write it anew yourself.")
    found = look(text, by=by)
    _check_sanitised(found, why_it_stands)
    going_out.check_ground(text)
    inherited = enforcement.inherited(text)
    enforcement.check_may_go_out(inherited, enforcement.table(), asked=True)
    answered = [{"kind": one.kind, "words": one.words, "why": why_it_stands.strip()} for one in found]
    text = changed(
        text, "propose sanitised text", by, state=WAITING, sha256=fixing.hash_of(text), answered=answered,
        grade=enforcement.as_kept(inherited),
        proposed_at=now(), answered_by=None, answered_at=None, answer="",
    )  # fmt: skip
    telling.tell_approvers(text.report, Person.objects.filter(pk__in=[by.person]).first(), text=text.pk)
    return text


@recorded
def approve(text: Sanitised, *, sha256: str, by: Reader) -> Sanitised:
    """Let it out, as a second person. `sha256` is what the page showed on which it was approved."""
    text = held(text, "report__thing__lock")
    text.report = held(text.report)  # the originator's newest word stands there
    _check_second_person(text, by)
    if sha256 != text.sha256 or sha256 != fixing.hash_of(text):
        raise NotWhatWasSeen("What you looked at is not what would go out.", "Look at it again, and approve that.")
    if new := set(look(text, by=by)) - {Found(one["kind"], one["words"]) for one in text.answered}:
        raise NotSanitised(f"{min(new).said} That was found after it was proposed.", "Refuse it, so that it is mended.")
    cleared = enforcement.clear(text)
    released = going_out.let_out(cleared, by=by)
    asking.over(text, by=by)
    return changed(
        text, "release sanitised text", by, state=OUT, answered_by=by.account, answered_at=now(), released=released,
    )  # fmt: skip


@recorded
def refuse(text: Sanitised, *, reason: str, by: Reader) -> Sanitised:
    """Say why it does not go out. Its author may take it back so, too."""
    text = held(text, "report__thing__lock")
    rules.check_reader_is_unit(by, text.report)
    _check_state(text, WAITING)
    check_said(reason, "why it does not go out")
    asking.over(text, by=by)
    return changed(
        text, "refuse sanitised text", by, state=REFUSED, answer=reason.strip(), answered_by=by.account,
        answered_at=now(),
    )  # fmt: skip


def look(text: Sanitised, *, by: Reader) -> tuple[Found, ...]:
    """What is found in a text and in the instructions that go with it."""
    held_against = against(by, text.report, meant=going_out.meant_of(text), left_out=text.left_out)
    words = "\n".join([text.text, *enforcement.inherited(text).instructions])
    return sanitising.find(words, held_against)


def _check_sanitised(found: Iterable[Found], why: str) -> None:
    listed = list(found)
    if stops := [one for one in listed if one.stops]:
        raise NotSanitised(" ".join(one.said for one in stops), "Take that out of the text.")
    if listed and not why.strip():
        raise NotSanitised(
            " ".join(one.said for one in listed), "Take that out, or say why it may stand: whoever approves reads that."
        )


def _check_second_person(text: Sanitised, by: Reader) -> None:
    rules.check_reader_is_unit(by, text.report)
    _check_state(text, WAITING)
    if text.author == by.account:
        raise NotBySamePerson("You wrote this yourself.", "Ask someone else of the unit.")


def _check_state(text: Sanitised, *states: str) -> None:
    if text.state not in states:
        raise NotInReportState(f"This text is {text.state}.", "Look at its page for what became of it.")


def _check_sound(said: Draft, report: Report) -> None:
    check_said(said.text, "what it says")
    if not said.items or any(item.report_id != report.pk for item in said.items):
        raise SomethingMissing("It rests on no item of this report.", "Choose those that it was made of.")
    if not (said.agencies or said.people):
        raise SomethingMissing("It is for nobody.", "Choose agencies, or officers by name.")
    offered = {tuple(map(UUID, key.split(":"))) for key, _ in reaching.officers()} if said.people else set()
    if not set(said.people) <= offered:
        raise SomethingMissing("Somebody you named is no officer of that agency today.", "Choose among the officers.")


def _draw(text: Sanitised, items: Iterable[Item]) -> None:
    text.drawn.all().delete()
    Drawn.objects.bulk_create(Drawn(text=text, item=item) for item in {item.pk: item for item in items}.values())
