"""The room's entry in Django's list."""

from django.apps import AppConfig


class AuditRoom(AppConfig):
    """The append-only chain of what was done and what restricted matter was read."""

    name = "commonweal.portal.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
