"""What is asked of the audit."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Asked:
    """From a day to a day, an act by how it begins, who did it, to what. What is not given does not narrow."""

    since: dt.date | None = None
    until: dt.date | None = None
    act: str = ""
    doer: UUID | None = None
    thing: str = ""

    def in_words(self) -> str:
        """For the chain: ids, days and an act's name."""
        given = {
            "from": self.since, "to": self.until, "act": self.act, "doer": self.doer, "thing": self.thing
        }  # fmt: skip
        return ", ".join(f"{name} {value}" for name, value in given.items() if value) or "everything"
