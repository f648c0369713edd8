"""Who may do what with audiences, documents, releases and originators' consent. Each rule is a pair."""

from collections.abc import Callable
from typing import Any

from commonweal.portal.access.refusals import Refused


def allowed(check: Callable[..., None], *args: Any, **kwargs: Any) -> bool:
    """Whether a check lets pass: the second half of every pair."""
    try:
        check(*args, **kwargs)
    except Refused:
        return False
    return True
