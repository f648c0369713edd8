"""The room's entry in Django's list."""

from django.apps import AppConfig


class LibraryRoom(AppConfig):
    """Papers and reports: made, cleared, kept with their figures, released or withdrawn."""

    name = "commonweal.portal.library"
    label = "library"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where papers are shown, what is done in the background, and what is done regularly."""
        from commonweal.portal.library import regular  # models can be imported only now

        regular.begin()
