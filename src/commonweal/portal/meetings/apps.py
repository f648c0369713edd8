"""The room's entry in Django's list."""

from django.apps import AppConfig


class MeetingsRoom(AppConfig):
    """The meeting round: agenda, pack, minutes, and the register of what was decided and promised."""

    name = "commonweal.portal.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what things here are called."""
        from commonweal.portal.meetings.joining import join  # models can be imported only now

        join()
