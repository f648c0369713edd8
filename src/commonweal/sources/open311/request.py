"""One request of the specification to one report, and nothing of it that could point at whoever made it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
# All that is ever read of a request. What is not here is not looked at: see content.py.
KEYS = (
    "service_request_id", "token", "service_code", "status", "requested_datetime", "updated_datetime", "lat", "long",
)  # fmt: skip
LONGEST = 100  # letters of a reference or code
METRE = 10  # millionths of a degree: about a metre
CLOSED = ("closed", "fixed", "fixed - council", "fixed - user", "duplicate", "no further action", "not responsible")


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `longitude_e6` and `latitude_e6`: whole millionths of a degree, None where it has no point."""

    reference: str
    code: str
    asked: datetime
    updated: datetime | None
    status: str
    longitude_e6: int | None
    latitude_e6: int | None


def report_of(row: Mapping[str, str]) -> Report | None:
    """The report; None where it has no number yet, no service, or no moment that can be read."""
    reference, code = row.get("service_request_id", ""), row.get("service_code", "")
    asked = moment_of(row.get("requested_datetime", ""))
    if not reference or not code or asked is None or max(len(reference), len(code)) > LONGEST:
        return None
    longitude, latitude = _point(row.get("long", ""), row.get("lat", ""))
    status = "closed" if row.get("status", "").casefold() in CLOSED else "open"
    return Report(reference, code, asked, moment_of(row.get("updated_datetime", "")), status, longitude, latitude)


def moment_of(text: str) -> datetime | None:
    """A moment as the specification writes it; one without its zone is where the partnership is."""
    try:
        moment = datetime.fromisoformat(text)
        if len(text) < len("2026-01-01T00:00"):
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=LONDON)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _point(longitude: str, latitude: str) -> tuple[int | None, int | None]:
    """Rounded to about the metre; a point at nought and nought was never measured."""
    try:
        x, y = float(longitude), float(latitude)
    except ValueError:
        return None, None
    if not (math.isfinite(x) and math.isfinite(y) and abs(x) <= 180 and abs(y) <= 90) or (x == 0 and y == 0):
        return None, None
    return round(x * 1e6 / METRE) * METRE, round(y * 1e6 / METRE) * METRE
