"""Large uploads are refused while they arrive."""

import tracemalloc

import pytest

from commonweal.documents.safe_copy import MAX_BYTES, limit_stream, make_safe
from commonweal.errors import FileTooLarge, UploadRefused


def test_two_hundred_megabytes_are_refused_without_being_held():
    asked = 0

    def chunks():
        nonlocal asked
        for _ in range(200 * 16):
            asked += 1
            yield bytes(65_536)

    tracemalloc.start()
    with pytest.raises(FileTooLarge, match="larger than 50 MB") as refused:
        for _ in limit_stream(chunks()):
            pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert asked == MAX_BYTES // 65_536 + 1  # not one chunk more than shows it
    assert peak < 2_000_000
    assert "upload it again" in refused.value.next_step


def test_what_is_within_the_limit_comes_through_whole():
    assert b"".join(limit_stream([b"ab", b"", b"c"], limit=3)) == b"abc"


def test_a_large_file_is_refused_by_its_size_alone(tmp_path):
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UploadRefused, match="larger than"):
        make_safe("large.pdf", large)
