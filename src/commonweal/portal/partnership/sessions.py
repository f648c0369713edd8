"""Django's session store, with whose session it is: so that all of an account's sessions can be ended at once."""

from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from commonweal.portal.partnership.models import Session


class SessionStore(DatabaseSessions):
    """Sessions in the database, each with its account."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Our own table."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """A row with the account that the session belongs to, where it belongs to one."""
        session = cast(Session, super().create_model_instance(data))
        session.account = data.get(SESSION_KEY)
        return session
