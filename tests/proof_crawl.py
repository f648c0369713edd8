"""Everything that a reader can reach: by address, by links, in feeds and exports, and inside every file."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urldefrag
from uuid import UUID

from django.test import Client
from django.urls import reverse

from address_classes import ADDRESSES
from commonweal.portal.access.kinds import kept_models
from proof_addresses import addresses_for, classed
from proof_things import Filled
from purge_seen import FORM_TOKEN

EXPORTS = ("/actions/export/?form=csv", "/actions/export/?form=xlsx", "/meetings/register/?show=actions")
ONE_PAGE = re.compile(
    r"/packs/[0-9a-f-]+/pages/"
)  # drawn from the pack's file, which is read whole: the first is enough
WHO_IS_FOR = "meetings.item", "library.paper"  # kinds whose pages of audience and consent are asked for, too


def everything(client: Client, reader: str | None) -> Iterator[tuple[str, bytes]]:
    """Address and bytes, headers among them, of each page and file; each address once."""
    waiting, done = _addresses(reader), set()
    while waiting:
        address = urldefrag(waiting.pop()).url
        if address in done:
            continue
        done.add(address)
        answer = client.get(address)
        body = answer.content
        yield address, body
        yield f"{address} (headers)", str(answer.headers).encode()
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            waiting += [link for link in Filled().links(body) if not ONE_PAGE.search(link)]


def _addresses(reader: str | None) -> list[str]:
    """Lists, feeds and exports; of each thing kept, readable or not, the addresses where this role finds any."""
    found = [reverse(name) for name, one in classed("page").items() if not one.takes] + list(EXPORTS)
    for kind, thing in _things():
        for name, addresses in addresses_for(kind, thing, "page").items():
            if reader in ADDRESSES[name].who and (ADDRESSES[name].takes != "thing" or kind in WHO_IS_FOR):
                found += addresses
    return found


def _things() -> Iterator[tuple[str, UUID]]:
    for model in kept_models():
        for pk in model._default_manager.order_by("pk").values_list("pk", flat=True):
            yield model._meta.label_lower, pk


def _searched(client: Client, word: str) -> bytes:
    answer = client.post(reverse("meetings:search"), {"words": word})
    assert answer.status_code == 200
    return FORM_TOKEN.sub(rb"\1", answer.content)


def found_by_search(client: Client, words: Iterable[str]) -> list[str]:
    """Those of these words for which a search answers anything other than for what stands nowhere."""
    nothing: dict[int, bytes] = {}
    found = []
    for word in words:
        absent = "q" * len(word)
        if len(word) not in nothing:
            nothing[len(word)] = _searched(client, absent)
        if _searched(client, word).replace(word.encode(), absent.encode()) != nothing[len(word)]:
            found.append(word)
    return found
