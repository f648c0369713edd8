"""The room's entry in Django's list."""

from django.apps import AppConfig


class TasksRoom(AppConfig):
    """An action: what, who owns it, by when, and the evidence that it was done."""

    name = "commonweal.portal.tasks"
    label = "tasks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where actions are shown."""
        from commonweal.portal.access import places  # models can be imported only now

        places.register("tasks.action", "tasks:action")
