"""Scores worked out by hand; ties; how far a ranking hangs on its weights; weights from a file."""

from pathlib import Path

import pytest

from commonweal.errors import WorkspaceRefused
from commonweal.portal.plan import scoring, weights
from commonweal.portal.plan.persons import sign_of_person
from commonweal.workspace import Workspace
from plan_year import marks


def usual(tmp_path: Path) -> weights.Weights:
    """The package's own."""
    return weights.held(Workspace(tmp_path))


def test_a_score_is_what_the_page_says_that_it_is(tmp_path: Path) -> None:
    given = marks(2, victim=4, community=2, organisation=1, likelihood=3, volume=3, organisational_position=4)
    found = scoring.work_out(given, usual(tmp_path))
    assert found.harm == pytest.approx((3 * 4 + 2 * 2 + 1 * 1) / 6)
    assert found.likelihood == 3
    assert found.score == pytest.approx(found.harm * 3 * 1.25)
    assert found.cell == (3, 3)


def test_a_half_goes_up_in_the_four_by_four_table(tmp_path: Path) -> None:
    known = weights.of_json({**usual(tmp_path).to_json(), "likelihood": {"likelihood": 1, "volume": 1}})
    assert scoring.work_out(marks(2, likelihood=3), known).cell == (2, 3)


def test_equal_scores_share_a_rank_and_the_next_is_left_out(tmp_path: Path) -> None:
    found = scoring.rank({"a": marks(2), "b": marks(3), "c": marks(2), "d": marks(1)}, usual(tmp_path))
    assert [(one.key, one.words) for one in found] == [("b", "1"), ("a", "2="), ("c", "2="), ("d", "4")]


def test_a_ranking_says_how_far_the_weights_move_it(tmp_path: Path) -> None:
    close = {"victims": marks(2, victim=3), "community": marks(2, community=4, victim=2), "quiet": marks(1)}
    victims, community, quiet = (
        next(one for one in scoring.rank(close, usual(tmp_path)) if one.key == key)
        for key in ("victims", "community", "quiet")
    )
    assert (community.rank, victims.rank) == (1, 2)
    assert victims.best == 1
    assert (quiet.best, quiet.worst) == (3, 3)


def test_spread_is_told_factor_by_factor() -> None:
    found = {one.factor: one for one in scoring.spreads([marks(2), marks(2, victim=4)])}
    assert found[scoring.FACTORS["victim"]].wide
    assert not found[scoring.FACTORS["community"]].wide
    assert scoring.together([marks(2), marks(2, victim=4)])["victim"] == 3


def test_the_workspaces_own_weights_stand_in_place_with_a_version_of_their_own(tmp_path: Path) -> None:
    before = usual(tmp_path)
    own = Path(weights.__file__).with_name("weights.toml").read_text("utf-8")
    (tmp_path / weights.OWN).write_text(own.replace("victim = 3", "victim = 4"), "utf-8")
    after = usual(tmp_path)
    assert (before.harm["victim"], after.harm["victim"]) == (3, 4)
    assert before.version != after.version
    assert weights.of_json(after.to_json()).version == after.version


@pytest.mark.parametrize("wrong", ["", "name = 'x'", "[harm]\nvictim = -1", "not toml ="])
def test_unsound_weights_are_refused_in_words(wrong: str) -> None:
    with pytest.raises(WorkspaceRefused, match=r"plan-weights\.toml"):
        weights.read(wrong, weights.OWN)


@pytest.mark.parametrize(
    "words",
    ["Seen with Mr Sample", "DOB 1 May", "call 01234 567890", "x@example.org", "12 Mill Lane", "QQ 12 34 56 C"],
)
def test_words_that_look_like_a_person_are_seen(words: str) -> None:
    assert sign_of_person("Shop theft in the town centre", words)


@pytest.mark.parametrize("words", ["Mill Lane and Market Square", "12 wards, 340 victims", "children aged 10 to 17"])
def test_places_and_counts_are_not(words: str) -> None:
    assert sign_of_person(words) == ""
