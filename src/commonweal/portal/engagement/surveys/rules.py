"""Who may do what with a survey. Each rule is a pair."""

from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import allowed
from commonweal.portal.engagement.models.survey import DRAFT, DROPPED, SURVEY_ROW, Quotation, Survey, Writing
from commonweal.portal.engagement.surveys.refusals import NotADraft, NotTheirSurvey, OwnRedaction

ASK = "Ask the analyst who took it in."


def check_reader_can_take_in(reader: Reader) -> None:
    """The analysts."""
    if not reader.may("W", SURVEY_ROW):
        raise NotTheirSurvey("An analyst takes surveys in.", "Ask one of them.")


def reader_can_take_in(reader: Reader) -> bool:
    """Whether `check_reader_can_take_in` lets pass."""
    return allowed(check_reader_can_take_in, reader)


def check_reader_can_map(reader: Reader, survey: Survey) -> None:
    """Whoever uploaded it, while it is a draft."""
    check_reader_can_take_in(reader)
    if not opens(reader, survey.thing) or survey.thing.made_by != reader.account:
        raise NotTheirSurvey("Another person uploaded this.", "Ask them to go on with it.")
    if survey.state != DRAFT:
        raise NotADraft("These answers are no draft any more.", "Upload the file anew to map it otherwise.")


def reader_can_map(reader: Reader, survey: Survey) -> bool:
    """Whether `check_reader_can_map` lets pass."""
    return allowed(check_reader_can_map, reader, survey)


def check_reader_can_name(reader: Reader, survey: Survey) -> None:
    """An analyst who reads it names others, and takes them off; a draft's, whoever uploaded it."""
    if survey.state == DRAFT:
        check_reader_can_map(reader, survey)
    check_reader_can_take_in(reader)
    if not opens(reader, survey.thing):
        raise NotTheirSurvey("What people wrote here is for those named.", ASK)
    if survey.state == DROPPED:
        raise NotADraft("This draft was given up.", "Upload the file anew.")


def reader_can_name(reader: Reader, survey: Survey) -> bool:
    """Whether `check_reader_can_name` lets pass."""
    return allowed(check_reader_can_name, reader, survey)


def check_reader_can_code(reader: Reader, writing: Writing) -> None:
    """Those named in its lock: analysts, and officers for their own reading."""
    if not opens(reader, writing.thing) or not reader.may("W", SURVEY_ROW, own=True):
        raise NotTheirSurvey("What people wrote here is for those named.", ASK)


def reader_can_code(reader: Reader, writing: Writing) -> bool:
    """Whether `check_reader_can_code` lets pass."""
    return allowed(check_reader_can_code, reader, writing)


def check_reader_can_keep(reader: Reader, writing: Writing) -> None:
    """An analyst named in its lock hands the themes to the store."""
    check_reader_can_code(reader, writing)
    check_reader_can_take_in(reader)


def reader_can_keep(reader: Reader, writing: Writing) -> bool:
    """Whether `check_reader_can_keep` lets pass."""
    return allowed(check_reader_can_keep, reader, writing)


def check_reader_can_approve(reader: Reader, quotation: Quotation) -> None:
    """Someone named in the lock, other than who redacted it."""
    check_reader_can_code(reader, quotation.writing)
    if quotation.proposed_by == reader.account:
        raise OwnRedaction("You redacted this yourself.", "Ask another of those named to approve it.")


def reader_can_approve(reader: Reader, quotation: Quotation) -> bool:
    """Whether `check_reader_can_approve` lets pass."""
    return allowed(check_reader_can_approve, reader, quotation)
