"""A record that is corrected: all of it, and why."""

from commonweal.portal.access.forms import fields
from commonweal.portal.people.forms.person import PersonForm


class CorrectForm(PersonForm):
    """What stood there before is kept."""

    why = fields.words(
        "Why is it corrected?", rows=2, required=True, longest=2000,
        help_text="Such as: her passport says so. What stood there before is kept and shown as corrected.",
    )  # fmt: skip
