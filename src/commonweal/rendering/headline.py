"""The first thing the paper says: is crime up or down, what changed for sure, and what did not."""

from commonweal.figures import Figure, Row
from commonweal.rendering.lookup import ALL_CRIME, ASB, HEADINGS, POLICE_GENERATED, PUBLICLY_REPORTED, Lookup
from commonweal.rendering.sentences import Run, Sentence, about, before, compared, counted, from_to, moved, verb
from commonweal.rendering.verdicts import SUPPRESSED, is_missing, is_sure, tone
from commonweal.rendering.words import listed, lower_first, name_of, number, signed_percent, small, upper_first

MOST_NAMED = 3  # sure changes named in the headline; the rest follow below it

WARD_TABLES = {"crime": "wards", "anti-social behaviour": "wards/anti-social-behaviour"}
MOVED = {"fall": "fell", "rise": "rose"}
TESTED = ("rise", "fall", "no clear change")


def headline(lookup: Lookup) -> Sentence:
    """The total, then the largest sure changes of single offences."""
    total = lookup.heading(ALL_CRIME)
    opening = _opening(lookup, total) if total else ()
    clauses = [moved(f) for f in sure_changes(lookup)[:MOST_NAMED]]
    if not clauses:
        return opening
    return (*opening, *([Run(" ")] if opening else []), *_joined(clauses))


def standfirst(lookup: Lookup) -> Sentence:
    """The line under the headline: anti-social behaviour, further sure changes, and how many did not move."""
    asb = lookup.heading(ASB)
    further = [about(f) for f in sure_changes(lookup)[MOST_NAMED:]]
    plainly = [(Run(text),) for text in [*_the_rest(lookup), where(lookup)] if text]
    sentences = ([_asb(asb)] if asb else []) + further + plainly
    return tuple(run for n, s in enumerate(sentences) for run in ([Run(" ")] if n else []) + list(s))


def where(lookup: Lookup) -> str:
    """`By ward, crime fell in Ings; anti-social behaviour rose in Abbey.` Only wards whose change is sure are named."""
    told = {thing: _where(lookup, table) for thing, table in WARD_TABLES.items()}
    said = [f"{thing} {words}" for thing, words in told.items() if words]
    if said:
        return f"By ward, {'; '.join(said)}."
    if all(words is None for words in told.values()):
        return ""
    tested = [thing for thing, words in told.items() if words is not None]
    return f"In no ward did {' or '.join(tested)} change by more than its months vary."


def _where(lookup: Lookup, table: str) -> str | None:
    """`fell in Ings and rose in Abbey`; nothing where no change is sure, None where none was tested."""
    figures = [f for _, f in lookup.rows(lookup.figures.table(table))]
    if not any(f.verdict in TESTED for f in figures):
        return None
    sides = {
        word: [f.area.name for f in figures if f.verdict == verdict and is_sure(f)] for verdict, word in MOVED.items()
    }
    return listed([f"{word} in {_places(names)}" for word, names in sides.items() if names])


def _places(names: list[str]) -> str:
    return listed(names) if len(names) <= MOST_NAMED else f"{small(len(names))} wards"


def both_headings(lookup: Lookup) -> str:
    """`Publicly reported crime 16,684 (−7.1%), police-generated crime 3,510 (+3.2%).` And against earlier years."""
    found = [f for f in map(lookup.heading, (PUBLICLY_REPORTED, POLICE_GENERATED)) if f and _is_told(f)]
    said = [f"{', '.join(map(_briefly, found))}."] if found else []
    return " ".join([*said, *against_earlier(lookup)])


def against_earlier(lookup: Lookup) -> list[str]:
    """`Against the average of 3 earlier years: all crime −1.1%, anti-social behaviour +4.2%.` Nothing without one."""
    table = lookup.figures.table("earlier")
    found = [f for _, f in lookup.rows(table) if f.offence in (ALL_CRIME, ASB) and f.change_percent is not None]
    if not table or not found:
        return []
    changes = [f"{lower_first(name_of(f))} {signed_percent(f.change_percent or 0.0)}" for f in found]
    return [f"{table.title}: {', '.join(changes)}."]


def sure_changes(lookup: Lookup) -> list[Figure]:
    """Offences that changed for sure, widest first: one below another that is named already is not repeated.

    The largest rise and the largest fall lead, so that a headline never tells one side only.
    """
    chosen: list[tuple[Row, Figure]] = []
    named_depth: int | None = None
    for row, figure in lookup.offences():
        if named_depth is not None and row.depth > named_depth:
            continue
        named_depth = None
        if figure.offence not in HEADINGS and not row.group and is_sure(figure):
            chosen.append((row, figure))
            named_depth = row.depth
    largest = sorted((f for _, f in chosen), key=lambda f: -abs(f.change or 0))
    leaders = [next((f for f in largest if f.verdict == v), None) for v in ("fall", "rise")]
    first = sorted((f for f in leaders if f), key=lambda f: -abs(f.change or 0))
    return first + [f for f in largest if f not in first]


def _opening(lookup: Lookup, total: Figure) -> Sentence:
    place = lookup.figures.partnership.name
    if total.suppressed:
        return (Run(f"{place}: all crime is {SUPPRESSED}."),)
    if is_missing(total) and total.value is not None:
        return (Run(f"{place} recorded {_crimes(total)}. There is nothing to compare that with."),)
    if is_missing(total):
        return (Run(f"{place}: all crime is not available."),)
    return (Run(f"{place} recorded {_crimes(total)}{compared(total)}."),)


def _crimes(total: Figure) -> str:
    """The total is said in crimes, whatever unit its lines are in."""
    return counted(total) if "crime" in total.unit else counted(total).replace("offence", "crime")


def _asb(asb: Figure) -> Sentence:
    name = upper_first(name_of(asb))
    if not is_sure(asb) or not asb.baseline_value or asb.change_percent is None:
        return about(asb)
    size = signed_percent(asb.change_percent)[1:]
    return (Run(f"{name} {verb(asb)}", tone(asb)), Run(f" {size}, {from_to(asb)} {asb.unit}."))


def _briefly(figure: Figure) -> str:
    share = f" ({signed_percent(figure.change_percent)})" if figure.change_percent is not None else ""
    name = name_of(figure) if figure.offence == PUBLICLY_REPORTED else name_of(figure)[:1].lower() + name_of(figure)[1:]
    return f"{name} {number(figure.value or 0, figure.unit)}{share}"


def _is_told(figure: Figure) -> bool:
    return not figure.suppressed and not is_missing(figure)


def _the_rest(lookup: Lookup) -> list[str]:
    """How many offences of the first page's table moved by no more than chance, and how many are too few to say."""
    told = [f for row, f in lookup.main_offences() if not row.group and f.offence not in HEADINGS and _is_told(f)]
    still = sum(f.verdict == "no clear change" for f in told)
    few = sum(f.verdict == "too few to say" for f in told)
    others = "other " if sure_changes(lookup) else ""
    said = []
    if still == 1:
        said.append(f"The {others}offence moved no more than its months usually do.")
    elif still:
        said.append(f"The {others}{small(still)} offences moved no more than their months usually do.")
    if few:
        said.append(f"{upper_first(small(few))} {'was' if few == 1 else 'were'} too few to say.")
    return said


def _joined(clauses: list[Sentence]) -> Sentence:
    """`Vehicle crime fell ...; robbery rose ....`"""
    first, *others = clauses
    runs = [Run(upper_first(first[0].text), first[0].tone), *first[1:]]
    for clause in others:
        runs += [Run("; "), *clause]
    return (*runs, Run("."))


def compared_with(lookup: Lookup) -> str:
    """`against the year before`: for the running head."""
    return f"against {before(lookup.figures.period, lookup.figures.against).than.removeprefix('in ')}"
