"""A date as its sheet shows it, never more: a birthday may be shown as its year alone."""

import re
from datetime import date, datetime, time, timedelta

TOKENS = re.compile(
    r'"[^"]*"|\\.|\[[^\]]*\]|yyyy|yy|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|am/pm|a/p|.', re.IGNORECASE
)
UNSAID = ("general", "@", "")
HALF_DAYS = ("am/pm", "a/p")


def dated(value: date | time | timedelta, section: str) -> str:
    """The date, time of day or stretch of time in words."""
    if isinstance(value, timedelta):
        hours, rest = divmod(int(value.total_seconds()), 3600)
        return f"{hours}:{rest // 60:02d}"
    if section.strip().lower() in UNSAID:
        return value.strftime("%H:%M") if isinstance(value, time) else f"{value.day} {value:%B %Y}"
    tokens = TOKENS.findall(section)
    moment = _moment(value)
    half_days = any(token.lower() in HALF_DAYS for token in tokens)
    return "".join(_token(tokens, n, moment, half_days) for n in range(len(tokens))).strip()


def _moment(value: date | time) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, time):
        return datetime.combine(date(1900, 1, 1), value)
    return datetime.combine(value, time())


def _token(tokens: list[str], position: int, moment: datetime, half_days: bool) -> str:
    token = tokens[position]
    small = token.lower()
    if small in ("m", "mm") and _is_minutes(tokens, position):
        return f"{moment.minute:02d}" if small == "mm" else str(moment.minute)
    said = _words(moment, half_days).get(small)
    if said is not None:
        return said
    if token.startswith("["):
        return ""
    return token[1:-1] if token.startswith('"') else token.removeprefix("\\")


def _words(moment: datetime, half_days: bool) -> dict[str, str]:
    hour = (moment.hour % 12 or 12) if half_days else moment.hour
    return {
        "yyyy": f"{moment.year}", "yy": f"{moment:%y}",
        "mmmmm": f"{moment:%B}"[0], "mmmm": f"{moment:%B}", "mmm": f"{moment:%b}",
        "mm": f"{moment.month:02d}", "m": str(moment.month),
        "dddd": f"{moment:%A}", "ddd": f"{moment:%a}", "dd": f"{moment.day:02d}", "d": str(moment.day),
        "hh": f"{hour:02d}", "h": str(hour), "ss": f"{moment.second:02d}", "s": str(moment.second),
        "am/pm": f"{moment:%p}", "a/p": f"{moment:%p}"[:1],
    }  # fmt: skip


def _is_minutes(tokens: list[str], position: int) -> bool:
    """An m is of minutes after an hour or before seconds."""
    return _nearest(tokens[:position][::-1]).startswith("h") or _nearest(tokens[position + 1 :]).startswith("s")


def _nearest(others: list[str]) -> str:
    return next((token.lower() for token in others if token[0].lower() in "ymdhs"), "")
