"""From the readings tried to one verdict, in a sentence that says on what it rests."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from commonweal.analysis.claims.fitting import TOLERANCE, distance
from commonweal.analysis.claims.meanings import readings, relative
from commonweal.analysis.claims.model import Claim, Fit, Judged, Reading, Tried
from commonweal.analysis.claims.offence_words import BOTH
from commonweal.analysis.claims.places import Named, PlaceNames
from commonweal.analysis.claims.trying import Archive, Held, try_all
from commonweal.errors import NotHeld
from commonweal.figures import Area, Month
from commonweal.geography import Partnership

YEAR = 12
EXACT = ("count", "from-to")
"""A count agrees with an earlier window by chance far more seldom than a percentage does."""


def judge(claim: Claim, archive: Archive, place: Partnership | None, names: PlaceNames) -> Judged:
    """The verdict on one claim. A place that the sentence names counts before the one that is asked about."""
    area, why = _place(claim, place, names)
    if claim.trouble or why or area is None:
        return Judged(claim, "cannot be told", claim.trouble or why, area)
    partnership = names.partnership(area)
    area = partnership.area
    anchor = archive.anchor(partnership)
    if anchor is None:
        return Judged(claim, "cannot be told", f"No month of {archive.source} is held for {area.name}.", area)
    meant = readings(claim.windows, anchor, _needs_baseline(claim))
    if not meant:
        return Judged(claim, "cannot be told", _no_reading(claim), area)
    held = archive.held(partnership, _with_earlier(claim, meant, anchor))
    if untold := _untold(claim, held, archive.source):
        return Judged(claim, "cannot be told", untold, area)
    return _verdict(claim, archive, held, meant, anchor)


def _place(claim: Claim, place: Partnership | None, names: PlaceNames) -> tuple[Area | None, str]:
    named = names.find(claim.sentence)
    if any(n.compared and n.area.kind != "ward" for n in named):
        return None, "It compares with another place: `commonweal report comparison` does that."
    found = _nearest_place([n for n in named if not n.compared], claim)
    if found is None:
        return (place.area, "") if place else (None, "It names no place: say which with --partnership.")
    if found.kind == "country":
        return None, f"It speaks of {found.name}, which no partnership is."
    if found.kind == "ward":
        return found, f"It speaks of {found.name}, a ward: sentences are held against whole partnerships."
    return found, ""


def _nearest_place(named: list[Named], claim: Claim) -> Area | None:
    """The last place before the figure, else the first after it; a district before its police force."""
    named = [n for n in named if n.area.kind != "force"] or list(named)
    before = [n for n in named if n.start < claim.amount.start]
    wards = [n for n in named if n.area.kind == "ward"]
    chosen = wards[:1] or before[-1:] or named[:1]
    return chosen[0].area if chosen else None


def _needs_baseline(claim: Claim) -> bool:
    if claim.measure in ("change", "difference", "from-to"):
        return True
    return claim.measure == "count" and claim.direction is not None


def _no_reading(claim: Claim) -> str:
    if any(w.rule == "day" for w in claim.windows):
        return f"It speaks of days ({claim.window}): what is held is by month."
    return f"The time it speaks of ({claim.window}) gives no runs of months that it could be held against."


def _untold(claim: Claim, held: Held, source: str) -> str:
    offence = claim.offence
    if held.country is None or offence is None or any(held.tells(c) for c in offence.meanings):
        return ""
    return f"{source} does not tell {offence.meanings[0].words} apart."


def _earlier(claim: Claim, meant: Sequence[Reading], anchor: Month) -> tuple[Reading, ...]:
    """The same words said in each of the twelve months before; of a time that is named in full, a year before it."""
    if not relative(claim.windows):
        if claim.measure not in EXACT:
            return ()
        moved = (Reading(r.period.shift(-YEAR), r.against.shift(-YEAR) if r.against else None) for r in meant)
        return tuple(r for r in moved if r not in meant)
    said = (r for n in range(1, YEAR + 1) for r in readings(claim.windows, anchor - n, _needs_baseline(claim)))
    whole = (r for r in said if claim.windows or len(r.period) == YEAR)
    return tuple(r for r in dict.fromkeys(whole) if r not in meant)


def _with_earlier(claim: Claim, meant: Sequence[Reading], anchor: Month) -> tuple[Reading, ...]:
    return (*meant, *_earlier(claim, meant, anchor))


def _verdict(claim: Claim, archive: Archive, held: Held, meant: Sequence[Reading], anchor: Month) -> Judged:
    tried = try_all(claim, held, meant)
    if own := _own_words(claim):
        return _judged(claim, held, tried, "contradicted", own)
    if good := _first(tried, "agrees"):
        return _judged(claim, held, tried, "agrees", f"{_some(claim, tried)} it{_aside(good)}", good)
    for old in _older(claim, archive, held, meant):
        tried += old
        if good := _first(old, "agrees"):
            why = f"It agrees with the edition {good.edition}, which a newer one has replaced"
            return _judged(claim, held, tried, "stale", why, good)
    near = _first(tried, "near")
    back = try_all(claim, held, _earlier(claim, meant, anchor), earlier=True)
    good = _first(back, "agrees")
    if good and (near is None or claim.measure in EXACT):
        why = f"It agrees with {good.reading.words}; the months held go to {max(held.months).words}"
        return _judged(claim, held, (*tried, good), "stale", why, good)
    if near:
        return _judged(claim, held, tried, "near", f"No reading gives it, and one comes near ({TOLERANCE})", near)
    return _against(claim, held, tried)


def _older(claim: Claim, archive: Archive, held: Held, meant: Sequence[Reading]) -> Iterator[tuple[Tried, ...]]:
    for old in archive.older(held.partnership, meant):
        try:
            found = try_all(claim, old, meant)
            yield tuple(replace(t, principal=False) for t in found if t.fit != "not available")
        except NotHeld:
            continue


def _against(claim: Claim, held: Held, tried: tuple[Tried, ...]) -> Judged:
    """No reading fits. It is contradicted only where the likeliest reading could be worked out."""
    differing = [t for t in tried if t.fit == "differs" and not t.edition]
    if not differing:
        missing = next((t.why for t in tried if t.why), "nothing of it is held")
        return _judged(claim, held, tried, "cannot be told", f"No reading can be worked out: {missing}")
    first = next(t for t in tried if t.principal)
    if first.fit == "not available":
        why = f"The likeliest reading ({first.reading.words}) cannot be worked out: {first.why}"
        return _judged(claim, held, tried, "cannot be told", why)
    left = sum(t.fit == "not available" for t in tried)
    more = f"; {left} more could not be worked out" if left else ""
    which = f"None of the {len(differing)} readings that" if len(differing) > 1 else "The one reading that"
    does = "gives it" if len(differing) > 1 else "does not give it"
    return _judged(claim, held, tried, "contradicted", f"{which} can be worked out {does}{more}")


def _own_words(claim: Claim) -> str:
    """`rose from 276 to 202`: the sentence contradicts itself."""
    amount = claim.amount
    if claim.measure != "from-to" or claim.direction is None or amount.before is None:
        return ""
    rose = amount.said.value > amount.before.value
    return "" if rose == (claim.direction == "rise") else "Its own two figures go the other way than it says"


def _some(claim: Claim, tried: Sequence[Tried]) -> str:
    """How many of how many readings give the figure: one of many says less than the only one."""
    known = [t for t in tried if t.fit != "not available"]
    good = sum(t.fit == "agrees" for t in known)
    usual = "" if claim.windows else "No time is named, so the usual ones were tried: "
    if len(known) == 1:
        return f"{usual}{'The' if not usual else 'the'} one reading{_left(tried)} gives"
    return f"{usual}{good} of {len(known)} readings{_left(tried)} {'gives' if good == 1 else 'give'}"


def _left(tried: Sequence[Tried]) -> str:
    return " that can be worked out" if any(t.fit == "not available" for t in tried) else ""


def _aside(good: Tried) -> str:
    """What must be said of a figure that agrees: press counts of `crimes` often hold what is not crime."""
    if good.counted == BOTH:
        return "; that one counts anti-social behaviour, which is not crime"
    return ""


def _first(tried: Sequence[Tried], wanted: Fit) -> Tried | None:
    return next((t for t in tried if t.fit == wanted), None)


def _judged(
    claim: Claim, held: Held, tried: tuple[Tried, ...], verdict: str, why: str, chosen: Tried | None = None
) -> Judged:
    known = [t for t in tried if t.figure is not None]
    nearest = chosen or min(known, key=lambda t: distance(claim, t.figure or 0.0), default=None)
    return Judged(claim, verdict, f"{why}.", held.partnership.area, tried, nearest)  # type: ignore[arg-type]
