"""The partnership's own list of themes."""

from django.db import IntegrityError, transaction

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.engagement import rules
from commonweal.portal.engagement.models import Theme
from commonweal.portal.engagement.refusals import NotATheme


@recorded
def add(name: str, *, by: Reader) -> Theme:
    """Put a theme on the list, or back on it."""
    rules.check_reader_can_edit_themes(by)
    check_said(name, "what the theme is called")
    known = Theme.objects.filter(name__iexact=name.strip()).first()
    if known is not None and known.offered:
        raise NotATheme(f"“{known.name}” is on the list already.", "Give another name.")
    if known is None:
        known = _made(name.strip())
    else:
        known.offered = True
        known.save(update_fields=["offered"])
    note("add theme", by=by.account, words=known.name)
    return known


@recorded
def drop(theme: Theme, *, by: Reader) -> None:
    """Offer it no more; what was counted under it keeps its name."""
    rules.check_reader_can_edit_themes(by)
    theme.offered = False
    theme.save(update_fields=["offered"])
    note("drop theme", by=by.account, words=theme.name)


def _made(name: str) -> Theme:
    try:
        with transaction.atomic():
            return Theme.objects.create(name=name, position=Theme.objects.count())
    except IntegrityError as twice:
        raise NotATheme("Someone else added this theme just now.", "Look at the list again.") from twice
