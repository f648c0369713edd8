"""Signing in and out is in the chain; a failed sign-in too, without what was typed."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from commonweal.portal.audit.recording import note, recording, refused


def listen() -> None:
    """Hear of every sign-in."""
    user_logged_in.connect(_signed_in, dispatch_uid="audit")
    user_logged_out.connect(_signed_out, dispatch_uid="audit")
    user_login_failed.connect(_failed, dispatch_uid="audit")


def _signed_in(user: AbstractBaseUser, **_: Any) -> None:
    with recording():
        note("sign in", by=user.pk)


def _signed_out(user: AbstractBaseUser | None, **_: Any) -> None:
    if user is not None:
        with recording():
            note("sign out", by=user.pk)


def _failed(credentials: dict[str, Any], **_: Any) -> None:
    """The account that was aimed at, where there is one; never the name as typed, which may be a password."""
    accounts = get_user_model()._default_manager
    typed = credentials.get(get_user_model().USERNAME_FIELD) or credentials.get("username") or ""
    aimed_at = accounts.filter(username__iexact=typed).values_list("pk", flat=True).first()
    refused("refused sign-in", by=None, thing=aimed_at)
