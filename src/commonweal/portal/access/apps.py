"""The room's entry in Django's list."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccessRoom(AppConfig):
    """Who may see and do what: audiences, locks, faces, releases. ACCESS.md is its law."""

    name = "commonweal.portal.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Once the tables stand: the database's own wall, and where it keeps what is searched."""
        from commonweal.portal.access import wording
        from commonweal.portal.access.walls import raising  # models can be imported only once the rooms are ready

        post_migrate.connect(raising.after_migrate, sender=self)
        post_migrate.connect(wording.after_migrate, sender=self)
