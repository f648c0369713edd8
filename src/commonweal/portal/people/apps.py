"""The room's entry in Django's list."""

from django.apps import AppConfig


class PeopleRoom(AppConfig):
    """Records of people, vehicles and places, and which of them are of one person."""

    name = "commonweal.portal.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where records are shown, and what is looked for in the background."""
        from commonweal.portal.people.joining import join  # models can be imported only now

        join()
