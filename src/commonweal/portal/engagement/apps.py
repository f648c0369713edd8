"""The room's entry in Django's list."""

from django.apps import AppConfig


class EngagementRoom(AppConfig):
    """Surgeries and events, surveys, and reports from the public."""

    name = "commonweal.portal.engagement"
    label = "engagement"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where the room's things are shown, and what it brings to the rooms below."""
        from commonweal.portal.engagement.joining import join  # models can be imported only now

        join()
