"""A large file that is sent up waits on no disk: its words may be of somebody, and are sealed only once it is read."""

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import RequestFactory

LARGE = 3 * 1024 * 1024  # above what Django keeps in the process


def test_a_large_file_waits_in_memory_and_is_gone_afterwards() -> None:
    """Linux has such a folder; a system without one says so by failing here."""
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("a.pdf", b"x" * LARGE)})
    sent = request.FILES["file"]
    assert isinstance(sent, TemporaryUploadedFile)
    place = Path(sent.temporary_file_path())
    assert place.parent == Path("/dev/shm")  # noqa: S108
    assert place.stat().st_mode & 0o077 == 0
    request.close()
    assert not place.exists()
