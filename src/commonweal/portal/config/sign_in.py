"""How allauth signs people in here: accounts are made by the administrator, and a second factor stays."""

import base64
import hashlib
import logging
from concurrent.futures import ThreadPoolExecutor
from smtplib import SMTPException
from typing import Any, ClassVar
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest

from commonweal.portal.audit import clock

FRESH = 5 * 60  # seconds
SENDING = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")
log = logging.getLogger(__name__)


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """No sign-up; mails name nobody."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "The user name or the password is not right. Try again.",
        "too_many_login_attempts": "There were too many tries. Wait a few minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth names it
        """Never: the administrator makes accounts."""
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not within five minutes of signing in: a first second factor is set up right then."""
        began = context.request.session.get("began_at")
        fresh = began is not None and clock.now().timestamp() - began < FRESH
        return not fresh and bool(super().is_reauthentication_required(app=app))

    def pre_authenticate(self, request: HttpRequest, **credentials: str) -> None:
        """Nothing: wrong passwords are counted in one place, `lock_out`, which says so in plain words."""

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link that a mail carries: to the portal's own address, whatever host the request named."""
        link = urlsplit(super().get_reset_password_from_key_url(key))
        return f"{settings.PORTAL_ADDRESS or f'{link.scheme}://{link.netloc}'}{link.path}"

    def render_mail(self, *args: Any, **kwargs: Any) -> "SentApart":
        """A mail that is sent beside the answer."""
        return SentApart(super().render_mail(*args, **kwargs))

    def format_email_subject(self, subject: str) -> str:
        """The partnership's name before the subject."""
        return f"{settings.CHOSEN.name}: {subject}"


class SentApart:
    """A mail sent after the answer: how long that takes, or that it fails, tells nobody whose address is known."""

    def __init__(self, message: EmailMessage) -> None:
        self.message = message

    def send(self) -> None:
        """Have it sent."""
        SENDING.submit(self._send)

    def _send(self) -> None:
        try:
            self.message.send()
        except (OSError, SMTPException) as error:
            log.error("A mail about signing in could not be sent (%s).", type(error).__name__)


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of authenticator apps are kept sealed with the workspace's key, which is not in the database."""

    def encrypt(self, text: str) -> str:
        """Seal a secret before it is kept."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a kept secret."""
        return _seal().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one: everyone but a demonstration account needs a second factor."""
        if authenticator.user.is_demo or authenticator.type == Authenticator.Type.RECOVERY_CODES:
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    def get_totp_issuer(self) -> str:
        """The name that an authenticator app shows."""
        return str(settings.CHOSEN.name)

    def _get_site_name(self) -> str:
        return str(settings.CHOSEN.name)

    def _get_user_identifier(self, user: object) -> str:
        return str(user)


def _seal() -> Fernet:
    key = hashlib.sha256(b"second factor:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
