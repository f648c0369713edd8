"""Word documents: the text as it stands accepted, its headings, lists, tables and pictures."""

from commonweal.documents.safe_copy.word.read import read

__all__ = ["read"]
