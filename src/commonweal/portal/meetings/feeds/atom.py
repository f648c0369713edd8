"""Atom (RFC 4287): what was published, newest first. Django's own writer makes the XML.

Control letters are left out: XML cannot hold them, and one in a title would end the feed for everyone.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.feedgenerator import Atom1Feed

from commonweal.documents.safe_copy.seen import one_line


@dataclass(frozen=True, slots=True)
class Published:
    """One thing that a resident may read since a moment."""

    id: UUID
    title: str
    summary: str
    address: str
    at: dt.datetime


class _Feed(Atom1Feed):
    """Django's, whose empty feed would say that it was updated at whatever moment someone asks."""

    def latest_post_date(self) -> dt.datetime:
        """The newest entry's; of an empty feed, the beginning of time."""
        dates = [item["updateddate"] for item in self.items]
        return max(dates, default=dt.datetime.fromtimestamp(0, dt.UTC))


def feed(title: str, address: str, own_address: str, published: Iterable[Published]) -> str:
    """The feed's XML; its identifiers never change, whatever the address of the portal becomes."""
    made = _Feed(title=title, link=address, feed_url=own_address, description=None, language="en-gb")
    for entry in published:
        made.add_item(
            title=one_line(entry.title), link=entry.address, description=one_line(entry.summary),
            unique_id=f"urn:uuid:{entry.id}", updateddate=entry.at, pubdate=entry.at,
        )  # fmt: skip
    return str(made.writeString("utf-8"))
