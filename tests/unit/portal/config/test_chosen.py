import os
import subprocess
import sys
from pathlib import Path

import pytest

from commonweal.errors import WorkspaceRefused
from commonweal.portal.config.chosen import LOGIN, choose, readable_colour
from commonweal.workspace import Workspace


def _workspace(folder: Path, words: str = "") -> Workspace:
    if words:
        (folder / "portal.toml").write_text(words, encoding="utf-8")
    return Workspace(folder)


def test_without_a_file_it_is_sqlite_on_this_machine_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMONWEAL_DATABASE", raising=False)
    chosen = choose(_workspace(tmp_path))
    assert chosen.databases["default"]["ENGINE"].endswith("sqlite3") and chosen.app_login == ""
    assert chosen.hosts == ("localhost", "127.0.0.1", "[::1]") and not chosen.https
    assert choose(_workspace(tmp_path)).secret_key == chosen.secret_key
    assert (tmp_path / "portal" / "secret-key").stat().st_mode & 0o777 == 0o600


def test_the_web_signs_in_as_the_application_and_commands_as_the_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COMMONWEAL_DATABASE", raising=False)
    two = 'database = "postgresql://web:a%40b@db/x"\ndatabase_owner = "postgresql://owner@db/x"\n'
    workspace = _workspace(tmp_path, two)
    monkeypatch.setenv(LOGIN, "app")
    web = choose(workspace)
    monkeypatch.delenv(LOGIN)
    command = choose(workspace)
    assert (web.databases["default"]["USER"], web.databases["default"]["PASSWORD"]) == ("web", "a@b")
    assert "app.uid" not in str(web.databases["default"]["OPTIONS"])
    assert "app.uid=system" in str(command.databases["default"]["OPTIONS"])
    assert command.databases["default"]["USER"] == "owner" and web.app_login == command.app_login == "web"


@pytest.mark.parametrize("colour", ["#ffd700", "#8888ff", "blue", "#12345", "#1d3557; }"])
def test_a_colour_that_white_words_cannot_be_read_on_is_refused(colour: str) -> None:
    with pytest.raises(WorkspaceRefused):
        readable_colour(colour)


def test_a_dark_colour_is_taken() -> None:
    assert readable_colour("#1D3557") == "#1d3557" and readable_colour("") == ""


def test_what_cannot_be_read_says_where(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceRefused, match=r"portal\.toml cannot be read"):
        choose(_workspace(tmp_path, "hosts = ["))


def test_an_address_of_another_kind_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMONWEAL_DATABASE", "mysql://x@y/z")
    with pytest.raises(WorkspaceRefused, match="PostgreSQL"):
        choose(_workspace(tmp_path))


@pytest.mark.parametrize(
    ("words", "next_step"),
    [
        ('host = ["csp.example.org"]', "Did you mean 'hosts'"),
        ('hosts = "csp.example.org"', "a list"),
        ('https = "no"', "true or false"),
        ("proxies = true", "a whole number"),
        ("[mail]\nsender = 'x'", "It may have host, port"),
        ("[post]\nhost = 'x'", "no setting 'post'"),
        ("mail = 'smtp'", r"Write it as a table, \[mail\]"),
    ],
)
def test_a_setting_that_nobody_knows_or_can_read_is_refused(tmp_path: Path, words: str, next_step: str) -> None:
    with pytest.raises(WorkspaceRefused, match=next_step):
        choose(_workspace(tmp_path, words))


def test_a_mail_server_is_used_as_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMONWEAL_MAIL_PASSWORD", "from outside")
    mail = choose(_workspace(tmp_path, '[mail]\nhost = "mail.example"\nfrom = "csp@example.org"')).mail
    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"], mail["EMAIL_USE_TLS"]) == ("mail.example", 587, True)
    assert (mail["EMAIL_HOST_PASSWORD"], mail["DEFAULT_FROM_EMAIL"]) == ("from outside", "csp@example.org")


def test_over_https_cookies_are_this_hosts_alone_and_never_sent_without_it(tmp_path: Path) -> None:
    (tmp_path / "portal.toml").write_text('hosts = ["csp.example.org"]\nhttps = true\n')
    names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SECURE_HSTS_INCLUDE_SUBDOMAINS")
    said = subprocess.run(
        [
            sys.executable, "-c",
            f"import commonweal.portal.config.settings as s; print(*(getattr(s, name) for name in {names}))",
        ],
        env={**os.environ, "COMMONWEAL_WORKSPACE": str(tmp_path)}, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert said == ["__Host-session", "__Host-csrf", "True", "True"]
