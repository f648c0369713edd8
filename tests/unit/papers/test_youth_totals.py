"""A page of totals is kept for verify where partners' records are, under a name that tells nothing of what it says."""

import hashlib
import stat

import pytest

from commonweal.analysis.youth_justice import Names
from commonweal.errors import PeriodRefused, StoreDamaged
from commonweal.figures import Period
from commonweal.figures.document import to_json
from commonweal.papers import youth_justice, youth_totals
from commonweal.papers.verification import verify
from commonweal.records.youth_account import LUMPED, NOT_RECORDED
from commonweal.sources.youth_justice.lists import read_lists
from commonweal.workspace import Workspace

PAGE = """
period = "2024-04..2024-06"
offences = 60
children = 31
[children_by_sex]
male = 28
female = 3
[offences_by_kind]
"Burglary dwelling" = 9
"Domestic burglary" = 6
[offences_by_ethnicity]
"White British" = 40
"Not stated" = 12
"minority or not recorded" = 8
"""


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path)


def asked(**more):
    return youth_justice.Request("Anywhere", totals=PAGE, **more)


def test_its_words_go_to_the_lists_in_force_and_the_rest_is_a_line():
    lists = read_lists()
    found = youth_totals.account(PAGE, Names.of(lists), lists).now.slices
    assert found["offence"] == {"domestic-burglary": 15.0, "rest": 45.0}
    assert found["offence-ethnicity"] == {"white": 40.0, NOT_RECORDED: 12.0, LUMPED: 8.0}


def test_the_paper_is_verified_from_the_page_that_was_kept(workspace, tmp_path):
    files = youth_justice.build(workspace, asked(), tmp_path / "out", ("json",))
    text = files[0].read_text(encoding="utf-8")
    assert not verify(workspace, text).differences
    assert verify(workspace, text.replace('"value": 28.0', '"value": 27.0')).differences
    (kept,) = (tmp_path / "restricted" / youth_totals.FOLDER).iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    kept.write_text(PAGE.replace("28", "27"), encoding="utf-8")
    with pytest.raises(StoreDamaged, match="missing or altered"):
        verify(workspace, text)


def test_the_public_edition_tells_neither_the_count_nor_a_fingerprint_that_guesses_can_be_tried_on(workspace):
    text = to_json(youth_justice.figures(workspace, asked(audience="public")))
    partners = youth_justice.figures(workspace, asked())
    assert partners.figure("mix/sex/female").value == 3, "there is something to leak"
    assert hashlib.sha256(PAGE.encode()).hexdigest() not in text
    public = youth_justice.figures(workspace, asked(audience="public"))
    assert public.figure("mix/sex/female").suppressed and public.figure("mix/sex/male").suppressed


def test_another_time_than_the_pages_is_refused(workspace):
    with pytest.raises(PeriodRefused, match="The totals are of April to June 2024") as refused:
        youth_justice.figures(workspace, asked(period=Period.parse("ytd:2024-09")))
    assert "Leave --period out" in refused.value.next_step
