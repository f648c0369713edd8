"""Operations found by their names, what is said of their problem, and what was done in them; and volunteer schemes."""

from django.urls import reverse

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.queries.hits import Hit, hit, holding
from commonweal.portal.operations.models import Activity, Operation, Scheme

SAID = ("name", "aim", "scan", "analysis", "response", "assessment")


def operations(reader: Reader, words: tuple[str, ...], most: int) -> list[Hit]:
    """The newest first: operations, then what was done in them, then schemes."""
    return [*_operations(reader, words, most), *_done(reader, words, most), *_schemes(reader, words, most)]


def _operations(reader: Reader, words: tuple[str, ...], most: int) -> list[Hit]:
    rows = readable(reader, Operation).filter(holding(words, *SAID)).order_by("-since", "pk")
    return [
        hit(
            reader, row, words, kind="operations", title=row.name, date=row.since,
            address=reverse("operations:operation", args=[row.pk]),
            text=" ".join(getattr(row, name) for name in SAID),
        )
        for row in rows[: most + 1]
    ]  # fmt: skip


def _done(reader: Reader, words: tuple[str, ...], most: int) -> list[Hit]:
    rows = readable(reader, Activity).filter(holding(words, "place", "result"), struck="").select_related("operation")
    return [
        hit(
            reader, row, words, kind="operations", title=row.operation.name, date=row.first,
            address=reverse("operations:operation", args=[row.operation_id]), text=f"{row.place} {row.result}",
        )
        for row in rows.order_by("-first", "pk")[: most + 1]
    ]  # fmt: skip


def _schemes(reader: Reader, words: tuple[str, ...], most: int) -> list[Hit]:
    rows = readable(reader, Scheme).filter(holding(words, "name", "about")).order_by("name", "pk")
    return [
        hit(
            reader, row, words, kind="operations", title=row.name, date=None,
            address=reverse("operations:scheme", args=[row.pk]), text=f"{row.name} {row.about}",
        )
        for row in rows[: most + 1]
    ]  # fmt: skip
