"""Answers to a survey, from whatever tool asked the questions: closed answers, and what was written, kept apart."""

from commonweal.sources.survey.checks import Finding
from commonweal.sources.survey.mapping import Mapping, Text
from commonweal.sources.survey.mapping_file import mapping_of, read_mapping, written
from commonweal.sources.survey.places import NO_PLACES, Places
from commonweal.sources.survey.read import Taken, Written, take
from commonweal.sources.survey.sheet import Shape, Sheet, read_bytes, read_sheet

__all__ = [
    "NO_PLACES",
    "Finding",
    "Mapping",
    "Places",
    "Shape",
    "Sheet",
    "Taken",
    "Text",
    "Written",
    "mapping_of",
    "read_bytes",
    "read_mapping",
    "read_sheet",
    "take",
    "written",
]
