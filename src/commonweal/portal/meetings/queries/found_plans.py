"""Plans and what belongs to them, found by their words: never by what people answered to a consultation."""

from django.urls import reverse

from commonweal.portal.access.models import Kept
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.queries.hits import Hit, hit, holding
from commonweal.portal.plan.models import Consultation, Duty, Group, Issue, Milestone, Plan, Priority

# Where words are looked for: the model, its fields (the first is its name), the page's address, and whose id it takes.
WHERE: tuple[tuple[type[Kept], tuple[str, ...], str, str], ...] = (
    (Plan, ("name", "about"), "plan:plan", "pk"),
    (Priority, ("name", "about"), "plan:priority", "pk"),
    (Milestone, ("words", "evidence"), "plan:priority", "priority_id"),
    (Group, ("name", "terms", "outcome"), "plan:group", "pk"),
    (Issue, ("name", "about", "locations"), "plan:issue", "pk"),
    (Duty, ("name", "law", "about"), "plan:duty", "pk"),
    (Consultation, ("name", "about", "summary"), "plan:consultation", "pk"),
)


def plans(reader: Reader, words: tuple[str, ...], most: int) -> list[Hit]:
    """Plans, then what belongs to them, the newest of each first."""
    return [one for model, fields, name, of in WHERE for one in _found(reader, words, most, model, fields, name, of)]


def _found(
    reader: Reader, words: tuple[str, ...], most: int, model: type[Kept], fields: tuple[str, ...], name: str, of: str
) -> list[Hit]:
    rows = readable(reader, model).filter(holding(words, *fields)).select_related("thing")
    return [
        hit(
            reader, row, words, kind="plans", title=getattr(row, fields[0]), date=row.thing.made_at.date(),
            address=reverse(name, args=[getattr(row, of)]), text=" ".join(getattr(row, field) for field in fields),
        )
        for row in rows.order_by("-thing__made_at", "pk")[: most + 1]
    ]  # fmt: skip
