"""Formal decisions: lines that open with AGREED, RESOLVED, or as the profile says.

A lead-in in capitals counts where it opens a sentence, alone or after who decided (`Members AGREED to`). `Resolved`
and `Decision` count in any case; `agreed` in small letters does not: that is what somebody agreed to do (see
`promises`). A lead-in that ends in a colon leads the list lines below it, each a decision of its own.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from commonweal.minutes.model import Decision, Paragraph
from commonweal.minutes.profile import Profile
from commonweal.minutes.sentences import sentences

_ENUMERATED = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|[-–—*•])\s+", re.IGNORECASE)
_INLINE = re.compile(r"(?:^|[;,.:]\s*(?:and\s+)?)(?=\((?:\d{1,2}|[a-z]|[ivx]{1,5})\)\s)")
_CONNECTOR = re.compile(r"^(?:[-–—:]+\s*)*(?:unanimously\s+)?(?:(?:that|to)\b[\s:,–-]*)?", re.IGNORECASE)
_STEMS = {
    "note": "noted?|noting",
    "receive": "received?",
    "approve": "approved?|confirmed?|signed|(?:accepted|agreed) as",
    "remain": "remains?",
    "endorse": "endorsed?",
    "adopt": "adopted?",
    "defer": "deferred?",
    "support": "supported?",
    "accept": "accepted?",
    "welcome": "welcomed?",
    "agree": "agreed?",
    "appoint": "appointed?|elected?",
    "refer": "referred?",
    "recommend": "recommended?",
    "exclude": "excluded?",
    "thank": "thanked?",
    "withdraw": "withdrawn?",
    "circulate": "circulated?",
    "request": "requested?|asked?|invited?|instructed?",
    "establish": "established?|set up",
    "fund": "funded?|allocated?|granted?",
    "commission": "commissioned?",
    "review": "reviewed?",
    "submit": "submitted?",
    "bring": "brings?|brought",
    "provide": "provided?",
    "write": "writes?|written",
    "add": "added?",
    "report": "reports?|reported",
    "amend": "amended?",
    "delegate": "delegated?",
}


@dataclass(frozen=True, slots=True)
class _Lead:
    lead_in: str
    operative: str


def with_decisions(body: Sequence[Paragraph], profile: Profile) -> tuple[tuple[Paragraph, ...], tuple[Decision, ...]]:
    """The paragraphs, those that decide marked as such, and the decisions in order."""
    marked: list[Paragraph] = []
    found: list[Decision] = []
    leading = ""
    for paragraph in body:
        here = _decisions(paragraph.text, profile)
        if not here and leading and (paragraph.kind == "list" or _ENUMERATED.match(paragraph.text)):
            here = [_decision(paragraph.text, leading, _ENUMERATED.sub("", paragraph.text))]
        elif not here:
            leading = ""
        if len(here) == 1 and not here[0].operative_text:
            leading, here = here[0].lead_in, []
            marked.append(replace(paragraph, kind="decision"))
            continue
        found += here
        marked.append(replace(paragraph, kind="decision") if here and paragraph.kind != "subheading" else paragraph)
    return tuple(marked), tuple(found)


def _decisions(text: str, profile: Profile) -> list[Decision]:
    here: list[Decision] = []
    for sentence in sentences(_ENUMERATED.sub("", text)):
        lead = _lead(sentence, profile)
        if lead:
            here += [_decision(t, lead.lead_in, o) for t, o in _parts(sentence, lead)]
        elif here and re.match(r"^(?:That\b|\(?\d\))", sentence):
            here.append(_decision(sentence, here[-1].lead_in, sentence))
    return here


def _parts(sentence: str, lead: _Lead) -> list[tuple[str, str]]:
    """A decision in numbered parts, (1) ...; (2) ..., is as many decisions."""
    parts = [p.strip(" ;,") for p in _INLINE.split(lead.operative) if p.strip(" ;,:-–")]
    numbered = [p for p in parts if _ENUMERATED.match(p)]
    if len(numbered) < 2:
        return [(sentence, lead.operative)]
    return [(p, _ENUMERATED.sub("", p)) for p in numbered]


def _decision(text: str, lead_in: str, operative: str) -> Decision:
    operative = _CONNECTOR.sub("", operative).strip()
    operative = (
        re.sub(r"[.;,]?(?:\s+and)?$", "", operative) if operative.endswith((";", ".", ",", " and")) else operative
    )
    return Decision(text, lead_in, operative, verb_of(operative))


def verb_of(operative: str) -> str | None:
    """The deciding verb in its plain form: the one after `be`, else the first that is not the name of a thing."""
    for before in (r"\bbe\s+(?:\w+ly\s+)?", r"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bof )(?<!\bits )\b"):
        hits = [(m.start(), verb) for verb, forms in _STEMS.items() if (m := _form(before, forms).search(operative))]
        if hits:
            return min(hits)[1]
    return None


@lru_cache(maxsize=128)
def _form(before: str, forms: str) -> re.Pattern[str]:
    return re.compile(rf"{before}(?:{forms})\b", re.IGNORECASE)


def _lead(sentence: str, profile: Profile) -> _Lead | None:
    for pattern in _patterns(profile.decision_lead_ins, profile.decision_phrases):
        found = pattern.match(sentence)
        if found:
            return _Lead(found["lead"].strip(" :-–—"), sentence[found.end("lead") :].strip())
    return None


@lru_cache(maxsize=8)
def _patterns(capitals: Iterable[str], phrases: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    loud = "|".join(re.escape(w) for w in capitals)
    plain = "|".join(re.escape(w) for w in sorted(phrases, key=len, reverse=True))
    who = r"(?:(?:It|it)\s+(?:was|is)\s+(?:unanimously\s+)?|IT WAS\s+|(?:The\s+)?[A-Z][\w’']*(?:\s+[\w’']+){0,4}\s+)?"
    body = r"(?:The\s+)?[A-Z][\w'’]*(?:\s+(?!was\b|were\b|been\b|be\b)[\w'’]+){0,3}"
    return (
        re.compile(rf"^(?P<lead>{body}\s+(?:unanimously\s+)?resolved)(?=\s+that\b)"),
        re.compile(rf"^(?P<lead>{who}(?:UNANIMOUSLY\s+)?(?:{loud}))(?=\W|$)"),
        re.compile(
            rf"^(?P<lead>(?:{plain})(?:\s+\d{{1,2}})?)(?=\s*[:–—]|\s+-\s|\s+(?:unanimously\s+)?that\b|\s+to\b|$)",
            re.IGNORECASE,
        ),
    )
