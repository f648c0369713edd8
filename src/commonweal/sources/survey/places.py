"""What an answer's place is held against: wards by name or code, LSOAs, and a list of postcodes where one is held."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commonweal.sources.survey.mapping import fold


@dataclass(frozen=True, slots=True)
class Places:
    """`wards`: folded name, or code -> code. `lsoas`: code -> ward. `postcodes`: squeezed postcode -> ward."""

    wards: Mapping[str, str] = field(default_factory=dict)
    lsoas: Mapping[str, str] = field(default_factory=dict)
    postcodes: Mapping[str, str] = field(default_factory=dict)

    def ward(self, text: str) -> str | None:
        """A ward by its name or code, with or without the word ward behind it."""
        words = fold(text)
        for candidate in (words, words.removesuffix(" ward"), words.partition(" (")[0]):
            if candidate in self.wards:
                return self.wards[candidate]
        return None

    def of_lsoa(self, text: str) -> str | None:
        """The ward of an LSOA."""
        return self.lsoas.get(text.strip().upper())

    def of_postcode(self, text: str) -> str | None:
        """The ward of a postcode."""
        return self.postcodes.get(squeezed(text))


NO_PLACES = Places()


def squeezed(postcode: str) -> str:
    """`ts18 1aa ` -> `TS181AA`."""
    return "".join(postcode.split()).upper()
