import pytest

from commonweal.documents.whole_file import whole, whole_folder


def test_a_file_is_there_whole(tmp_path):
    with whole(tmp_path / "new" / "paper.html") as temporary:
        temporary.write_text("paper")
        assert not (tmp_path / "new" / "paper.html").exists()
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["paper.html"]


def test_or_not_at_all(tmp_path):
    (tmp_path / "paper.html").write_text("earlier")
    with pytest.raises(ValueError, match="half way"), whole(tmp_path / "paper.html") as temporary:
        temporary.write_text("pap")
        raise ValueError("half way")
    assert (tmp_path / "paper.html").read_text() == "earlier"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_gives_way_to_its_successor_only_when_that_is_whole(tmp_path):
    with whole_folder(tmp_path / "star") as folder:
        (folder / "one").write_text("1")
    with pytest.raises(ValueError), whole_folder(tmp_path / "star") as folder:
        raise ValueError
    assert [p.name for p in (tmp_path / "star").iterdir()] == ["one"]
    with whole_folder(tmp_path / "star") as folder:
        (folder / "two").write_text("2")
    assert [p.name for p in (tmp_path / "star").iterdir()] == ["two"]
    assert len(list(tmp_path.iterdir())) == 1
