"""The register of data protection impact assessments: entered, their risks, signed off by somebody else, ended."""

from typing import Any

from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.disclosures import rules
from commonweal.portal.disclosures.models import Assessment, Risk
from commonweal.portal.disclosures.refusals import NotInState

SAID = ("title", "scope", "consulted", "agreement_id", "review_due")
LIKELIHOODS = {"remote": "Remote", "possible": "Possible", "probable": "Probable"}
SEVERITIES = {"minimal": "Minimal", "significant": "Significant", "severe": "Severe"}
LEFT = {"low": "Low", "medium": "Medium", "high": "High"}
AGAIN: dict[str, Any] = {"signed_at": None, "signed_by": None, "signed_words": ""}  # what is changed is signed anew


@recorded
def enter(*, title: str, by: Reader, **fields: Any) -> Assessment:
    """Put an assessment in the register."""
    rules.check_reader_can_keep(by)
    check_said(title, "what is assessed")
    return things.make(Assessment, home=None, audience=audiences.partners(), by=by, title=title.strip(), **fields)


@recorded
def change(row: Assessment, *, title: str, by: Reader, seen: str = "", **fields: Any) -> Assessment:
    """Change it; it is to be signed off anew."""
    row = _going_on(row, by)
    check_unchanged(row, SAID, seen)
    check_said(title, "what is assessed")
    return changed(row, "change assessment", by, title=title.strip(), **fields, **AGAIN)


@recorded
def add_risk(
    row: Assessment, *, words: str, likelihood: str, severity: str, by: Reader, measures: str = "", left: str = ""
) -> Risk:
    """Enter a risk to people, what is done about it, and what is left; it is to be signed off anew."""
    row = _going_on(row, by)
    check_said(words, "what could happen to whom")
    if likelihood not in LIKELIHOODS or severity not in SEVERITIES or (left and left not in LEFT):
        raise ValueError("a risk is weighed by the words of the register")
    made = Risk.objects.create(
        assessment=row, position=row.risks.count() + 1, words=words.strip(), likelihood=likelihood, severity=severity,
        measures=measures.strip(), left=left,
    )  # fmt: skip
    changed(row, "add risk", by, **AGAIN)
    return made


@recorded
def sign_off(row: Assessment, *, words: str, by: Reader) -> Assessment:
    """Sign it off, as somebody else than whoever wrote it. It has a day of review, and every risk its measures."""
    row = held(row)
    rules.check_reader_can_sign_off(by, row)
    risks = list(row.risks.all())
    if not risks:
        raise SomethingMissing("It names no risk.", "Enter at least one, with what is done about it.")
    if any(not risk.measures or not risk.left for risk in risks):
        raise SomethingMissing("A risk has no measures, or nothing says what is left of it.", "Enter both first.")
    if row.review_due is None or row.review_due <= today():
        raise SomethingMissing("It has no day of review to come.", "Set one first.")
    return changed(row, "sign assessment off", by, signed_at=now(), signed_by=by.account, signed_words=words.strip())


@recorded
def mend_risk(risk: Risk, *, measures: str, left: str, by: Reader) -> Risk:
    """Say what is done about a risk, and what is left of it; it is to be signed off anew."""
    row = _going_on(risk.assessment, by)
    if left not in LEFT:
        raise ValueError("a risk is weighed by the words of the register")
    check_said(measures, "what is done about it")
    risk.measures, risk.left = measures.strip(), left
    risk.save(update_fields=["measures", "left"])
    changed(row, "mend risk", by, **AGAIN)
    return risk


@recorded
def end(row: Assessment, *, why: str, by: Reader) -> Assessment:
    """What it assessed is done no more."""
    row = _going_on(row, by)
    check_said(why, "why it ends")
    return changed(row, "end assessment", by, ended_why=why.strip())


def _going_on(row: Assessment, by: Reader) -> Assessment:
    row = held(row)
    rules.check_reader_can_keep(by)
    if row.ended_why:
        raise NotInState("This assessment has ended.", "Enter a new one.")
    return row
