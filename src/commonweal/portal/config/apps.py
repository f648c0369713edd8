"""The room's entry in Django's list."""

from django.apps import AppConfig


class ConfigRoom(AppConfig):
    """Settings, addresses, the page that every page extends, and the assets."""

    name = "commonweal.portal.config"
    label = "config"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what is done every day, and say plainly what a form misses."""
        from django import forms

        from commonweal.portal.config import regular, upkeep

        regular.register()
        upkeep.register()
        forms.Field.default_error_messages["required"] = "Fill this in."  # the error summary names the field
