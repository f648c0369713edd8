"""A password must not be like its owner's name, made of words that stand on every page here, or known from a breach."""

from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError

from commonweal.portal.partnership.breached import stands_in

LEAST = 4  # shorter words of a name may stand in a password


class LikeOwnName:
    """Refuses a password that holds the owner's user name, a word of their name, or their address before the @."""

    def __init__(self) -> None:
        self._similar = UserAttributeSimilarityValidator(("username", "email"))

    def validate(self, password: str, user: Any = None) -> None:
        """Raise where it is too like the name."""
        if user is None:
            return
        try:
            self._similar.validate(password, user)
        except ValidationError as error:
            raise self._refused() from error
        words = {user.username, user.email.partition("@")[0], *self._name(user).split()}
        if any(len(word) >= LEAST and word.lower() in password.lower() for word in words):
            raise self._refused()

    def get_help_text(self) -> str:
        """What is asked."""
        return "It must not be like your name or user name."

    def _name(self, user: Any) -> str:
        return str(user.person.name) if getattr(user, "person_id", None) else ""

    def _refused(self) -> ValidationError:
        return ValidationError("The password is too like your name. Choose another one.", code="like_name")


# Words that anyone who has seen the portal would try first; the partnership's own name is added to them.
OBVIOUS = ("commonweal", "community", "partnership", "safety", "safer", "council", "police", "password", "welcome")
ENOUGH_BESIDE = 8  # letters that are none of these


class LikeThePartnership:
    """Refuses a password that is little more than words of the portal's own pages."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002 - Django's own
        """Raise where too little is left without those words."""
        left = password.lower()
        words = {*OBVIOUS, *(word for word in settings.CHOSEN.name.lower().split() if len(word) >= LEAST)}
        for word in sorted(words, key=len, reverse=True):
            left = left.replace(word, "")
        if left != password.lower() and len(left) < ENOUGH_BESIDE:
            raise ValidationError(
                "The password is made of words that stand on these pages. Choose another one.", code="like_partnership"
            )

    def get_help_text(self) -> str:
        """What is asked."""
        return "It must be more than words that stand on these pages."


class Breached:
    """Refuses a password of the list that the workspace brings, where it brings one."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002 - Django's own
        """Raise where it is known from a breach, and where the list cannot be asked."""
        file = settings.CHOSEN.breached_passwords
        if file is None:
            return
        try:
            known = stands_in(file, password)
        except OSError as error:
            raise ValidationError(
                "Whether this password is safe cannot be looked up now. Try again later.", code="breached_unknown"
            ) from error
        if known:
            raise ValidationError(
                "This password is known from a breach somewhere else, so it would be tried first. Choose another one.",
                code="breached",
            )

    def get_help_text(self) -> str:
        """What is asked."""
        return "It must not be one that is known from a breach somewhere else."
