"""The room's entry in Django's list."""

from django.apps import AppConfig


class PlanRoom(AppConfig):
    """The partnership's plan over its years: what it means to do, by whom, and how far it is."""

    name = "commonweal.portal.plan"
    label = "plan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where the room's things are shown, and what it brings to the rooms below."""
        from commonweal.portal.plan.joining import join  # models can be imported only now

        join()
