"""What may go out. Everything that leaves the unit passes here, and there is no other way past.

A verb that lets something out asks for a `Cleared`, which only this module makes; it makes none of what carries a code
that keeps out of packs, of what is not graded, or of what its originator was not asked about. What a text inherits is
worked out from its items' grades each time it is asked, never kept: an item that is graded stricter after its text
went out calls that text back (`verbs.grades`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from commonweal.portal.intelligence import codes, grading, originator
from commonweal.portal.intelligence.codes import Codes
from commonweal.portal.intelligence.grading import Grading, Strictest
from commonweal.portal.intelligence.models import (
    Grade,
    Item,
    Released,
    ReleasedWords,
    Report,
    Sanitised,
    Tombstone,
)
from commonweal.portal.intelligence.refusals import KeptOut, NotGraded, OriginatorNotAsked, OriginatorRefused, TakenBack

_KEY = object()


@dataclass(frozen=True, slots=True)
class Cleared:
    """That a text may go out as it stands now. `sha256` is of the very words and readers that it holds for."""

    text: Sanitised | Released
    sha256: str
    held: Strictest
    key: object

    def __post_init__(self) -> None:
        if self.key is not _KEY:
            raise TypeError("only `enforcement` says that something may go out")


def table() -> Codes:
    """The codes of this workspace."""
    return codes.held(settings.WORKSPACE)


def check_may_go_out(held: Strictest, known: Codes, *, asked: bool) -> None:
    """The one rule. `asked`: whether the originator agreed to these very words and readers."""
    carried = grading.conditions(held, known)
    if kept := [code for code in carried if code.keeps_out_of_packs]:
        raise KeptOut(
            f"It rests on something graded {kept[0].label}, which reaches no text, case, pack or paper.",
            "Leave that item out, or speak to whoever graded it.",
        )
    if held.ungraded or not held.source:
        raise NotGraded("Something that it rests on is not graded.", "Grade every item that it is made of first.")
    if any(code.asks_originator for code in carried) and not asked:
        raise OriginatorNotAsked(
            "It rests on something whose originator is asked first.",
            "Ask them about these very words and readers: here, or otherwise and record what they said.",
        )


def is_kept_in(held: Strictest) -> bool:
    """Whether it carries a code that lets it go to nobody at all."""
    return any(code.keeps_out_of_packs for code in grading.conditions(held, table()))


def inherited(text: Sanitised) -> Strictest:
    """What a text inherits from the items that it was made of, and from the texts that it was made from."""
    items = Item.objects.filter(drawn_by__text__in=_made_from(text)).distinct()
    return of_items(items)


def of_items(items: Iterable[Item]) -> Strictest:
    """What is made of these items inherits. Of no item at all it is not graded."""
    ids = [item.pk for item in items]
    standing = {grade.item_id: gradings_of(grade) for grade in Grade.objects.filter(item__in=ids, replaced_at=None)}
    return grading.of([standing.get(id) for id in ids] or [None], table())


def gradings_of(grade: Grade) -> Grading:
    """A grade's row as a value."""
    return Grading(grade.source, grade.assessment, grade.handling, frozenset(grade.codes), grade.instructions)


def asked(text: Sanitised) -> bool:
    """Whether the originator agreed to what is proposed: their newest word on it, here or recorded and approved."""
    return originator.word_on(text) is True


def clear(text: Sanitised) -> Cleared:
    """That a proposed text may go out now; or why not."""
    held = inherited(text)
    check_text(text, held)
    return Cleared(text, text.sha256, held, _KEY)


def check_text(text: Sanitised, held: Strictest) -> None:
    """What stands in a text's way, apart from the second person. `held`: what it inherits."""
    if originator.word_on(text) is False:
        raise OriginatorRefused(
            "The originator did not agree to these words for these readers.",
            "Refuse it, so that it is changed; or ask them again once something else is known.",
        )
    agreed = asked(text)
    check_may_go_out(held, table(), asked=agreed)
    check_permitted(text, asked=agreed)


def check_permitted(text: Sanitised, *, asked: bool) -> None:
    """What its writer did not permit freely, they are asked about, as under a code that asks the originator."""
    if not asked and not permitted(text.report):
        raise OriginatorNotAsked(
            "Whoever wrote the report did not say that it may be shared without asking.",
            "Ask them about these very words and readers: here, or otherwise and record what they said.",
        )


def permitted(report: Report) -> bool:
    """Whether its writer said that what is sanitised of it may be shared without asking again."""
    return (report.answers.get("sharing") or {}).get("permission") == "yes"


def clear_again(released: Released, words: ReleasedWords) -> Cleared:
    """That what went out may be put somewhere else, for those of its readers who are there; or why not.

    Whoever does it reads no grades: what it went out with is asked, by the table as it is now.
    """
    if Tombstone.objects.filter(released=released.pk).exists():
        raise TakenBack("This text was withdrawn.", "Look at its page for why.")
    held = strictest_of_kept(words.grade)
    check_may_go_out(held, table(), asked=True)  # it could not have gone out otherwise
    return Cleared(released, released.sha256, held, _KEY)


def strictest_of_kept(said: Mapping[str, Any]) -> Strictest:
    """What a text was fixed with, or went out with. Kept nowhere, nothing is known of it."""
    if not said.get("source"):
        return Strictest(ungraded=True)
    return Strictest(
        said["source"], said["assessment"], said["handling"], frozenset(said["codes"]), tuple(said["instructions"])
    )


def as_kept(held: Strictest) -> dict[str, object]:
    """The same as `ReleasedWords.grade` keeps it."""
    return {
        "source": held.source, "assessment": held.assessment, "handling": held.handling,
        "codes": sorted(held.codes), "instructions": list(held.instructions),
        "words": list(grading.in_words(held, table())),
    }  # fmt: skip


def _made_from(text: Sanitised) -> list[Sanitised]:
    """A text and all that it was made from, however far back."""
    found = [text]
    while found[-1].made_from is not None:
        found.append(found[-1].made_from)
    return found
