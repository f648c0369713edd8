"""Single values of the file: texts, names of places, months, days, numbers. Each refusal names the key."""

import math
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from commonweal.errors import MappingRefused, PeriodRefused
from commonweal.figures import Month, Period

LONGEST_LINE, LONGEST_TEXT, MOST_NAMES = 300, 10_000, 500
MOST = 1e9  # of anything that one activity came to
ALLOWED = "\n\t"


def text(entry: Mapping[str, Any], key: str, where: str, *, needed: bool = False, most: int = LONGEST_LINE) -> str:
    """A text, "" where it is not given. Control characters have no place in one."""
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise MappingRefused(f"{where}: {key} is not a text.", f'Write it in quotes: {key} = "...".')
    value = value.strip()
    if needed and not value:
        raise MappingRefused(f"{where} lacks its {key}.", f'Add a line {key} = "...".')
    if len(value) > most:
        raise MappingRefused(f"{where}: {key} is {len(value):,} letters long.", f"Keep it to {most:,}.")
    if not all(map(_printed, value)):
        raise MappingRefused(f"{where}: {key} holds characters that cannot be printed.", "Write it as plain text.")
    return value


def printable(words: str) -> str:
    """Words typed or pasted elsewhere as `text` takes them: a browser's line ends, and a list's private signs, go."""
    return "".join(filter(_printed, "\n".join(words.splitlines()))).strip()


def _printed(letter: str) -> bool:
    return letter in ALLOWED or unicodedata.category(letter) not in ("Cc", "Cs", "Co")


def names(entry: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    """A list of names or codes, each once, in its order."""
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise MappingRefused(f"{where}: {key} is not a list of names.", f'Write {key} = ["One", "Another"].')
    if len(value) > MOST_NAMES:
        raise MappingRefused(f"{where}: {key} names {len(value):,}.", f"Name {MOST_NAMES} at most.")
    return tuple(dict.fromkeys(text({key: one}, key, where) for one in value))


def maybe_names(entry: Mapping[str, Any], key: str, where: str) -> tuple[str, ...] | None:
    """The same, None where the key is not there: then the choice is proposed. An empty list says that there is none."""
    return names(entry, key, where) if key in entry else None


def period(entry: Mapping[str, Any], key: str, where: str) -> Period:
    """`2024-10..2025-03`."""
    value = text(entry, key, where, needed=True)
    try:
        return Period.parse(value)
    except PeriodRefused as error:
        raise MappingRefused(f"{where}: {key}: {error.message}", error.next_step) from error


def month(entry: Mapping[str, Any], key: str, where: str) -> Month:
    """`2024-10`."""
    value = text(entry, key, where, needed=True)
    try:
        return Month.parse(value)
    except PeriodRefused as error:
        raise MappingRefused(f"{where}: {key}: {error.message}", error.next_step) from error


def day(entry: Mapping[str, Any], key: str, where: str) -> date | None:
    """A date, bare as TOML has it or in quotes; None where it is not given."""
    value = entry.get(key)
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise MappingRefused(f"{where}: {key} is not a date.", f"Write it as {key} = 2024-10-27.") from error


def amount(entry: Mapping[str, Any], key: str, where: str) -> float | None:
    """A number of nought or more; None where it is not given, which is not nought."""
    value = entry.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise MappingRefused(f"{where}: {key} is not a number.", f"Write the number alone: {key} = 12.")
    if not 0 <= value <= MOST or not math.isfinite(value):
        raise MappingRefused(f"{where}: {key} is below nought, or too large.", "Write what it came to.")
    return float(value)


def whole(entry: Mapping[str, Any], key: str, where: str) -> int | None:
    """A whole number of nought or more; None where it is not given."""
    value = amount(entry, key, where)
    if value is not None and value != int(value):
        raise MappingRefused(f"{where}: {key} is not a whole number.", "Count people whole.")
    return None if value is None else int(value)


def pounds(entry: Mapping[str, Any], key: str, where: str) -> Decimal | None:
    """Pounds, as a number or as a text of one; to the penny."""
    value = entry.get(key)
    if value is None:
        return None
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        found = Decimal("NaN")
    if isinstance(value, bool) or not found.is_finite() or not 0 <= found <= Decimal(MOST):
        raise MappingRefused(f"{where}: {key} is not a sum of money.", f"Write pounds alone: {key} = 240.50.")
    return found.quantize(Decimal("0.01"))
