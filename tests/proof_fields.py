"""Every field that can hold words, in every model: it carries a canary in the proofs, or says why it needs none."""

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from commonweal.portal.access import field_classes
from commonweal.portal.access.walls.classes import Open, Vocabulary, classed

TEXTS = (models.TextField, models.CharField, models.JSONField)
CODE = 130  # characters: a longer field that a class calls workings may hold sentences, and is looked at by itself

# What no canary stands in, and why nothing can leak from it that the tests named would not find.
SILENT = {
    "audit.aside.words": "beside the chain: for governance alone, on pages that tests/unit/portal/audit prove",
    "audit.entry.thing": "an opaque id",
    "access.release.refused_reason": "the purge's act `refuse` writes it, and holds it to who may read the release",
    "audit.entry.text": "opaque ids and salted commitments: tests/unit/portal/audit/test_chain.py",
    "notices.notice.words": "one person's; says nothing of what is restricted: held to it by the files' canaries",
    "notices.notice.address": "a page of the portal, by its id",
    "notices.notice.once": "the teller's own key: a word and an id",
    "access.widening.refused_words": "under its thing's lock, on the pages of consents: tests/unit/portal/access",
    "access.widening.consent": "under its thing's lock, on the pages of consents: tests/unit/portal/access",
    "jobs.job.arguments": "ids and names of places, for the worker and whoever asked",
    "jobs.job.result": "the address of what was made",
    "library.version.checked": "the figures of a report that were worked out again, shown with them",
    "library.version.warnings": "sentences of the portal's own on what a safe copy left out",
    "meetings.item.not_same_as": "ids of other items",
    "meetings.item.subheadings": "headings of the item's own minute, taken from its text, which sings",
    "meetings.reading.profile": "how a body prints: shapes, no words of any meeting",
    "meetings.vote.casting": "for or against",
    "meetings.item.kind": "one of a list", "meetings.declaration.kind": "one of a list",
    "operations.operation.area": "a polygon: numbers alone, held to that by tests/unit/portal/operations",
    "operations.operation.partners": "ids of agencies",
    "operations.review.figures": "counts of the open source, and the hashes of its files",
    "operations.review.next_step": "one of four",
    "plan.posted.answers": "its keeper's alone, for a minute: tests/unit/portal/plan and the walls' own test",
    "plan.posted.who": "one of five",
    "plan.response.who": "one of five", "plan.response.raises": "ids of points",
    "plan.score.marks": "marks from 1 to 4",
    "cases.case.kind": "a key of the file of kinds", "cases.case.reference": "random letters",
    "cases.case.risk": "a key of the file of kinds", "cases.case.outcome": "a key of the file of kinds",
    "cases.subject.role": "one of six", "cases.entry.kind": "one of a list", "cases.entry.precision": "one of four",
    "cases.risk.band": "a key of the file of kinds", "cases.glass.code": "random letters",
    "cases.glass.way": "one of two", "cases.glass.verdict": "one of three",
    **{
        f"cases.need.{name}": "beside its seat, read with it alone: tests/integration/walls/test_walls_cases.py"
        for name in ("words", "ended_words", "glass_code")
    },
    "cases.casefile.state": "one of three", "cases.casemeeting.kind": "one of four",
    "cases.discussion.kind": "its meeting's",
    "cases.attendee.came": "one of three",
    "cases.postedreview.said": "nobody's, for a minute: tests/unit/portal/cases/test_asb_reviews.py and the walls' own",
    "cases.review.reference": "random letters", "cases.review.how": "one of four", "cases.review.who": "one of two",
    "cases.review.state": "one of a few", "cases.review.ways": "keys of the procedure's file",
    "cases.recommendation.answer": "one of three",
    "disclosures.dataset.figures": "counts, suppressed: tests/unit/portal/disclosures/test_depersonalising.py",
    "disclosures.dataset.left_out": "sentences of the portal's own, and names of sources",
    **{f"disclosures.{of}.{name}": "ids" for of in ("disclosure", "entry") for name in ("to_agencies", "to_people")},
    **{f"disclosures.{of}.{name}": "one of a list" for of in ("disclosure", "entry") for name in ("decision", "way")},
    "disclosures.risk.words": "with its assessment, for all partners: tests/unit/portal/disclosures",
    "disclosures.risk.measures": "with its assessment, for all partners: tests/unit/portal/disclosures",
    "disclosures.party.signed_by": "with its agreement, for all partners: tests/unit/portal/disclosures",
    "engagement.event.agencies": "ids of agencies",
    "engagement.event.kind": "one of a list", "engagement.event.state": "one of three",
    "engagement.event.ward_code": "a ward's code, beside its place, which sings",
    "engagement.survey.state": "one of a few",
    "engagement.survey.sheet": "its uploader's alone, while it is a draft: tests/unit/portal/engagement",
    "engagement.coding.read": "ids of themes, and times",
    "engagement.outcome.themes": "ids of themes, and counts",
    **{
        f"intelligence.{of}.reference": "drawn at random, and of no word"
        for of in ("report", "source", "sanitised", "released")
    },
    **{f"intelligence.grade.{name}": "a key of the table of codes" for name in ("source", "assessment", "handling")},
    "intelligence.grade.codes": "keys of the table of codes",
    "intelligence.step.kind": "one of two", "intelligence.export.format": "one of two",
    "intelligence.sanitised.reach": "one of two", "intelligence.sanitised.state": "one of five",
    "intelligence.sanitised.agencies": "ids of agencies",
    "intelligence.sanitised.people": "ids of people and agencies",
    "intelligence.report.state": "one of four", "intelligence.report.information_precision": "day, month or year",
    "intelligence.report.risk": "one of three", "intelligence.report.doubt": "one of two",
    "intelligence.item.kind": "one of three", "intelligence.mention.kind": "one of four",
    "intelligence.mentionkey.kind": "one of a few", "intelligence.mentionkey.value": "a keyed hash",
    "indicators.indicator.unit": "one of six", "indicators.indicator.better": "one of three",
    "indicators.indicator.rhythm": "one of four",
    "indicators.call.first": "a month", "indicators.call.last": "a month",
    "people.recordkey.value": "a keyed hash", "people.recordkey.kind": "one of a list",
    "people.link.reasons": "names of fields and levels, as matching calls them",
    "people.hint.reasons": "names of fields and levels, as matching calls them",
    "people.link.state": "one of four",
    "people.correction.was": "beside its record, read with it alone: tests/unit/portal/people/test_records.py",
    "people.correction.note_was": "beside its record, read with it alone: tests/unit/portal/people/test_records.py",
    "people.correction.why": "beside its record, read with it alone: tests/unit/portal/people/test_records.py",
    "jobs.scheduledrun.name": "the name of a function",
    "rights.ask.exemptions": "keys of the file of exemptions",
    "rights.unitask.exemptions": "keys of the file of exemptions",
    "rights.question.exemptions": "keys of the file of exemptions",
    "rights.disposal.also": "ids of requests",
    "rights.remark.ends": "ids of asks",
    "rights.remark.kind": "one of four",
    "rights.remark.words": "beside its thing, under that lock: tests/unit/portal/rights/test_keeping.py",
}  # fmt: skip


def text_fields() -> Iterator[tuple[str, "models.Field[Any, Any]"]]:
    """`room.model.field` of each field that can hold words, in every model that has a table."""
    for model in apps.get_models(include_auto_created=True):
        for one in model._meta.concrete_fields:
            if isinstance(one, TEXTS) and not one.choices:
                yield f"{model._meta.label_lower}.{one.name}", one


def singing(word: str) -> set[str]:
    """Fields in which the database holds a word of this shape now."""
    shape = re.compile(word)
    return {
        name
        for name, one in text_fields()
        if any(shape.search(str(value)) for value in one.model._base_manager.values_list(one.name, flat=True))
    }


def unexplained(sung: set[str]) -> list[str]:
    """Fields that neither sing nor say why."""
    return [name for name, one in text_fields() if name not in sung | set(SILENT) and not _excused(name, one)]


def _excused(name: str, one: "models.Field[Any, Any]") -> bool:
    """By a class that the code itself holds: an open table's reason, a public field, a short one of workings."""
    room, _, field = name.split(".")
    if isinstance(classed(one.model), Open | Vocabulary):
        return True
    said = field_classes.classes(room).get(f"{one.model.__name__}.{field}", "") if room in field_classes.ROOMS else ""
    short = isinstance(one, models.CharField) and (one.max_length or CODE) < CODE
    return said == "public" or (said == "partner" and short) or (field == "sha256" and one.max_length == len("0" * 64))
