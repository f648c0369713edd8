"""Searching is an act: who looked, and for what. The terms stand in the audit's erasable side, and nowhere else."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.people import rules
from commonweal.portal.people.queries.search import Found, Terms, search


@recorded
def look(terms: Terms, *, by: Reader) -> Found:
    """Search, and enter it."""
    rules.check_reader_can_search(by)
    if not terms.given():
        raise SomethingMissing("Nothing is looked for.", "Give a name, a telephone number, a postcode or another mark.")
    note("search people", by=by.account, words=terms.in_words())
    return search(by, terms)
