"""The quarter's summary as a kind of paper: drafted by this room, known to the library, worked on by a person."""

import datetime as dt

from commonweal.portal.library.kinds.kind import Kind

KIND = Kind(
    key="surgeries",
    title="Meeting the public",
    tells="A quarter of surgeries and events: what was held, who came, what people raised. It is drafted as text with "
    "charts and tables, and a person works on it.",
    drafted="engagement:summarise",
)


def key_of(first: dt.date) -> str:
    """What the library keeps the summary of a quarter under: the kind, and the quarter's first month."""
    return f"{KIND.key}:{first:%Y-%m}"
