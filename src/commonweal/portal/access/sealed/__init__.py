"""What must not be in a stolen database: fields that the database holds sealed, with keys that lie outside it."""

from commonweal.portal.access.sealed.fields import SealedJSON, SealedText
from commonweal.portal.access.sealed.index import keyed

__all__ = ["SealedJSON", "SealedText", "keyed"]
