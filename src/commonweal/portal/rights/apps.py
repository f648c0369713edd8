"""The room's entry in Django's list."""

from django.apps import AppConfig


class RightsRoom(AppConfig):
    """What people may ask of what is kept on them, what must go, and what must stay."""

    name = "commonweal.portal.rights"
    label = "rights"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where the room's things are shown, what is looked through, and its regular work."""
        from commonweal.portal.rights.joining import join  # models can be imported only now

        join()
