"""The offences that a sentence names: the tree's own names, and the other words that people use for them."""

import re
from functools import cache

from commonweal.analysis.claims.model import Counted, OffenceWords
from commonweal.records import offences

VIOLENCE = "violence-and-sexual-offences"
THEFT = ("shoplifting", "other-theft", "bicycle-theft", "theft-from-the-person")
TOGETHER = "crime with anti-social behaviour counted in it"
_TOLD_LOOSELY = {
    r"violence|violent (?:crimes?|offences?|incidents?)": (Counted((VIOLENCE,), "violence and sexual offences"),),
    r"(?:all )?thefts?|theft offences?": (
        Counted(THEFT, "theft without vehicle crime"),
        Counted((*THEFT, "vehicle-crime"), "theft with vehicle crime"),
    ),
    r"crimes? and (?:anti-?\s?social behaviou?r|asb)(?: incidents)?|crime and disorder": (
        Counted((offences.ALL_CRIME, offences.ASB), TOGETHER),
    ),
}
_OTHER_WORDS = {
    r"publicly[ -]reported crimes?|victim[ -]based crimes?": offences.PUBLICLY_REPORTED,
    r"police[ -]generated crimes?|crimes? against society": offences.POLICE_GENERATED,
    r"anti-?\s?social behaviou?r|asb": offences.ASB,
    r"burglar(?:y|ies)|break-?ins?": "burglary",
    r"(?:residential|domestic|house|home|dwelling) (?:burglar(?:y|ies)|break-?ins?)|burglar(?:y|ies) (?:dwelling"
    r"|(?:of|in|at|from) (?:homes|houses|dwellings))": "residential-burglary",
    r"(?:non-?\s?residential|commercial|business|business and community) burglar(?:y|ies)": "non-residential-burglary",
    r"robber(?:y|ies)": "robbery",
    r"muggings?|personal robber(?:y|ies)": "robbery-of-personal-property",
    r"business robber(?:y|ies)": "robbery-of-business-property",
    r"shop-?\s?lifting|shop thefts?|thefts? from (?:a )?(?:shops?|stores?|retailers?)": "shoplifting",
    r"(?:bicycle|bike|cycle) thefts?|thefts? of (?:a )?(?:bikes?|bicycles?|cycles?)|stolen bikes": "bicycle-theft",
    r"thefts? from (?:the |a )?persons?|pick-?pocketing": "theft-from-the-person",
    r"(?:vehicle|car|motor vehicle) crimes?|vehicle offences?": "vehicle-crime",
    r"thefts? from (?:a |motor )?(?:vehicles?|cars?)": "theft-from-a-vehicle",
    r"thefts? of (?:a |motor )?(?:vehicles?|cars?)|(?:car|vehicle) thefts?|stolen cars": "theft-of-a-vehicle",
    r"public order(?: offen[cs]es?| crimes?)?": "public-order",
    r"drugs?(?: offences?| crimes?)|drugs": "drugs",
    r"(?:drugs? possession|possession of drugs?)": "possession-of-drugs",
    r"drugs? (?:dealing|trafficking|supply)": "trafficking-of-drugs",
    r"possession of weapons?|weapons? (?:possession|offences?|crimes?)": "possession-of-weapons",
    r"criminal damage|vandalism": "criminal-damage",
    r"criminal damage (?:and|&) arson": "criminal-damage-and-arson",
    r"other crimes?(?= (?:offences|rose|fell|was|were|had|has|up|down))": "other-crime",
    r"other thefts?": "other-theft",
    r"violence (?:against the person|with(?:out)? injury)": "violence-against-the-person",
    r"(?:violence|violent) and sexual offences": VIOLENCE,
    r"sexual offences?|sex offences?|sex crimes?|sexual assaults?": "sexual-offences",
    r"murders?|homicides?|killings?": "homicide",
    r"rapes?": "rape",
    r"arsons?": "arson",
    r"stalking|harassment|stalking and harassment": "stalking-and-harassment",
}
_NOT_TOLD = (
    r"domestic (?:abuse|violence)|knife[ -](?:crimes?|enabled crimes?)|gun crimes?|hate (?:crimes?|incidents?)|fraud"
    r"|cyber[ -]?crimes?|county lines|modern slavery|fly-?\s?tipping|truancy|drink[ -]driv(?:ing|ers?)|online crimes?"
    r"|youth (?:crimes?|offending|anti-?social behaviou?r)|organised crimes?|rural crimes?|retail crimes?|re-?offending"
    r"|first[ -]time entrants|wildlife crimes?|business crimes?|serious violence|assaults?|speeding"
    r"|neighbourhood crimes?|off-road bikes?|fires?|spiking|exploitation|begging"
)
_GENERAL = (
    r"(?:(?:all|overall|total|recorded|reported|police[ -]recorded|the (?:number|level) of)\s+)*"
    r"(?:crimes?|criminality|offen[cs]es|offending|crime (?:levels?|figures?|rates?|numbers?))"
)
_WIDER = r"(?:reported |recorded )?incidents"
ALL = Counted((offences.ALL_CRIME,), "all crime")
BOTH = Counted((offences.ALL_CRIME, offences.ASB), TOGETHER)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[Counted, ...], bool], ...]:
    """Every pattern with what it means; the third says whether it is a word for crime in general."""
    names = offences.by_code()
    own = {re.escape(o.name).replace(r"\-", "[ -]").replace(r"\ ", r"\s+"): code for code, o in names.items()}
    skipped = {offences.ALL_CRIME, offences.ASB, offences.UNMAPPED, "other-crime", *offences.children(offences.ASB)}
    told: list[tuple[str, tuple[Counted, ...], bool]] = []
    told += [(p, (Counted((c,), _small(c)),), False) for p, c in own.items() if c not in skipped]
    told += [(p, (Counted((c,), _small(c)),), False) for p, c in _OTHER_WORDS.items()]
    told += [(p, meanings, False) for p, meanings in _TOLD_LOOSELY.items()]
    told += [(_NOT_TOLD, (), False), (_GENERAL, (ALL, BOTH), True), (_WIDER, (BOTH, ALL), True)]
    return tuple((re.compile(rf"\b(?:{p})\b", re.IGNORECASE), meant, general) for p, meant, general in told)


def _small(code: str) -> str:
    name = offences.by_code()[code].name
    return name.partition(" (")[0][:1].lower() + name.partition(" (")[0][1:]


def find_offences(text: str) -> tuple[OffenceWords, ...]:
    """Every offence named, in order; of words that overlap the longest."""
    found = [
        OffenceWords(m.start(), m.end(), m.group(), meant, general, "" if meant else _untold(m.group()))
        for pattern, meant, general in _patterns()
        for m in pattern.finditer(text)
    ]
    kept: list[OffenceWords] = []
    for one in sorted(found, key=lambda o: (o.start - o.end, o.general, o.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda o: o.start))


def _untold(words: str) -> str:
    return f"the source does not tell '{words}' apart"
