"""The room's entry in Django's list."""

from django.apps import AppConfig


class NoticesRoom(AppConfig):
    """What a person should be told, and the mail that tells them to look."""

    name = "commonweal.portal.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
