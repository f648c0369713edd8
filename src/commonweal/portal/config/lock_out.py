"""Who is locked out after wrong passwords: the account after five, an address after twenty.

An address may be a whole council's, so it is allowed more than one person's mistakes.
"""

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.db.models import Sum
from django.http import HttpRequest

OF_ACCOUNT, OF_ADDRESS = 5, 20


class ByAccountAndAddress(AxesDatabaseHandler):  # type: ignore[misc]
    """Counts failures by account and by address apart, each against its own limit."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """The worse of the two, on the account's scale."""
        by_account, by_address = (
            attempts.aggregate(failures=Sum("failures_since_start"))["failures"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        return max(by_account, by_address * OF_ACCOUNT // OF_ADDRESS)

    def reset_user_attempts(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Forget the failures of the account that signed in, and no other's.

        Its address's stay: whoever has an account would else sign in between guesses at a colleague's password.
        """
        forgotten, _ = AccessAttempt.objects.filter(username=username(request, credentials)).delete()
        return int(forgotten)


def username(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The user name that was typed, as the database compares it without case: so that "ı" and "ſ" count as i and s."""
    typed = (credentials or {}).get("username") or request.POST.get("login") or request.POST.get("username") or ""
    return str(typed).strip().upper().lower()[:150]
