"""The whole country as files: every row's numbers as CSV, what stands out for the index and for each page."""

from commonweal.papers.whole_country.answers import Answer, answers
from commonweal.papers.whole_country.files import write_files
from commonweal.papers.whole_country.shown import Shown, of_partnership, with_index, with_wards

__all__ = ["Answer", "Shown", "answers", "of_partnership", "with_index", "with_wards", "write_files"]
