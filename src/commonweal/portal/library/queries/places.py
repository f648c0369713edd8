"""The place that reports here are usually about: what forms offer first."""

from uuid import UUID

from commonweal.portal.access.reader import Reader
from commonweal.portal.library.models import Paper
from commonweal.portal.library.queries.figures import figure_set
from commonweal.portal.library.queries.shown import issued, shown


def usual_place(reader: Reader) -> str:
    """The newest released report's, by name; else what was last asked for; "" where there is no report at all."""
    out: UUID | None = (
        issued(reader).filter(kind="report").order_by("-release__approved_at", "pk").values_list("release", flat=True)
    ).first()
    known = figure_set(reader, out) if out else None
    if known is not None:
        return known.partnership.name
    asked: Paper | None = (
        shown(reader).filter(kind="report").order_by("-made_at", "pk").first() if reader.held else None
    )
    return str(asked.parameters.get("partnership", "")) if asked else ""
