"""Who is it for? As a room asks it of what it makes outside any meeting."""

from collections.abc import Collection
from typing import Any

from commonweal.portal.access.forms.audience import KINDS, AudienceForm
from commonweal.portal.access.reader import Reader
from commonweal.portal.library import markings
from commonweal.portal.partnership.models import Body

EVERY_KIND = tuple(kind for kind, _ in KINDS)


class WhoForm(AudienceForm):
    """With the body's own markings, and without a stub. `kinds`: of the audiences, those that the room offers."""

    def __init__(
        self,
        data: Any = None,
        *,
        body: Body | None,
        maker: Reader,
        kinds: Collection[str] = EVERY_KIND,
        usual: str = "partners",
    ) -> None:
        marks = markings.of_body(body.pk if body else None)
        super().__init__(data, markings=marks, stub=False, maker=maker, initial={"kind": usual})
        self._choose("kind", [choice for choice in KINDS if choice[0] in kinds])
        for name in ("agencies", "people"):
            if name not in kinds:
                del self.fields[name]
