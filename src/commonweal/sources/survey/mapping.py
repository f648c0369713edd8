"""What a mapping says: which column is whose ward, age or sex, which is a question, and what stays at the door."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field

from commonweal.records.survey_answer import Survey
from commonweal.sources.partner.mapping import fold as of_partners
from commonweal.sources.survey.sheet import Shape

ABOUT = ("id", "at", "ward", "postcode", "lsoa", "age", "age_years", "birth_year", "sex")
AGES = ("age", "age_years", "birth_year")  # of which a file gives one
PLACES = ("ward", "postcode", "lsoa")
ANOTHER = "Another answer"  # what nobody listed, counted together
# Answers that are none.
NO_ANSWER = ("prefer not to say", "prefer not to answer", "rather not say", "no answer", "not answered", "n/a")


@dataclass(frozen=True, slots=True)
class Text:
    """A question that was answered in people's own words: read by the portal alone, under a lock."""

    key: str
    words: str
    column: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """`about` is field -> heading; `columns` a question's key -> its headings, one, or one for each option.

    A question whose options are empty gets those that were found. `ages` and `sexes` are what people chose, folded ->
    a band or a sex. `separators` part several answers in one column.
    """

    survey: Survey
    about: MappingType[str, str]
    columns: MappingType[str, tuple[str, ...]]
    texts: tuple[Text, ...] = ()
    personal: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    ages: MappingType[str, str] = field(default_factory=dict)
    sexes: MappingType[str, str] = field(default_factory=dict)
    separators: MappingType[str, str] = field(default_factory=dict)
    no_answer: frozenset[str] = frozenset(NO_ANSWER)
    at_formats: tuple[str, ...] = ()
    file: Shape = field(default_factory=Shape)

    @property
    def named(self) -> frozenset[str]:
        """Every heading that the mapping says something of."""
        asked = (heading for headings in self.columns.values() for heading in headings)
        written = (text.column for text in self.texts)
        return frozenset((*self.about.values(), *asked, *written, *self.personal, *self.ignored))


def fold(text: str) -> str:
    """How words are compared: as partners' are, and with one apostrophe for both."""
    return of_partners(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
