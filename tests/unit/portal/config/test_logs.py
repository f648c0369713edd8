import io
import logging

from commonweal.portal.config.logs import CodeOnly, Nameless, masked


def test_addresses_lose_their_questions_and_secrets_and_keep_their_things() -> None:
    assert masked("GET /search/?words=Robin+Example") == "GET /search/"
    assert masked("/feeds/kR3x9LmQ0aZ7pT5vB2nC8dF4gH6jK1sW0eY/c.ics") == "/feeds/…/c.ics"
    kept = "/meetings/0b0f7c1e-3f54-4d7f-9d3e-2b6b1f0f7a11/"
    assert masked(kept) == kept


def test_a_failure_is_logged_by_place_and_kind_never_by_what_was_typed() -> None:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(Nameless())
    handler.setFormatter(CodeOnly("{levelname} {message}", style="{"))
    log = logging.Logger("apart")
    log.addHandler(handler)
    try:
        raise ValueError("Robin Example, born 1 May 1990")
    except ValueError:
        log.exception("Failed: %s", "/people/?words=Robin", extra={"request": "GET by Robin"})
    said = out.getvalue()
    assert "builtins.ValueError" in said and "test_logs.py" in said
    assert "Robin" not in said and "1990" not in said
