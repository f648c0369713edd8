"""The room's entry in Django's list."""

from django.apps import AppConfig


class OperationsRoom(AppConfig):
    """An operation: planned, run, reviewed, and judged against places like it."""

    name = "commonweal.portal.operations"
    label = "operations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where operations are shown, and which reports they bring to the library."""
        from commonweal.portal.operations.joining import join  # models can be imported only now

        join()
