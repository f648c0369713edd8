import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

from commonweal.rendering import page
from commonweal.rendering.compose import compose
from nasty_words import nasty
from sample_figures import quiet, tallow

VOID = {"meta", "img", "br", "link", "input", "hr"}


class Outline(HTMLParser):
    """Elements, attributes and headings of a page; complains of what is not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"


def test_the_page_is_one_file_that_fetches_nothing():
    outline = Outline(page.screen(compose(tallow())))
    for tag, attributes in outline.found:
        assert tag not in ("link", "iframe", "object", "embed", "base")
        for name in ("src", "href", "xlink:href"):
            assert not (attributes.get(name) or "#").startswith(("http", "//", "file:"))
    assert outline.open == []
    assert dict(outline.found)["html"]["lang"] == "en-GB"


def test_the_policy_names_the_pages_own_style_and_script_and_nothing_else():
    text = page.screen(compose(tallow()))
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)[1].replace("&#39;", "'")
    for tag in ("style", "script"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert " style=" not in text and " onclick=" not in text


def test_every_drawing_has_words_and_every_table_its_heads():
    outline = Outline(page.screen(compose(tallow())))
    tags = [tag for tag, _ in outline.found]
    assert tags.count("svg") == tags.count("title") - 1 > 10
    for tag, attributes in outline.found:
        if tag == "th":
            assert attributes["scope"] in ("col", "row")
    ids = [a["id"] for _, a in outline.found if "id" in a]
    assert len(ids) == len(set(ids))
    headings = [int(t[1]) for t in tags if re.fullmatch(r"h[1-6]", t)]
    assert headings[0] == 1 and headings.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(headings))


def test_words_from_outside_never_become_markup():
    calm, hostile = (Outline(page.screen(compose(s))) for s in (tallow(), nasty()))
    assert hostile.open == []
    assert [t for t, _ in hostile.found].count("script") == [t for t, _ in calm.found].count("script") == 1
    assert "img" not in [t for t, _ in hostile.found]
    assert not [a for _, a in hostile.found if any(name.startswith("on") for name in a)]


def test_print_folds_nothing_away_and_runs_nothing():
    text = page.printed(compose(tallow()))
    assert "<script" not in text and "<details" not in text
    assert "The months behind the charts" in text and "Which wards carry the changes" in text
    assert "The months behind the charts" not in page.screen(compose(tallow()))


def test_a_quiet_period_gives_a_short_page():
    text = page.screen(compose(quiet()))
    assert "No offence is singled out" in text
    assert '<strong class="more">' not in text and '<strong class="fewer">' not in text


def test_a_page_stays_small():
    assert len(page.screen(compose(tallow())).encode()) < 400_000
