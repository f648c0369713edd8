"""The room's entry in Django's list."""

from django.apps import AppConfig


class DisclosuresRoom(AppConfig):
    """What was shared outside its agency, and the agreements that it was shared under."""

    name = "commonweal.portal.disclosures"
    label = "disclosures"
    default_auto_field = "django.db.models.BigAutoField"
