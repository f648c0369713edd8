"""What an import found, for whoever takes a survey in by forms: in the words of the page, not of a mapping file."""

from commonweal.sources.survey.checks import Finding
from commonweal.sources.survey.read import Taken

TO_DO = {
    "unknown-age": "Where they are many, have the file say bands, such as 25 to 34.",
    "unknown-sex": "Where they are many, have the file say female, male or another.",
    "no-postcodes": "Ask an administrator for the list of postcodes.",
    "outside-dates": "Look at the days that you gave. If those are wrong, give the draft up and begin again.",
    "unread-time": "Nothing, unless answers may stand in the file twice.",
    "not-listed": "On a scale they are no answer; elsewhere they are counted together. Go back to add one to the list.",
    "gathered": "Go back to list the question's answers, where one of these is among them.",
}


def found_in(taken: Taken) -> list[str]:
    """Each with what to do, and of which question, by its words."""
    words = {question.key: question.words for question in taken.survey.questions}
    return [_told(finding, words.get(finding.field, "")) for finding in taken.findings]


def _told(finding: Finding, question: str) -> str:
    of = f"“{question}”: " if question else ""
    return f"{of}{finding.what} {TO_DO.get(finding.code, finding.to_do)}"
