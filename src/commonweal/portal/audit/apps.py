"""The room's entry in Django's list."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditRoom(AppConfig):
    """The append-only chain of what was done and what restricted matter was read."""

    name = "commonweal.portal.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Guard the tables once they stand, and hear of sign-ins."""
        from commonweal.portal.audit import guards, signing_in  # models can be imported only once the rooms are ready

        post_migrate.connect(guards.after_migrate, sender=self)
        signing_in.listen()
