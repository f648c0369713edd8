"""A password must not be like its owner's name."""

from typing import Any

from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError

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
