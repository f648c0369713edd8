"""Asking whoever wrote a report about a proposed text, in the portal; and their answer. Neither lets anything out."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotNow, NotWhatWasSeen
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import recorded
from commonweal.portal.intelligence import fixing, originator, reaching, rules, telling
from commonweal.portal.intelligence.models import WAITING, Report, Sanitised
from commonweal.portal.intelligence.originator import Asked


@recorded
def ask(text: Sanitised, *, by: Reader) -> Report:
    """Show its writer the very words and readers, and ask whether they agree."""
    text = held(text, "report__thing__lock")
    rules.check_reader_is_unit(by, text.report)
    check_proposed(text)
    report = held(text.report)
    if not telling.can_be_asked(report):
        raise NotNow(
            "Whoever wrote the report cannot be asked here any more.", "Ask their agency, and record what it said."
        )
    if any(one.open for one in originator.asked_about(text)):
        raise NotNow("They are asked already.", "Wait for their answer, or ring their agency.")
    one = Asked(str(text.pk), text.reference, text.sha256, text.text, reaching.in_words(text), now().isoformat())
    report = changed(report, "ask originator", by, asked=[*report.asked, one.kept()])
    telling.tell_writer(report, telling.ASKED_WORDS)
    return report


@recorded
def answer(report: Report, *, agrees: bool, seen: str, by: Reader, words: str = "") -> Report:
    """Answer as its writer. `seen`: the hash of what the page showed."""
    report = held(report)
    rules.check_reader_can_answer(by, report)
    one = next(one for one in originator.asked_of(report) if one.open)
    if seen != one.sha256:
        raise NotWhatWasSeen("What you are asked is not what you saw.", "Look at it again.")
    if not agrees:
        check_said(words, "why it is not to be shared so")
    asked = originator.with_answers(
        report, one.text, agrees=agrees, said=words.strip(), answered_at=now().isoformat()
    )  # fmt: skip
    report = changed(report, "answer as originator", by, asked=asked)
    telling.tell_unit(report, telling.ANSWERED)
    return report


def over(text: Sanitised, *, by: Reader | None) -> None:
    """Nothing is asked of a text any more: it is out, or does not go out."""
    if any(one.open for one in originator.asked_about(text)):
        report = held(text.report)
        changed(report, "ask originator no more", by, asked=originator.with_answers(report, str(text.pk), over=True))


def check_proposed(text: Sanitised) -> None:
    """Only what is fixed is agreed to."""
    if text.state != WAITING or text.sha256 != fixing.hash_of(text):
        raise NotNow("Only what is proposed, and did not change since, is agreed to.", "Propose it first.")
