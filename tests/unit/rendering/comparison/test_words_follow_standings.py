"""Whatever the numbers, the words are the standing's: every combination of standings in every place that says one."""

import re
from dataclasses import replace
from itertools import product

import pytest

from commonweal.rendering.comparison import findings, standings
from commonweal.rendering.comparison.beside import every_offence, told_apart
from commonweal.rendering.comparison.headline import group_words, headline
from commonweal.rendering.comparison.standfirst import standfirst
from commonweal.rendering.comparison.tables import standing
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.sentences import plain
from sample_comparison import alone, compared, of_size, one_month

STANDINGS = ("above", "within", "below", "not available")
CODES = ("all-crime", "robbery", "anti-social-behaviour")
FORBIDDEN = re.compile(
    r"\b(high|low|higher|lower|worse|better|good|bad|well|poor|best|worst|expected|significant)\b", re.I
)


def standing_as(words: dict[str, str], direction: str = "within") -> Lookup:
    """The sample with our standings as given, and all others within."""
    whole = compared()
    code = whole.partnership.code
    figures = []
    for figure in whole.figures:
        if figure.id == f"{code}/{figure.offence}/rate":
            word = words.get(figure.offence, "within")
            gone = {"value": None, "interval": None, "baseline_value": None, "parameters": {}}
            figure = replace(figure, standing=word, **(gone if word == "not available" else {}))  # noqa: PLW2901
        elif figure.id.endswith("/direction"):
            figure = replace(figure, standing=direction)  # noqa: PLW2901
        figures.append(figure)
    return Lookup.of(replace(whole, figures=tuple(figures)))


@pytest.mark.parametrize("words", list(product(STANDINGS, repeat=3)), ids="-".join)
def test_headline_standfirst_and_table_say_the_standing_and_no_more(words):
    total, robbery, asb = words
    lookup = standing_as(dict(zip(CODES, words, strict=True)))
    head, below = plain(headline(lookup)), plain(standfirst(lookup))
    opening = {
        "not available": "Tallow: all crime is not available for October 2024 to September 2025.",
    }.get(total, f"That is {total} what such partnerships differ by.")
    assert opening in head
    for side in ("above", "below"):
        named = re.search(rf"{side} (?:the group|it): ([^;.]*)", head, re.I)
        said = named[1] if named else ""
        assert ("robbery" in said) == (robbery == side) and ("anti-social" in said) == (asb == side)
    if asb == "within":
        assert "Anti-social behaviour: 20.7 incidents" in below and "which is within what such" in below
    elif asb == "not available":
        assert "Anti-social behaviour: not available." in below
    cells = {line.cells[0].text: line.cells for line in standing(lookup).lines}
    for name, word in zip(("All crime", "Robbery", "Anti-social behaviour"), words, strict=True):
        sign = {"above": "▲ ", "below": "▼ "}.get(word, "")
        assert cells[name][4].text == f"{sign}{word}"
        assert cells[name][4].tone == {"above": "more", "below": "fewer"}.get(word, "quiet")
        assert (cells[name][1].text == "not available") == (word == "not available")
    assert not FORBIDDEN.search(f"{head} {below}") and not re.search(r"nan|None", f"{head} {below}")


@pytest.mark.parametrize("word", STANDINGS)
def test_direction_follows_its_own_standing(word):
    below = plain(standfirst(standing_as({}, word)))
    assert ("went up on the group" in below) == (word == "above")
    assert ("went down on the group" in below) == (word == "below")
    assert ("went with the group" in below) == (word == "within")
    assert ("cannot be told" in below) == (word == "not available")


@pytest.mark.parametrize("word", STANDINGS)
def test_a_charts_title_and_alternative_text_follow_the_standing(word):
    beside = next(b for b in every_offence(standing_as({"robbery": word})) if b.offence == "robbery")
    assert findings.title(beside) == f"Robbery: {standings.where_we_stand(beside.ours)}"
    said = findings.sentence(beside)
    assert f"{word}" in said
    for other in set(STANDINGS[:3]) - {word}:
        assert f"{other} what" not in said


def test_many_offences_outside_are_counted_and_not_listed():
    whole = Lookup.of(compared())
    lookup = standing_as({b.offence: "above" for b in told_apart(whole)[:5]})
    assert "Above the group: five offences." in plain(headline(lookup))


def test_how_many_are_within_is_what_the_table_shows():
    lookup = Lookup.of(compared())
    offences = [b for b in told_apart(lookup) if b.offence != "anti-social-behaviour"]
    within = sum(b.ours.standing == "within" for b in offences)
    assert within == 10 and "The other 10 offences are within" in plain(standfirst(lookup))
    assert "All 13 offences are within" in plain(standfirst(standing_as({})))


def test_alone_it_stands_beside_nobody():
    lookup = Lookup.of(alone())
    head = plain(headline(lookup))
    assert head.endswith("no other partnership of its group has figures to stand beside.")
    assert "within" not in head and "none of the 15 other partnerships have figures" in group_words(lookup)


def test_the_groups_size_is_said_as_it_is():
    assert "its group of 6 similar partnerships" in plain(headline(Lookup.of(of_size(5))))
    assert "its group of 51 similar partnerships" in plain(headline(Lookup.of(of_size(50))))
    assert "cannot be told" in plain(standfirst(Lookup.of(one_month())))
