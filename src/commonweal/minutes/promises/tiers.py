"""One sentence: whether it promises something, how firmly, and whose it is. The package's docstring gives the rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from commonweal.minutes.model import Tier
from commonweal.minutes.promises import verbs


@dataclass(frozen=True, slots=True)
class Promise:
    """The tier, the verb in its plain form, and the doer as printed."""

    tier: Tier
    verb: str
    owner: str | None


_CAUSE = re.compile(
    r"\b(?:due to the fact that|because|given that|on the basis that|owing to the fact that|in case)\b.*$",
    re.IGNORECASE,
)
_ADVERB = r"(?:(?:also|now|then|next|continue to|\w+ly)\s+)*"
_AGREED = re.compile(
    r"\b(?:it\s+(?:was|had been|is)\s+(?:also\s+|further\s+|\w+ly\s+)?agreed|(?:members|the \w+|and"
    r"|all)\s+(?:also\s+)?agreed)\s+(?:that\s+|to\s+)",
    re.IGNORECASE,
)
_AGREED_TO = re.compile(
    rf"(?P<owner>[A-Z][\w'’&.-]*(?:\s+(?:of|the|for|and|&|[A-Z][\w'’&.-]*))*)\s+(?:also\s+)?(?:agreed"
    rf"|undertook|offered|promised|volunteered|committed)\s+to\s+{_ADVERB}(?P<verb>[a-z][\w-]*)"
)
_WHO = r"(?:members?|chair|partnership|board|committee|group|panel|forum|it)"
_FORMULA = r"(?:note|receive|consider|comment|approve|agree|endorse|welcome|introduce|declare)"
_WISH = re.compile(
    r"\b(?:felt|suggested|requested|asked|recommended|proposed|urged|wished|considered|stressed|commented)\b"
    r"(?!\s+(?:if|whether|why|how|what|when|where|about))[^.]*?\b(?:should|ought to|needs? to|needed to"
    r"|must|would like|could)\b"
    rf"|\b(?:was|were|had been|{_WHO})\s+(?:also\s+)?(?:requested|asked|invited)\s+(?:that"
    rf"|to(?!\s+{_FORMULA})|for\s+(?:an?|the|more|further))\b"
    r"|\bmembers (?:would like|wished) to (?:see|receive|have)\b",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\b(?P<modal>would|will|shall)\s+(?P<not>not\s+|never\s+)?")
_PASSIVE = re.compile(rf"^{_ADVERB}be\s+{_ADVERB}(?P<verb>[a-z][\w-]*)")
_ACTIVE = re.compile(rf"^{_ADVERB}(?P<verb>[a-z][\w-]*)")
_IN_HAND = re.compile(
    r"\b(?:was|were|is|are)\s+(?:also\s+|currently\s+|now\s+|in the process of\s+"
    r"|still\s+)*being\s+(?P<verb>put together|put|set up|looked (?:at|into)|developed|drafted|arranged"
    r"|prepared|explored|considered|reviewed|planned|organised|finalised)\b"
)
_NO_DOER = frozenset("this it there that which these those what who one and but also".split())
_THEY = frozenset("they he she".split())
_SPEAKER = re.compile(
    r"^(?P<who>(?:the\s+)?[A-Z][\w'’&-]*(?:\s+[A-Z][\w'’&-]*)*)\s+(?:\w+ly\s+)?(?:informed"
    r"|advised|told|confirmed|stated|said|explained|reported|highlighted|assured|noted|added|outlined)\b",
    re.IGNORECASE,
)
_HANDED = re.compile(
    rf"^{_ADVERB}receive\s+(?:\w+\s+){{0,4}}?(?:figures?|reports?|updates?|details?|information|statistics"
    rf"|presentation|briefing|paper|data|copy|copies|feedback|results)\b"
)
_TAKE_PLACE = re.compile(rf"^{_ADVERB}(?:take place|continue|commence|begin|follow)\b")

_ORDERS = (
    re.compile(
        r"^(?:the\s+)?(?P<owner>[A-Za-z][^.,;]{1,60}?)\s+(?:be|is|was|were)\s+(?:asked|requested|instructed"
        r"|invited|authorised|required)"
        r"\s+to\s+(?P<verb>[a-z][\w-]*)"
    ),
    re.compile(r"^(?:the\s+)?(?P<owner>[A-Z][^.,;]{1,60}?)\s+to\s+(?P<verb>[a-z][\w-]*)"),
    re.compile(
        r"^(?:the\s+)?(?P<owner>[A-Z][^.,;]{1,60}?)\s+(?P<verb>(?!be\b)[a-z][\w-]*)\s+(?:a|an|the|to|with|on"
        r"|back|all)\b"
    ),
)


def promise(sentence: str) -> Promise | None:
    """What the sentence promises, or None."""
    text = _CAUSE.sub("", sentence)
    agreed = _AGREED.search(text)
    if agreed:
        rest = text[agreed.end() :]
        inner = _undertaking(rest) or _of_agreed(rest)
        if inner:
            return Promise("agreed", inner.verb, inner.owner)
    taken = _AGREED_TO.search(text)
    if taken and verbs.plain(taken["verb"]) in verbs.DOING:
        return Promise("agreed" if "agreed" in taken.group() else "undertaken", taken["verb"], taken["owner"])
    wish = _WISH.search(text)
    if wish:
        return Promise("requested", _first_doing(text[wish.end() :]), None)
    return _undertaking(text)


def ordered(operative: str) -> Promise | None:
    """What a formal decision orders: `the clerk write to ...`, `officers be asked to report`."""
    found = _undertaking(operative)
    if found:
        return Promise("agreed", found.verb, found.owner)
    for pattern in _ORDERS:
        told = pattern.match(operative)
        if told and verbs.plain(told["verb"]) in verbs.DOING:
            return Promise("agreed", verbs.plain(told["verb"]), told["owner"])
    passive = re.search(rf"\bbe\s+{_ADVERB}(?P<verb>[a-z][\w-]*)", operative)
    verb = verbs.plain(passive["verb"]) if passive else ""
    return Promise("agreed", verb, None) if verb in verbs.HANDING | verbs.PLANNING else None


def _of_agreed(rest: str) -> Promise | None:
    led = re.match(rf"^{_ADVERB}(?P<verb>[a-z][\w-]*)\b", rest)
    if led and led["verb"] in verbs.DOING:
        return Promise("agreed", led["verb"], None)
    return ordered(rest)


def _undertaking(text: str) -> Promise | None:
    found = [p for p in _would(text) if p]
    firm = next((p for p in found if p.tier == "undertaken"), None)
    if firm or found:
        return firm or found[0]
    hand = _IN_HAND.search(text)
    return Promise("intended", verbs.plain(hand["verb"].split()[0]), None) if hand else None


def _would(text: str) -> Iterator[Promise | None]:
    for modal in _WOULD.finditer(text):
        if not modal["not"]:
            yield _clause(text[: modal.start()], text[modal.end() :])


def _clause(before: str, after: str) -> Promise | None:
    if re.match(r"^be\s+not\b", after):
        return None
    doer = _doer(before)
    if re.match(rf"^{_ADVERB}be\s+(?P<verb>\w+ing)\b", after):
        word = re.match(rf"^{_ADVERB}be\s+(?P<verb>\w+ing)\b", after)["verb"]  # type: ignore[index]
        if word in verbs.THINKING:
            return Promise("intended", verbs.plain(word), doer)
        verb = verbs.plain(word)
        return Promise("undertaken" if doer else "intended", verb, doer) if verb in verbs.DOING else None
    passive = _PASSIVE.match(after)
    if passive:
        return _done_to(verbs.plain(passive["verb"]), after)
    if _HANDED.match(after):
        return Promise("undertaken", "receive", None)
    if _TAKE_PLACE.match(after) and before.strip().lower().split()[-1:] != ["there"]:
        return (
            Promise("intended", "take", None)
            if re.search(r"\bwork|meeting|session|event|review|exercise|consultation\b", before)
            else None
        )
    active = _ACTIVE.match(after)
    if active and doer and active["verb"] in verbs.DOING:
        return Promise("intended" if active["verb"] in verbs.WEIGHING else "undertaken", active["verb"], doer)
    return None


def _done_to(verb: str, after: str) -> Promise | None:
    by = re.search(r"\bby\s+(?P<who>(?:the\s+)?[A-Z][\w'’&-]*(?:\s+[A-Z][\w'’&-]*)*)", after)
    owner = (
        by["who"]
        if by
        and not re.match(
            r"(?:the\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
            by["who"],
        )
        else None
    )
    if verb in verbs.HANDING or (owner and verb in verbs.DOING):
        return Promise("undertaken", verb, owner)
    return Promise("intended", verb, None) if verb in verbs.PLANNING else None


def _doer(before: str) -> str | None:
    """Who would: the words between the clause's beginning and `would`, where they name somebody."""
    clause = before.rstrip()
    cut = 0
    for boundary in re.finditer(
        r"[,;:()]|\b(?:that|which|who|but|if|where|when|while|so|then|although|however|therefore)\b"
        r"|\b(?:said|reported|advised|confirmed|stated|explained|added|hoped)\b(?=\s+\S)",
        clause,
        re.IGNORECASE,
    ):
        cut = boundary.end()
    words = clause[cut:].strip()
    joined = re.split(r"\band\s+(?=(?:the\s+)?[A-Z])", words)
    words = joined[-1].strip() if len(joined) > 1 and len(joined[0].split()) > 5 else words
    if words.lower() in _THEY:
        speaker = _SPEAKER.match(before.strip())
        return speaker["who"] if speaker else words
    parts = words.split()
    if not parts or len(parts) > 8 or parts[0].lower() in _NO_DOER or parts[-1].lower() in _NO_DOER:
        return None
    named = any(p[0].isupper() for p in parts[1:] or parts) or (
        parts[0][0].isupper() and parts[0].lower() not in ("the", "a", "an")
    )
    people = re.search(
        r"\b(?:officers?|members?|partners?|agencies|police|team|chair|service|group|clerk|manager|council)\b",
        words,
        re.IGNORECASE,
    )
    return words if named or people else None


def _first_doing(text: str) -> str:
    return next(
        (v for w in re.findall(r"[a-z-]+", text.lower()) if (v := verbs.plain(w)) in verbs.DOING or v == "receive"),
        "other",
    )
