"""How a body meets: set up once, changed by its clerk."""

from typing import Any

from commonweal.portal.access.models import Audience
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.meetings.models import Practice
from commonweal.portal.meetings.models.standing import USUAL_STOP_WORDS, USUAL_TEMPLATE
from commonweal.portal.meetings.rules.preparing import check_reader_can_prepare
from commonweal.portal.partnership.models import Body


@recorded
def set_up(body: Body, *, by: Reader, audience: Audience | None = None, **settings: Any) -> Practice:
    """Begin a body's practice, with the usual template; everything the body does sits in it."""
    check_reader_can_prepare(by, body.pk)
    settings = {"template": USUAL_TEMPLATE, "stop_words": USUAL_STOP_WORDS, **settings}
    return things.make(
        Practice, home=None, audience=audience or audiences.public(), by=by, body=body, **settings
    )  # fmt: skip


@recorded
def change(practice: Practice, *, by: Reader, **settings: Any) -> None:
    """Change how a body meets. What was printed before stays as it was printed."""
    check_reader_can_prepare(by, practice.body_id)
    for name, value in settings.items():
        setattr(practice, name, value)
    practice.save(update_fields=list(settings))
    note("change practice", by=by.account, thing=practice.pk)
