"""What an application is, however it came: the row that it becomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from commonweal.portal.access.models import Audience
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import things
from commonweal.portal.cases import references
from commonweal.portal.cases.reviews.models import Review
from commonweal.portal.cases.reviews.refusals import NotInReview
from commonweal.portal.cases.reviews.threshold import Complaint

WORDS = ("name", "contact", "address", "effect", "wanted", "for_whom")


@dataclass(frozen=True, slots=True)
class Applied:
    """What an applicant said. Kept sealed as it is."""

    name: str
    contact: str
    address: str = ""
    effect: str = ""
    wanted: str = ""
    for_whom: str = ""
    complaints: tuple[Complaint, ...] = field(default=())

    def kept(self) -> dict[str, Any]:
        """To keep it."""
        words = {name: getattr(self, name).strip() for name in WORDS}
        return {**words, "complaints": [one.kept() for one in self.complaints]}


def made(kept: Mapping[str, Any], group: Audience, by: Reader | None, **fields: Any) -> Review:
    """The row of an application, under its group, whose first seat stands already."""
    return things.make(
        Review, home=None, audience=group, by=by, reference=references.new(), group=group, said=dict(kept), **fields
    )


def check_application(said: Applied) -> None:
    """Somebody applies, can be reached, and says what happened."""
    check_said(said.name, "who applies")
    check_said(said.contact, "how they can be reached")
    if not any(one.what.strip() for one in said.complaints):
        raise NotInReview("Nothing is said of what happened.", "Say at least once what happened, and whom it was told.")
