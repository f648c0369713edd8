"""The papers of a plan in the library's way of writing, drafted from what was entered: exceptions come first."""

import datetime as dt
from collections.abc import Collection, Iterable
from uuid import UUID

from commonweal.portal.plan import pictures
from commonweal.portal.plan.quarters import Quarter
from commonweal.portal.plan.queries.consultations import ConsultationPage
from commonweal.portal.plan.queries.plans import PlanPage
from commonweal.portal.plan.queries.priorities import MilestoneLine, PriorityLine
from commonweal.portal.plan.statuses import AT_RISK, LATE

DATE = "%-d %B %Y"


def edition(page: PlanPage) -> str:
    """The plan as a paper for whoever may read it."""
    when = f"From {page.line.since.strftime(DATE)} to {page.line.until.strftime(DATE)}."
    parts = [page.about, when]
    for number, line in enumerate(page.priorities, 1):
        parts += [f"## {number}. {line.name}", line.about, f"{line.lead} leads this priority."]
        parts += _list("### How we shall tell", [_measure_wanted(line, n) for n in range(len(line.measures))])
        parts += _list("### What we shall reach", [_due(one) for one in line.milestones if not one.dropped])
        opened = [one for one in line.actions if one.state == "open"]
        parts += _list("### What we shall do", [f"{_end(one.text)} {one.agency}, {one.due_words}." for one in opened])
        if line.costs:
            parts.append(f"Planned cost: £{line.planned:,.2f}.")
    return _joined(parts)


def highlights(page: PlanPage, quarter: Quarter, today: dt.date, closed: Collection[UUID] = ()) -> str:
    """A quarter's highlight report: what is late or at risk, what moved, what was done, what is next, what it cost.

    `closed`: measures whose figures are for partners alone, which is said beside each.
    """
    parts = [_headline(page, quarter, today)]
    for status, head in ((LATE, "## Late"), (AT_RISK, "## At risk")):
        for line in page.priorities:
            if line.stands.shown == status:
                parts += [head] if head not in parts else []
                parts += [f"### {line.name}", _stands(line), *_bare(line.stands.proposal.reasons)]
    parts += _said_otherwise(page)
    parts += pictures.steps(page.priorities, quarter)
    parts += pictures.measures(page.priorities, closed)
    done = [one for one in _steps(page) if quarter.holds(one.done_on)]
    acted = [a for line in page.priorities for a in line.actions if a.state == "done" and quarter.holds(a.closed_on)]
    parts += _list(
        "## Done this quarter",
        [f"{_end(one.words)} {one.agency}, {_day(one.done_on)}. {_end(one.evidence)}" for one in done]
        + [f"{_end(a.text)} {a.agency}, {_day(a.closed_on)}." for a in acted],
    ) or ["## Done this quarter", "No milestone was reached and no action closed."]
    coming = [one for one in _steps(page) if not one.done_on and quarter.next.holds(one.due_on)]
    parts += _list("## Next quarter", [_due(one) for one in coming]) or ["## Next quarter", "No milestone is due."]
    parts += _costs(page.priorities, quarter)
    untold = [words for line in page.priorities for words in line.stands.proposal.untold]
    parts += _list("## What cannot be told", untold)
    day = today.strftime(DATE)
    parts.append(f"As entered by {day}. The status is proposed by rule; where its owner says otherwise, both are told.")
    parts += [
        "## What is asked",
        "Members are asked to note this report, and to say what is done about what is late.",
    ]
    return _joined(parts)


def closing(page: ConsultationPage) -> str:
    """A consultation's closing report: how many answered, what they said, what changed because of it."""
    line, count = page.line, page.answers or 0
    people = "Nobody answered" if count == 0 else "1 answer came" if count == 1 else f"{count} answers came"
    parts = [
        f"{people} to the consultation that was open from {line.opens_on.strftime(DATE)} to "
        f"{line.closes_on.strftime(DATE)}. What came is told in our words: nothing is printed that points at anyone.",
        page.summary,
    ]
    if page.draft is not None:
        parts.append(f"It was about: {page.draft.title} (SHA-256 {page.draft.sha256}).")
    parts += _list("## What was asked", list(page.questions))
    changed, kept = ([one for one in page.points if one.changed is wanted] for wanted in (True, False))
    for head, points in (("## What changed because of it", changed), ("## What did not change, and why", kept)):
        if points:
            parts.append(head)
        for one in points:
            parts += [f"### You said: {one.said}", _raised(one.raised_by), f"We did: {one.did}" if one.did else ""]
    return _joined(parts)


def _headline(page: PlanPage, quarter: Quarter, today: dt.date) -> str:
    """How its priorities stand, which is told of today: of a quarter that is over it says as of which day."""
    of = [line.stands.shown for line in page.priorities]
    late, risk, well = of.count(LATE), of.count(AT_RISK), len(of) - of.count(LATE) - of.count(AT_RISK)
    words = [f"{late} late"] if late else []
    words += [f"{risk} at risk"] if risk else []
    words += [f"{well} on time"] if well else []
    since = "" if quarter.holds(today) else f", as things stood on {today.strftime(DATE)}"
    priorities = "1 priority" if len(of) == 1 else f"{len(of)} priorities"
    return f"{quarter.words}{since}: of {priorities}, {', '.join(words) or 'none is told of'}."


def _stands(line: PriorityLine) -> str:
    stands = line.stands
    if stands.word and not stands.word.lapsed:
        return f"{line.lead} says {stands.shown}; the rule proposes {stands.proposal.status}."
    return f"{line.lead} leads it."


def _said_otherwise(page: PlanPage) -> list[str]:
    """Where an owner's word stands in place of the proposal."""
    found = []
    for line in page.priorities:
        word = line.stands.word
        if word and not word.lapsed:
            found.append(
                f"{line.name}: proposed {line.stands.proposal.status}, said to be {word.said} since "
                f"{word.on.strftime(DATE)}. {_end(word.reason)}"
            )
    return _list("## Where an owner says otherwise", found)


def _costs(priorities: Iterable[PriorityLine], quarter: Quarter) -> list[str]:
    found = []
    for line in priorities:
        of = [one for one in line.costs if one.year == quarter.year]
        if of:
            told = [one.spent for one in of if one.spent is not None]
            spent = f"£{sum(told):,.2f} spent" if told else "spending not told"
            found.append(f"{line.name}: £{sum(one.planned for one in of):,.2f} planned, {spent}.")
    return _list("## Costs this year", found)


def _steps(page: PlanPage) -> list[MilestoneLine]:
    return [one for line in page.priorities for one in line.milestones if not one.dropped]


def _due(one: MilestoneLine) -> str:
    moved = f" (first due {one.first_due.strftime(DATE)})" if one.first_due != one.due_on else ""
    return f"{_end(one.words)} {one.agency}, by {one.due_on.strftime(DATE)}{moved}."


def _measure_wanted(line: PriorityLine, n: int) -> str:
    one = line.measures[n]
    wanted = f": {one.better} than {one.baseline:g}" if one.baseline is not None and one.target is None else ""
    target = f": {one.target:g} by {_day(one.target_on)}" if one.target is not None else wanted
    return f"{one.name}{target}."


def _raised(count: int | None) -> str:
    if count is None:
        return ""
    return f"Raised in {count} answer{'' if count == 1 else 's'}."


def _list(head: str, points: list[str]) -> list[str]:
    return [head, "\n".join(f"- {' '.join(point.split())}" for point in points)] if points else []


def _bare(reasons: Iterable[str]) -> list[str]:
    points = list(reasons)
    return ["\n".join(f"- {point}" for point in points)] if points else []


def _day(day: dt.date | None) -> str:
    return day.strftime(DATE) if day else "no day"


def _end(words: str) -> str:
    said = " ".join(words.split())
    return said if said.endswith((".", "!", "?")) or not said else f"{said}."


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part.strip())
