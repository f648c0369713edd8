"""How the roll of a meeting is told: parts, roles, and a name as minutes print it."""

from dataclasses import dataclass

# part -> the words before it in the minutes; in the order in which they are printed
PARTS = {
    "present": "Present",
    "officers": "Officers",
    "in attendance": "Also in attendance",
    "apologies": "Apologies",
}
ROLES = ("Chair", "Vice Chair")


@dataclass(frozen=True, slots=True)
class Quorum:
    """Who is needed for decisions to count, and who came. Apologies and officers do not count."""

    people: int
    agencies: int
    needed_people: int
    needed_agencies: int

    @property
    def met(self) -> bool:
        """Whether enough came, of enough agencies."""
        return self.people >= self.needed_people and self.agencies >= self.needed_agencies

    @property
    def words(self) -> str:
        """One sentence for the page."""
        if self.needed_agencies and self.people and not self.agencies:  # as old minutes often have it
            return f"{_counted(self.people, 'member')} present. Their agencies are not entered, so no quorum is told."
        came = f"{_counted(self.people, 'member')} of {_counted(self.agencies, 'agency', 'agencies')} present"
        if not (self.needed_people or self.needed_agencies):
            return f"{came}; no quorum is set for this body."
        needed = " of ".join(
            part
            for part in (
                _counted(self.needed_people, "member") if self.needed_people else "",
                _counted(self.needed_agencies, "agency", "agencies") if self.needed_agencies else "",
            )
            if part
        )
        return f"{came}; the quorum is {needed}: {'quorate' if self.met else 'not quorate'}."


def printed(
    *, name: str, prefix: str = "", suffix: str = "", agency: str = "", role: str = "", substitute_for: str = ""
) -> str:
    """A name as minutes print it; a councillor stands without an agency."""
    whole = " ".join(part for part in (prefix, name, suffix) if part)
    agency = "" if prefix.startswith("Cllr") else agency
    inside = ", ".join(
        part for part in (agency, role, f"substitute for {substitute_for}" * bool(substitute_for)) if part
    )
    return f"{whole} ({inside})" if inside else whole


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
