"""The room's entry in Django's list."""

from django.apps import AppConfig


class DisclosuresRoom(AppConfig):
    """What was shared outside its agency, and the agreements that it was shared under."""

    name = "commonweal.portal.disclosures"
    label = "disclosures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where shares and registers are shown, and who is a matcher."""
        from commonweal.portal.disclosures.joining import join  # models can be imported only now

        join()
