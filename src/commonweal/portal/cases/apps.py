"""The room's entry in Django's list."""

from django.apps import AppConfig


class CasesRoom(AppConfig):
    """Cases that several agencies work on together, for those who need to know."""

    name = "commonweal.portal.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where cases are shown, and which passages they need through the database's wall."""
        from commonweal.portal.cases.joining import join  # models can be imported only now

        join()
