"""The room's entry in Django's list."""

from django.apps import AppConfig


class RightsRoom(AppConfig):
    """What people may ask of what is kept on them, what must go, and what must stay."""

    name = "commonweal.portal.rights"
    label = "rights"
    default_auto_field = "django.db.models.BigAutoField"
