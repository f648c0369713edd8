"""The room's entry in Django's list."""

from django.apps import AppConfig


class IntelligenceRoom(AppConfig):
    """What partners know and tell the police: the guide, the form, grading, release."""

    name = "commonweal.portal.intelligence"
    label = "intelligence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where reports are shown, and what is done every day."""
        from commonweal.portal.intelligence.joining import join  # models can be imported only now

        join()
