"""What came of an item, by rules tried from the top; the first that fits is its outcome.

1. duplicate            it says that it repeats the following, next, previous or a numbered item
2. deferred             it says that the item is deferred, postponed, held over, adjourned or carried forward
3. by formal decision   minutes_approved where minutes are approved; kept_on_agenda where an item is to remain; noted;
                        received; agreed for any other, or for several of which one is more than noting
4. nil_return           it says that there was or were no interests, reports, business, matters ...
5. minutes_approved     minutes agreed as a true record without a formal line
6. noted_without_agreed somebody noted it, and no formal line says so
7. procedural           introductions, apologies, evacuation, the date of the next meeting
8. no_decision          anything else
"""

import re
from collections.abc import Sequence

from commonweal.minutes import dates
from commonweal.minutes.items.decisions import verb_of
from commonweal.minutes.model import Decision, Deferral, DuplicateOf, Kind, Outcome, Paragraph
from commonweal.minutes.sentences import sentences

_PUT_OFF = (
    r"(?:deferred|postponed|held over|carried forward|carried over|adjourned|put back"
    r"|withdrawn from the agenda and deferred)"
)
_DEFERRED = re.compile(
    rf"\b(?:(?:item|report|update|presentation|paper|matter|discussion|consideration|it|this|briefing"
    rf"|agenda)\b[^.;]{{0,60}}?\b(?:was|were|is|be|been|had been|has been)\s+{_PUT_OFF}|^{_PUT_OFF})\b",
    re.IGNORECASE,
)
_LATER = r"(?:next|future|following|later|subsequent|forthcoming)"
_TO_WHEN = re.compile(
    rf"\b(?:to|until|till|for)\s+(?P<to>(?:(?:the|a|its|our)\s+)?{_LATER}\s+(?:\w+\s+){{0,3}}?(?:meeting|agenda|date)s?"
    rf"(?: of the \w+)?|(?:the\s+)?(?:\w+\s+){{0,2}}meeting(?:\s+(?:on|in|of)\s+(?:{dates.DATE_WORDS}"
    rf"|{dates.MONTH}(?:\s+\d{{4}})?))?"
    rf"|{dates.DATE_WORDS}(?:\s+meeting)?|(?:the\s+)?{dates.MONTH}(?:\s+\d{{4}})?(?:\s+meeting)?)",
    re.IGNORECASE,
)
_DUPLICATE = re.compile(
    r"\bduplicat\w*\b[^.]{0,40}?(?:\b(?:of|with)\s+)?(?:the\s+)?(?:agenda\s+)?\b(?:(?P<next>following|next"
    r"|below|subsequent)|(?P<before>previous|preceding|above|earlier|last)|(?:item|minute"
    r"|agenda item)\s+(?:no\.?\s*)?(?P<number>[A-Za-z]*/?\d[\w/]*))",
    re.IGNORECASE,
)
_NIL = re.compile(
    r"^(?:there (?:were|was|are|is) (?:no|none|nothing)\b|no (?:\w+ ){0,4}(?:were|was|received|declared"
    r"|raised|reported|made)\b|no (?:declarations?|interests?|reports?|items?|other business|matters)\b"
    r"|none\b|nil\b|nothing (?:to|was|raised)\b"
    r"|no (?:members?|one|councillors?) (?:declared|had|raised)\b)",
    re.IGNORECASE,
)
_TRUE_RECORD = re.compile(
    r"(?<!not )\b(?:agreed|approved|accepted|confirmed|signed)\b|\b(?:true|correct"
    r"|accurate)\b[^.]{0,20}\brecord\b|\btaken as read\b",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"\b(?:was|were)\s+(?:\w+\s+)?noted(?: by\b|\.|$)|\b(?:members|the \w+(?: \w+)?)\s+noted the\b", re.IGNORECASE
)
_AND_THAT = re.compile(r",?\s+and\s+that\s+")  # "the report be received and that the clerk be asked to ..."
_PROCEDURAL = ("evacuation_procedure", "apologies", "next_meeting")
_NIL_KINDS = (
    "declarations_of_interest",
    "matters_arising",
    "forward_plan",
    "reports_back",
    "any_other_business",
    "minutes",
    "business",
)


def deferral(body: Sequence[Paragraph]) -> Deferral | None:
    """The sentence that puts the item off, and to when."""
    for sentence in (s for p in body for s in sentences(p.text)):
        if _DEFERRED.search(sentence):
            when = _TO_WHEN.search(sentence, _DEFERRED.search(sentence).end())  # type: ignore[union-attr]
            to = when["to"].strip() if when else None
            stated = dates.first_date(to) if to else None
            return Deferral(
                sentence, to, bool(to and re.search(r"\bnext\b", to, re.IGNORECASE)), stated.day if stated else None
            )
    return None


def duplicate_of(body: Sequence[Paragraph], seq: int, numbers: Sequence[str | None]) -> DuplicateOf | None:
    """The item that this one says it repeats. `numbers` are all items' numbers in order."""
    found = next((m for p in body if (m := _DUPLICATE.search(p.text))), None)
    if not found:
        return None
    other = seq + 1 if found["next"] else seq - 1
    if found["number"]:
        other = next((n for n, number in enumerate(numbers, 1) if number == found["number"]), 0)
    return DuplicateOf(other, numbers[other - 1]) if 0 < other <= len(numbers) else None


def is_nil(texts: Sequence[str]) -> bool:
    """Whether any sentence says that there was nothing."""
    return any(_NIL.match(s) for t in texts for s in sentences(t))


def outcome(
    kind: Kind, rest: str, body: Sequence[Paragraph], decisions: Sequence[Decision], put_off: bool, twice: bool
) -> Outcome:
    """The outcome by the rules above; `rest` is what the title's line says after the title."""
    texts = [rest, *(p.text for p in body)] if rest else [p.text for p in body]
    if twice:
        return "duplicate"
    if put_off:
        return "deferred"
    if decisions:
        return _decided(kind, decisions)
    if kind in _NIL_KINDS and is_nil(texts):
        return "nil_return"
    if kind == "minutes" and any(_TRUE_RECORD.search(t) for t in texts):
        return "minutes_approved"
    if any(_NOTED.search(s) for t in texts for s in sentences(t)):
        return "noted_without_agreed"
    return "procedural" if kind in _PROCEDURAL else "no_decision"


def _decided(kind: Kind, decisions: Sequence[Decision]) -> Outcome:
    if any(d.verb == "approve" and (kind == "minutes" or "minutes" in d.operative_text) for d in decisions):
        return "minutes_approved"
    if any(d.verb == "remain" and "agenda" in d.operative_text for d in decisions):
        return "kept_on_agenda"
    verbs = {verb_of(part) for d in decisions for part in _AND_THAT.split(d.operative_text)}
    if verbs <= {"note"}:
        return "noted"
    return "received" if verbs <= {"receive", "note"} else "agreed"
