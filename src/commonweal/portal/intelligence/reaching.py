"""Whom a sanitised text is for, as people, as an audience and in words."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from commonweal.portal.access.models import Audience
from commonweal.portal.access.reach import living
from commonweal.portal.access.reader import OFFICER, UNIT
from commonweal.portal.access.verbs import audiences
from commonweal.portal.intelligence.models import Report, Sanitised
from commonweal.portal.partnership.models import Agency, Membership, Person
from commonweal.rendering.words import listed

AGENCIES, PEOPLE = "agencies", "people"


def agencies_of(text: Sanitised) -> frozenset[UUID]:
    """The agencies that it is for, or whose officers it names."""
    if text.reach == AGENCIES:
        return frozenset(UUID(id) for id in text.agencies)
    return frozenset(UUID(agency) for _, agency in text.people)


def pairs_of(text: Sanitised) -> list[tuple[UUID, UUID]]:
    """The people that it names, each with the agency that they read it for."""
    return [(UUID(person), UUID(agency)) for person, agency in text.people]


def people_of(text: Sanitised) -> frozenset[UUID]:
    """Everyone who may read it today."""
    officers = Membership.objects.filter(living(), role=OFFICER, agency__in=agencies_of(text))
    sitting = frozenset(officers.values_list("person_id", flat=True))
    return sitting if text.reach == AGENCIES else sitting & {person for person, _ in pairs_of(text)}


def unit_of(report: Report) -> frozenset[UUID]:
    """The people of the force's unit today."""
    return frozenset(seats_of_unit(report.force_id).values_list("person_id", flat=True))


def seats_of_unit(force: UUID | None) -> QuerySet[Membership]:
    """Places in a force's unit today."""
    return Membership.objects.filter(living(), role=OFFICER, agency=force, duty=UNIT)


def audience_of(text: Sanitised) -> Audience:
    """Its audience: the agencies, or the group in which those sit whom it names."""
    if text.reach == AGENCIES:
        return audiences.agencies(agencies_of(text))
    return Audience.objects.get(pk__in=[text.group_id])


def gate_audience(text: Sanitised) -> Audience:
    """Whoever is of an agency concerned, the force's own among them: no fewer than its readers."""
    return audiences.agencies({*agencies_of(text), text.report.force_id})


def officers(agencies: Iterable[UUID] | None = None) -> list[tuple[str, str]]:
    """Officers to choose from: `person:agency`, and `name, agency`."""
    rows = Membership.objects.filter(living(), role=OFFICER, agency__isnull=False, person__account__is_active=True)
    wanted = rows if agencies is None else rows.filter(agency__in=list(agencies))
    found = wanted.select_related("person", "agency").order_by("person__name", "agency__short_name", "id")
    return list({
        f"{row.person_id}:{row.agency_id}": f"{row.person.name}, {row.agency.short_name if row.agency else ''}"
        for row in found
    }.items())  # fmt: skip


def in_words(text: Sanitised) -> str:
    """`Fire brigade and Council`; `Ada Example (Fire brigade)`."""
    names: dict[UUID, str] = dict(Agency.objects.filter(pk__in=agencies_of(text)).values_list("pk", "short_name"))
    if text.reach == AGENCIES:
        return listed(sorted(names.values()))
    people = dict(Person.objects.filter(pk__in=[p for p, _ in pairs_of(text)]).values_list("pk", "name"))
    return listed(sorted(f"{people[person]} ({names[agency]})" for person, agency in pairs_of(text)))
