"""Indicators found by their names and definitions; partners' paragraphs by their words."""

from django.urls import reverse

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.indicators.models import Call, Indicator, Version
from commonweal.portal.meetings.queries.hits import Hit, hit, holding

SAID = ("name", "definition", "source", "official")


def indicators(reader: Reader, words: tuple[str, ...], most: int) -> list[Hit]:
    """By name: indicators, then what paragraphs were asked for, then their words."""
    return [*_indicators(reader, words, most), *_calls(reader, words, most), *_paragraphs(reader, words, most)]


def _indicators(reader: Reader, words: tuple[str, ...], most: int) -> list[Hit]:
    rows = readable(reader, Indicator).filter(holding(words, *SAID)).order_by("name", "pk")
    return [
        hit(
            reader, row, words, kind="indicators", title=row.name, date=None,
            address=reverse("indicators:indicator", args=[row.pk]),
            text=" ".join(getattr(row, name) for name in SAID),
        )
        for row in rows[: most + 1]
    ]  # fmt: skip


def _calls(reader: Reader, words: tuple[str, ...], most: int) -> list[Hit]:
    rows = readable(reader, Call).filter(holding(words, "report", "asks")).order_by("-due_on", "pk")
    return [
        hit(
            reader, row, words, kind="indicators", title=row.report, date=row.due_on,
            address=reverse("indicators:call", args=[row.pk]), text=f"{row.report} {row.asks}",
        )
        for row in rows[: most + 1]
    ]  # fmt: skip


def _paragraphs(reader: Reader, words: tuple[str, ...], most: int) -> list[Hit]:
    rows = readable(reader, Version).filter(holding(words, "title", "text")).order_by("-paragraph__call__due_on", "pk")
    return [
        hit(
            reader, row, words, kind="indicators", title=row.title, date=None,
            address=reverse("indicators:paragraph", args=[row.paragraph_id]), text=f"{row.title} {row.text}",
        )
        for row in rows[: most + 1]
    ]  # fmt: skip
