"""The room's entry in Django's list."""

from django.apps import AppConfig


class ConfigRoom(AppConfig):
    """Settings, addresses, the page that every page extends, and the assets."""

    name = "commonweal.portal.config"
    label = "config"
    default_auto_field = "django.db.models.BigAutoField"
