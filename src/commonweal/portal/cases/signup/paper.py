"""A short paper for the meeting: which agency uses the portal. Drafted; a person works on it before it goes out."""

import datetime as dt
from collections.abc import Sequence

from commonweal.portal.cases.signup.queries import AgencyLine


def title_of(day: dt.date) -> str:
    """What it is called."""
    return f"Who uses the case system, {day:%-d %B %Y}"


def draft(lines: Sequence[AgencyLine]) -> str:
    """Its text, in the library's way of writing."""
    using = [line for line in lines if line.month]
    parts = [
        f"{len(using)} of {len(lines)} agencies used the case system in the last 30 days.",
        "## Agency by agency",
        "\n".join(_point(line) for line in lines),
    ]
    missing = [f"- {line.name}: to {_and(line.missing)}" for line in lines if line.missing]
    if missing:
        parts += ["## What is still to come", "\n".join(missing)]
    parts += ["## What is asked", "Members are asked to note who uses the system, and to say when the others will."]
    return "\n\n".join(parts)


def _point(line: AgencyLine) -> str:
    since = f", since {line.since:%-d %B %Y}" if line.since else ""
    used = f"{line.month} of {line.accounts} people with an account signed in within 30 days, {line.quarter} within 90"
    signed = line.signed_on
    agreed = f"; agreement signed on {signed:%-d %B %Y}" if signed else "; no agreement is entered"
    return f"- {line.name}{since}: {used if line.accounts else 'nobody has an account'}{agreed}"


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
