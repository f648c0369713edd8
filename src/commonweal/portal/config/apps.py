"""The room's entry in Django's list."""

from django import forms
from django.apps import AppConfig

# Said here and not when all is ready: rooms import forms when they are, and a form's fields take their words with them.
forms.Field.default_error_messages["required"] = "Fill this in."  # the error summary names the field


class ConfigRoom(AppConfig):
    """Settings, addresses, the page that every page extends, and the assets."""

    name = "commonweal.portal.config"
    label = "config"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what is done every day."""
        from commonweal.portal.config import regular, upkeep

        regular.register()
        upkeep.register()
