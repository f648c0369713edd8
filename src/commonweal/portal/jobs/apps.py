"""The room's entry in Django's list."""

from django.apps import AppConfig


class JobsRoom(AppConfig):
    """Work that takes longer than a page should: done in the background, with progress."""

    name = "commonweal.portal.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
