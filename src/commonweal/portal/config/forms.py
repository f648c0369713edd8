"""Sign-in's forms, in plain words."""

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm


class SignIn(LoginForm):  # type: ignore[misc]
    """User name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "User name"
        self.fields["password"].help_text = ""
        self.fields.pop("remember", None)
        for name, purpose in (("login", "username webauthn"), ("password", "current-password")):
            self.fields[name].widget.attrs.update({"autocomplete": purpose, "spellcheck": "false"})
            self.fields[name].widget.attrs.pop("placeholder", None)


class ForgottenPassword(ResetPasswordForm):  # type: ignore[misc]
    """The address that the administrator has for the account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "E-mail address"
        self.fields["email"].widget.attrs.pop("placeholder", None)
