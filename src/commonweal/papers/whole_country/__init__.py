"""The whole country as files: every row's numbers as CSV, what stands out for the index and for each page."""

from commonweal.papers.whole_country.again import rows_again
from commonweal.papers.whole_country.answers import Answer, answers
from commonweal.papers.whole_country.files import SCHEMA, write_files
from commonweal.papers.whole_country.gathering import gathered, sources_of
from commonweal.papers.whole_country.shown import Shown, of_partnership, with_index, with_wards

__all__ = [
    "SCHEMA",
    "Answer",
    "Shown",
    "answers",
    "gathered",
    "of_partnership",
    "rows_again",
    "sources_of",
    "with_index",
    "with_wards",
    "write_files",
]
