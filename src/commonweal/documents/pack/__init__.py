"""A meeting's pack: agenda, cover sheets and papers as one PDF and one Word file."""

from commonweal.documents.pack.compose import Pack, compose_pack
from commonweal.documents.pack.pages import PackPage, page_texts, preview
from commonweal.documents.pack.parts import KINDS, PackPart

__all__ = ["KINDS", "Pack", "PackPage", "PackPart", "compose_pack", "page_texts", "preview"]
