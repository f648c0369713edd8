"""What categories are called in a paper, and which indicators it lists: the lists in force, frozen into the paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commonweal.records.youth_account import LUMPED, NOT_RECORDED, REST
from commonweal.sources.partner.mapping import fold
from commonweal.sources.youth_justice.lists import Lists

FIXED = {
    NOT_RECORDED: "Not recorded",
    LUMPED: "Minority ethnic groups or not recorded",
    "female": "Female",
    "male": "Male",
    "10-14": "10 to 14",
    "18-at-outcome": "18 or older",
    REST: "Not told apart",
}
INDICATOR = ("key", "name", "definition", "unit", "better", "group", "measure", "indicator")


@dataclass(frozen=True, slots=True)
class Names:
    """`offences` and `ethnicities` by key, in the order of their lists; `indicators` as plain words."""

    offences: Mapping[str, str]
    ethnicities: Mapping[str, str]
    indicators: tuple[Mapping[str, str], ...]

    @classmethod
    def of(cls, lists: Lists) -> "Names":
        """The lists in force."""
        indicators = tuple({name: str(getattr(i, name)) for name in INDICATOR} for i in lists.indicators.values())
        return cls({o.key: o.name for o in lists.offences.values()}, dict(lists.ethnicities), indicators)

    @classmethod
    def written(cls, said: Mapping[str, Any]) -> "Names":
        """As a paper's parameters keep them."""
        return cls(dict(said["offences"]), dict(said["ethnicities"]), tuple(dict(i) for i in said["indicators"]))

    def plain(self) -> dict[str, Any]:
        """For a paper's parameters."""
        return {
            "offences": dict(self.offences),
            "ethnicities": dict(self.ethnicities),
            "indicators": [dict(i) for i in self.indicators],
        }

    def name(self, key: str) -> str:
        """What a category is called; one that no list has keeps its own words."""
        return FIXED.get(key) or self.offences.get(key) or self.ethnicities.get(key) or key

    def category(self, word: str, lists: Lists) -> str:
        """The key of a category that a page of totals names in words."""
        folded = fold(word)
        if folded in (fold(LUMPED.replace("-", " ")), fold(FIXED[LUMPED])):
            return LUMPED
        if folded in lists.ethnicity_words:
            return lists.ethnicity_words[folded] or NOT_RECORDED
        return lists.offence_words.get(folded) or word.strip()
