"""The room's entry in Django's list."""

from django.apps import AppConfig


class IndicatorsRoom(AppConfig):
    """An indicator, its editions and its target; and the paragraph that a partner writes to a deadline."""

    name = "commonweal.portal.indicators"
    label = "indicators"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where the room's things are shown, and what it brings to the rooms below."""
        from commonweal.portal.indicators.joining import join  # models can be imported only now

        join()
