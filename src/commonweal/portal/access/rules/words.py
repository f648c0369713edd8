"""Words that stand beside what was done, for whoever reads it later."""

from commonweal.portal.access.refusals import SomethingMissing


def check_said(words: str, what: str) -> None:
    """Something is said. `what`: as it follows on "Say "."""
    if not words.strip():
        raise SomethingMissing(f"Say {what}.", "A sentence is enough.")
