"""The actions of all items, in the order in which the minutes say them."""

import re
from collections.abc import Iterator, Sequence

from commonweal.minutes.model import Action, Decision, Item, Paragraph
from commonweal.minutes.profile import Profile
from commonweal.minutes.promises import verbs
from commonweal.minutes.promises.action_lines import marked_actions
from commonweal.minutes.promises.due import due
from commonweal.minutes.promises.tiers import Promise, ordered, promise
from commonweal.minutes.sentences import sentences

_NOTING = ("note", "receive", "approve", "remain", "endorse", "adopt", "welcome", "thank", "accept", "support")

_AND_THAT = re.compile(r",?\s+and\s+(?:that\s+)(?=\w)")


def actions_of(items: Sequence[Item], profile: Profile) -> tuple[Action, ...]:
    """Every action; an item that is put off or repeats another promises nothing."""
    return tuple(a for i in items if i.deferral is None and i.duplicate_of is None for a in _of_item(i, profile))


def _of_item(item: Item, profile: Profile) -> Iterator[Action]:
    marked, used = marked_actions(item.seq, item.body, profile)
    taken = " ".join(a.text_as_printed for a in marked)  # a mark with nothing but an owner takes the sentence before it
    for n, paragraph in enumerate(item.body):
        if n not in used and paragraph.kind in ("text", "list"):
            yield from (a for a in _of_paragraph(item.seq, paragraph) if a.text_as_printed not in taken)
    for decision in item.decisions:
        said = _ordered(decision) if _orders(decision) else None
        if said and decision.text_as_printed not in taken:
            yield _action(item.seq, decision.text_as_printed, said)
    yield from marked


def _orders(decision: Decision) -> bool:
    """Whether it does more than note: a decision in two parts may note first and order then."""
    return decision.verb not in _NOTING or bool(_AND_THAT.search(decision.operative_text))


def _ordered(decision: Decision) -> Promise | None:
    parts = _AND_THAT.split(decision.operative_text)
    return next((said for part in parts if (said := ordered(part))), None)


def _of_paragraph(seq: int, paragraph: Paragraph) -> Iterator[Action]:
    for sentence in sentences(paragraph.text):
        said = promise(sentence)
        if said:
            yield _action(seq, sentence, said)


def _action(seq: int, text: str, said: Promise) -> Action:
    by, day = due(text)
    return Action(seq, text, said.tier, verbs.kind_of(verbs.plain(said.verb), text), said.owner, by, day)
