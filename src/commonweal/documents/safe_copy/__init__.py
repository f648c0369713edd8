"""Untrusted uploads to harmless copies: what is seen in a file, made anew, and nothing that the file was made of."""

from commonweal.documents.safe_copy.accepted import ACCEPTED, accepted_in_words
from commonweal.documents.safe_copy.apart import make_safe
from commonweal.documents.safe_copy.copy import SafeCopy
from commonweal.documents.safe_copy.names import safe_name
from commonweal.documents.safe_copy.stream import MAX_BYTES, limit_stream

__all__ = ["ACCEPTED", "MAX_BYTES", "SafeCopy", "accepted_in_words", "limit_stream", "make_safe", "safe_name"]
