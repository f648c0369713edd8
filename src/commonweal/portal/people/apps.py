"""The room's entry in Django's list."""

from django.apps import AppConfig


class PeopleRoom(AppConfig):
    """Records of people, vehicles and places, and which of them are of one person."""

    name = "commonweal.portal.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
