"""What a holder finds on somebody as lines of text, and what is left of it once something was left out."""

import hashlib
import json
from collections.abc import Sequence

from commonweal.portal.access.sealed.index import folded
from commonweal.portal.rights import holdings, redaction, rules
from commonweal.portal.rights.models import Ask, UnitAsk
from commonweal.portal.rights.models.ask import GIVEN
from commonweal.portal.rights.redaction import Line


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
