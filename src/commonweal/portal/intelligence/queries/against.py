"""What a sanitised text is held against: read from the report, its names and its source. The reading is entered."""

from collections.abc import Collection, Iterator
from uuid import UUID

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.intelligence.models import PERSON, Item, Mention, Report, Source
from commonweal.portal.intelligence.queries.reports import writer_of
from commonweal.portal.intelligence.sanitising import SHORTEST_NAME, Against, leaves
from commonweal.portal.people import said

WHOLE = ("registration", "lines", "postcode", "handle")  # of vehicles, places and names online
OWN = ("how", "risk", "doubt", "who_else", "permission")  # of the source's answers, those that are chosen from a list


def against(reader: Reader, report: Report, *, meant: Collection[UUID], left_out: str) -> Against:
    """`meant`: the mentions that the text is to name. `left_out`: what it is not to, one a line."""
    sources = list(readable(reader, Source).filter(report=report))
    seen(reader, *sources)
    items = readable(reader, Item).filter(report=report)
    told = [words for item in items for words in (item.text, *leaves(item.details))]
    mentions = readable(reader, Mention).filter(report=report).exclude(pk__in=list(meant))
    return Against(
        source=tuple(words for source in sources for words in _free(source)),
        writer=(report.reference, *(source.reference for source in sources), *filter(None, [writer_of(report)])),
        named=tuple(dict.fromkeys(words for mention in mentions for words in names_of(mention))),
        left_out=tuple(line.strip() for line in left_out.splitlines() if line.strip()),
        told=tuple(told),
    )


def names_of(mention: Mention) -> Iterator[str]:
    """By what a mention would be known in a text."""
    if mention.kind != PERSON:
        yield from (str(mention.said[name]) for name in WHOLE if mention.said.get(name))
        return
    person = said.read(mention.said)
    whole = (person.name, person.given, person.family, *person.aliases)
    yield from (name for name in whole if len(name.strip()) >= SHORTEST_NAME)
    yield from person.phones
    if person.born is not None and person.born_words.count(" ") == 2:
        yield person.born_words
    for address in person.addresses:
        yield from (part for part in (address.lines, address.postcode) if part.strip())


def _free(source: Source) -> Iterator[str]:
    """What was typed of the source, without what was chosen from a list."""
    for name, value in source.said.items():
        if name not in OWN or len(str(value).split()) > 1:
            yield from leaves(value)
