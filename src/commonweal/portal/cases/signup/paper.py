"""A short paper for the meeting: which agency uses the portal. Drafted; a person works on it before it goes out."""

import datetime as dt
from collections.abc import Iterator, Sequence

from commonweal.portal.cases.signup.queries import AgencyLine
from commonweal.portal.library import tabled

HEADS = ("Agency", "Since", "With an account", "Signed in within 30 days", "Within 90 days", "Agreement signed")
NOTE = (
    "Counted are officers who work on cases: a clerk or a councillor of an agency is not. Where no day was said, an "
    "agency uses the system since its first account. Agencies that have left the partnership are not counted. Who the "
    "officers are does not stand here; where an agency has one, it is about them."
)


def title_of(day: dt.date) -> str:
    """What it is called."""
    return f"Who uses the case system, {day:%-d %B %Y}"


def draft(lines: Sequence[AgencyLine], day: dt.date) -> str:
    """Its text, in the library's way of writing."""
    using = [line for line in lines if line.month]
    parts = [
        f"{len(using)} of {len(lines)} agencies used the case system in the last 30 days.",
        *_over_time(lines, day),
        "## Agency by agency",
        tabled.text_of(HEADS, [_row(line) for line in lines], title="Officers of each agency, and its agreement"),
    ]
    missing = [f"- {line.name}: to {_and(line.missing)}" for line in lines if line.missing]
    if missing:
        parts += ["## What is still to come", "\n".join(missing)]
    parts += ["## How to read this", NOTE]
    parts += ["## What is asked", "Members are asked to note who uses the system, and to say when the others will."]
    return "\n\n".join(parts)


def _over_time(lines: Sequence[AgencyLine], day: dt.date) -> Iterator[str]:
    """How many agencies have begun, from the first day on which one did until today."""
    begun: dict[dt.date, list[str]] = {}
    for line in lines:
        if line.since and line.since <= day:
            begun.setdefault(line.since, []).append(line.name)
    if not begun:
        return
    rows, so_far = [], 0
    for on in sorted(begun):
        so_far += len(begun[on])
        rows.append((f"{on:%-d %B %Y}", f"{so_far}", _and(begun[on])))
    if day not in begun:
        rows.append((f"{day:%-d %B %Y}", f"{so_far}", "none since"))
    yield f"## {so_far} of {len(lines)} agencies have begun to use it"
    yield tabled.text_of(
        ("From", "Agencies", "Who began"), rows, title="Agencies that have begun, by the day on which they did",
        chart="steps of Agencies", under=f"Agencies that have begun, of {len(lines)} in the partnership.",
    )  # fmt: skip


def _row(line: AgencyLine) -> tuple[str, ...]:
    return (
        line.name, f"{line.since:%-d %B %Y}" if line.since else "not yet", f"{line.accounts}",
        f"{line.month}" if line.accounts else "no account", f"{line.quarter}" if line.accounts else "no account",
        f"{line.signed_on:%-d %B %Y}" if line.signed_on else "not entered",
    )  # fmt: skip


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
