"""The room's entry in Django's list."""

from django.apps import AppConfig


class LibraryRoom(AppConfig):
    """Papers and reports: made, cleared, kept with their figures, released or withdrawn."""

    name = "commonweal.portal.library"
    label = "library"
    default_auto_field = "django.db.models.BigAutoField"
