"""Papers are not drawn in these tests, for a PDF takes a second; the integration tests draw them."""

import pytest

from commonweal.documents.safe_copy import SafeCopy
from commonweal.portal.library.files import File, RunningHead
from commonweal.portal.library.verbs import papers


@pytest.fixture(autouse=True)
def _undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    def quick(head: RunningHead, safe: SafeCopy) -> tuple[File, ...]:
        return (File("paper.pdf", "application/pdf", f"%PDF {head.title} {safe.blocks}".encode(), "pdf"),)

    monkeypatch.setattr(papers, "rendered", quick)
