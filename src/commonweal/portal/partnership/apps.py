"""The room's entry in Django's list."""

from django.apps import AppConfig


class PartnershipRoom(AppConfig):
    """Agencies, people, accounts and memberships: who is in the partnership, since when and until when."""

    name = "commonweal.portal.partnership"
    label = "partnership"
    default_auto_field = "django.db.models.BigAutoField"
