"""The registers of agreements and of assessments, as every partner reads them."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.queries.documents import DocumentView, documents
from commonweal.portal.access.reader import Reader
from commonweal.portal.disclosures import rules, standing
from commonweal.portal.disclosures.models import Agreement, Assessment, Party
from commonweal.portal.disclosures.verbs.assessments import LEFT, LIKELIHOODS, SEVERITIES
from commonweal.portal.partnership.models import Account


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party."""

    id: UUID
    agency: str
    signed_on: dt.date | None
    signed_by: str


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement in the register."""

    id: UUID
    title: str
    parties: str
    state: str
    words: str
    since: dt.date | None
    review_due: dt.date | None
    soon: bool  # its review is due, or soon


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """An agreement's page."""

    line: AgreementLine
    purposes: str
    covers: str
    until: dt.date | None
    ended_why: str
    reviewed_on: dt.date | None
    review_words: str
    parties: tuple[PartyLine, ...]
    matchers: tuple[str, ...]
    documents: tuple[DocumentView, ...]
    assessments: tuple["AssessmentLine", ...]
    may_keep: bool


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A risk."""

    id: UUID
    words: str
    likelihood: str
    severity: str
    measures: str
    left: str


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """An assessment in the register."""

    id: UUID
    title: str
    state: str
    words: str
    review_due: dt.date | None
    soon: bool


@dataclass(frozen=True, slots=True)
class AssessmentPage:
    """An assessment's page."""

    line: AssessmentLine
    scope: str
    consulted: str
    agreement: AgreementLine | None
    risks: tuple[RiskLine, ...]
    signed_by: str
    signed_words: str
    ended_why: str
    may_keep: bool
    may_sign_off: bool


def agreements(reader: Reader) -> tuple[AgreementLine, ...]:
    """Every agreement, those that hold first."""
    rows = list(readable(reader, Agreement).prefetch_related("parties__agency").order_by("title", "pk"))
    seen(reader, *rows)
    order = (standing.DUE, standing.LIVE, standing.DRAFT, standing.ENDED)
    return tuple(sorted((_agreement(row) for row in rows), key=lambda found: order.index(found.state)))


def assessments(reader: Reader) -> tuple[AssessmentLine, ...]:
    """Every assessment, by title."""
    rows = list(readable(reader, Assessment).order_by("title", "pk"))
    seen(reader, *rows)
    return tuple(_assessment(row) for row in rows)


def agreement_row(reader: Reader, id: UUID) -> Agreement:
    """The row behind a page, for a verb."""
    found = one(reader, Agreement, id)
    seen(reader, found)
    return found


def assessment_row(reader: Reader, id: UUID) -> Assessment:
    """The row behind a page, for a verb."""
    found = one(reader, Assessment, id)
    seen(reader, found)
    return Assessment.objects.select_related("thing__lock", "agreement").get(pk=found.pk)


def agreement(reader: Reader, id: UUID) -> AgreementPage:
    """All of an agreement."""
    row = agreement_row(reader, id)
    parties = row.parties.select_related("agency").order_by("agency__short_name", "pk")
    return AgreementPage(
        line=_agreement(row),
        purposes=row.purposes,
        covers=row.covers,
        until=row.until,
        ended_why=row.ended_why,
        reviewed_on=row.reviewed_on,
        review_words=row.review_words,
        parties=tuple(PartyLine(p.pk, p.agency.name, p.signed_on, p.signed_by) for p in parties),
        matchers=tuple(row.matchers.order_by("person__name").values_list("person__name", flat=True)),
        documents=documents(reader, row.pk),
        assessments=tuple(
            _assessment(found) for found in readable(reader, Assessment).filter(agreement=row).order_by("title", "pk")
        ),
        may_keep=rules.reader_can_keep(reader) and not row.ended_why,
    )


def assessment(reader: Reader, id: UUID) -> AssessmentPage:
    """All of an assessment."""
    row = assessment_row(reader, id)
    signer = (
        Account.objects.filter(pk__in=[row.signed_by] if row.signed_by else [])
        .values_list("person__name", flat=True)
        .first()
    )
    return AssessmentPage(
        line=_assessment(row),
        scope=row.scope,
        consulted=row.consulted,
        agreement=_agreement(row.agreement) if row.agreement else None,
        risks=tuple(
            RiskLine(
                risk.pk, risk.words, LIKELIHOODS[risk.likelihood], SEVERITIES[risk.severity], risk.measures,
                LEFT.get(risk.left, ""),
            )
            for risk in row.risks.order_by("position", "pk")
        ),
        signed_by=signer or "",
        signed_words=row.signed_words,
        ended_why=row.ended_why,
        may_keep=rules.reader_can_keep(reader) and not row.ended_why,
        may_sign_off=rules.reader_can_sign_off(reader, row),
    )  # fmt: skip


def _agreement(row: Agreement) -> AgreementLine:
    parties: list[Party] = list(row.parties.all())
    stands = standing.of(row, parties)
    return AgreementLine(
        row.pk, row.title, ", ".join(sorted(party.agency.short_name for party in parties)), stands.state, stands.words,
        row.since, row.review_due, stands.live and standing.is_soon(row.review_due),
    )  # fmt: skip


def _assessment(row: Assessment) -> AssessmentLine:
    stands = standing.of_assessment(row)
    soon = stands.state != standing.ENDED and standing.is_soon(row.review_due)
    return AssessmentLine(row.pk, row.title, stands.state, stands.words, row.review_due, soon)
