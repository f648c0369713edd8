"""What a holder finds on somebody as lines of text, and what is left of it once something was left out."""

import hashlib
import json
from collections.abc import Iterable, Sequence

from commonweal.portal.access.sealed.index import folded
from commonweal.portal.rights import holdings, redaction, rules
from commonweal.portal.rights.models import Ask, UnitAsk
from commonweal.portal.rights.models.ask import GIVEN
from commonweal.portal.rights.redaction import Line
from commonweal.portal.rights.refusals import GoesToNobody


def lines_of(ask: Ask | UnitAsk) -> tuple[Line, ...]:
    """What the thing says today."""
    return tuple(holdings.of_kind(ask.source).lines(rules.source_of(ask)))


def others_of(ask: Ask | UnitAsk) -> tuple[str, ...]:
    """Names that are proposed to be left out: other people's, but for those that are a part of the asker's own."""
    about = ask.about or {}
    own = {str(about.get("name", "")), *str(about.get("name", "")).split(), *map(str, about.get("aliases", ()))}
    own_folded = {folded(name) for name in own}
    found = dict.fromkeys(holdings.of_kind(ask.source).others(rules.source_of(ask)))
    return tuple(name for name in found if len(folded(name)) >= redaction.LEAST and folded(name) not in own_folded)


def check_nothing_stays(ask: Ask | UnitAsk, handed: Iterable[str]) -> None:
    """`handed`: labels of the lines that would go to the person. What goes to nobody is none of them, as it is now."""
    stay = {line.label for line in lines_of(ask) if line.stays}
    if wrong := [label for label in dict.fromkeys(handed) if label in stay]:
        raise GoesToNobody(
            f"{wrong[0]} is graded so that it goes to nobody.", "Leave that line out whole, with the ground for it."
        )


def handed_in(ask: Ask | UnitAsk) -> tuple[Line, ...]:
    """What goes out: built anew from what was found, without what was left out."""
    if ask.decision != GIVEN:
        return ()
    left = ask.left_out or {}
    lines = [Line(label, text) for label, text in ask.lines or ()]
    return redaction.rebuilt(lines, phrases=left.get("phrases", ()), dropped=left.get("dropped", ()))


def mark_of(lines: Sequence[Line]) -> str:
    """The same as long as the lines say the same."""
    said = json.dumps([[one.label, one.text] for one in lines], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:32]
