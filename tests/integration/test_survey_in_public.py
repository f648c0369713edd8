"""Public papers of one survey, held against each other: what one hides, another must not tell, nor their difference."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from commonweal.figures import Audience, FigureSet
from commonweal.figures.document import from_json, to_json
from commonweal.ingest.survey import ingest_survey
from commonweal.papers import shown_before, survey
from commonweal.papers.survey_edition import public_edition
from commonweal.papers.verification import verify
from commonweal.workspace import Workspace
from surveyed_place import answers, mapping, workspace

FEW = {"Hazel": 3, "Gorse": 12, "Fir": 40}


def one_more_left_out(file: Path, to: Path) -> Path:
    """The same answers but for one person's, who asked for theirs to be taken back."""
    with file.open(encoding="utf-8-sig", newline="") as given:
        rows = list(csv.reader(given, delimiter=";"))
    leaver = next(n for n, row in enumerate(rows) if row[2] == "Ash")
    with to.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out, delimiter=";").writerows(rows[:leaver] + rows[leaver + 1 :])
    return to


def asked(held: Workspace, audience: Audience = "public", wave: str | None = None) -> FigureSet:
    return survey.figures(held, survey.Request("Alder", "safety", wave=wave, audience=audience))


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FigureSet]:
    """The public paper, and the one after a person's answers were taken back; both for partners too."""
    root = tmp_path_factory.mktemp("public-survey")
    held, said = workspace(root / "ws"), mapping(root / "m.toml", 2026)
    file = answers(root / "a.csv", 700, few=FEW)
    found = {}
    for name, source in (("first", file), ("second", one_more_left_out(file, root / "b.csv"))):
        ingest_survey(held, said, source)
        found[f"{name} for partners"] = asked(held, "partners")
        found[name] = asked(held)
        assert to_json(asked(held)) == to_json(found[name])
        shown_before.keep(held, found[name])
        assert to_json(asked(held)) == to_json(found[name]), "made again it comes out the same"
        assert not verify(held, to_json(found[name])).differences
    return found


def differing(one: FigureSet, other: FigureSet) -> Iterator[tuple[str, float]]:
    """Every count that both print, and by how much it differs."""
    before = {f.id: f.parameters for f in one.figures if not f.suppressed}
    for figure in other.figures:
        for what in ("answered", "chosen"):
            old, new = before.get(figure.id, {}).get(what), figure.parameters.get(what)
            if not figure.suppressed and old is not None and new is not None:
                yield figure.id, abs(new - old)


def test_two_editions_of_one_wave_tell_nobodys_answers_by_their_difference(papers: dict[str, FigureSet]) -> None:
    naive = differing(papers["first"], public_edition(papers["second for partners"]))
    assert [id for id, by in naive if 0 < by < 5], "there is something to leak"
    assert not [id for id, by in differing(papers["first"], papers["second"]) if 0 < by < 5]
    assert papers["second"].parameters["shown_before"] == [shown_before.name(papers["first"])]
    assert [f for f in papers["second"].figures if not f.suppressed], "what is as it was stays"


def test_who_answered_a_question_does_not_tell_who_answered_at_all(papers: dict[str, FigureSet]) -> None:
    """Everyone answered whether they feel safe: a ward hidden among all who answered is hidden there too."""
    public, whole = papers["first"], papers["first for partners"]
    assert whole.figure("safe/together/all").parameters["answered"] == whole.parameters["answers"]
    gone = {f.id.rpartition("/")[2] for f in public.figures if f.id.startswith("who/ward") and f.suppressed}
    assert len(gone) > 1
    for figure in public.figures:
        if figure.id.startswith(("safe/together/ward/", "first/o00/ward/")) and figure.id.rpartition("/")[2] in gone:
            assert figure.suppressed, figure.id


def test_few_who_did_not_tell_stand_in_no_note(papers: dict[str, FigureSet], tmp_path: Path) -> None:
    held, said = workspace(tmp_path / "ws"), mapping(tmp_path / "m.toml", 2026)
    file = answers(tmp_path / "a.csv", 150)
    text = file.read_text(encoding="utf-8-sig")
    lines = [line.replace(";;", ";16 to 24;") for line in text.splitlines()]
    lines[1:3] = [line.replace(line.split(";")[3], "", 1) for line in lines[1:3]]
    file.write_text("\n".join(lines), encoding="utf-8-sig")
    ingest_survey(held, said, file)
    assert any("did not tell their age" in note.text for note in asked(held, "partners").notes)
    assert not any("did not tell their age" in note.text for note in asked(held).notes)


def test_an_altered_number_of_makings_is_found_out(papers: dict[str, FigureSet]) -> None:
    plain = json.loads(to_json(papers["second"]))
    assert from_json(json.dumps(plain)) == papers["second"]
