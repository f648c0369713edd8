"""Exact search in what is sealed: a keyed hash of a value in one form, which tells nothing without its key."""

import hashlib
import hmac
import unicodedata

from commonweal.portal.access.sealed.keys import keys


def keyed(kind: str, *values: str) -> str:
    """The hash that equal values of a kind share, whatever their case, accents and blanks. 64 hexadecimal digits."""
    said = "\x1f".join([kind, *(folded(value) for value in values)])
    return hmac.new(keys().index, said.encode(), hashlib.sha256).hexdigest()


def folded(value: str) -> str:
    """Letters and digits alone, in one case, without accents: `O'Neill-Byrne` is `oneillbyrne`."""
    plain = unicodedata.normalize("NFKD", value).casefold()
    return "".join(letter for letter in plain if letter.isalnum())
