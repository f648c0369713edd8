"""The room's entry in Django's list."""

from django.apps import AppConfig


class AccessRoom(AppConfig):
    """Who may see and do what: audiences, locks, faces, releases. ACCESS.md is its law."""

    name = "commonweal.portal.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
