"""Atom (RFC 4287): what was published, newest first. Django's own writer makes the XML."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.feedgenerator import Atom1Feed


@dataclass(frozen=True, slots=True)
class Published:
    """One thing that a resident may read since a moment."""

    id: UUID
    title: str
    summary: str
    address: str
    at: dt.datetime


def feed(title: str, address: str, own_address: str, published: Iterable[Published]) -> str:
    """The feed's XML; its identifiers never change, whatever the address of the portal becomes."""
    made = Atom1Feed(title=title, link=address, feed_url=own_address, description=None, language="en-gb")
    for entry in published:
        made.add_item(
            title=entry.title, link=entry.address, description=entry.summary, unique_id=f"urn:uuid:{entry.id}",
            updateddate=entry.at, pubdate=entry.at,
        )  # fmt: skip
    return str(made.writeString("utf-8"))
