"""The whole paper: its sections, what is never printed, and every format."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import docx
import openpyxl
import pytest

from commonweal.errors import CannotRender
from commonweal.rendering import page, render
from commonweal.rendering.compose import compose
from commonweal.rendering.paper_blocks import paper_blocks
from sample_comparison import MISSING, WHY, alone, compared, long_names, made, of_size, one_month

SETS = {
    "compared": compared, "five": lambda: of_size(5), "fifty": lambda: of_size(50), "alone": alone,
    "long": long_names, "one-month": one_month,
}  # fmt: skip


class Words(HTMLParser):
    """What a reader reads, the ids and the headings of a page."""

    def __init__(self, text):
        super().__init__()
        self.words, self.ids, self.levels, self.within = [], [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.within = tag
        self.ids += [v for k, v in attributes if k == "id"]
        self.words += [v for k, v in attributes if k in ("aria-label", "alt") and v]
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))

    def handle_data(self, data):
        if self.within not in ("script", "style"):
            self.words.append(data)


def headings(figure_set):
    return [s.heading for s in compose(figure_set).sections]


@pytest.mark.parametrize("name", SETS)
def test_nothing_unsaid_is_printed_on_screen_or_paper(name):
    paper = compose(SETS[name]())
    for text in (page.screen(paper), page.printed(paper)):
        seen = Words(text)
        said = " ".join(seen.words)
        assert not re.search(r"\b(?:nan|NaN|None|null|inf|undefined)\b", said)
        assert "expected" not in said and "usual range" not in said
        assert len(seen.ids) == len(set(seen.ids))
        assert seen.levels.count(1) == 1 and all(b <= a + 1 for a, b in pairwise(seen.levels))


def test_the_paper_has_all_its_sections():
    assert headings(compared()) == [
        "All offences at once", "Offence by offence", "Rates by number of residents", "Month by month within the group",
        "Which way we go", "The group", "Would another group say the same?", "What is not available, and why",
        "What to know when reading this", "How the figures were worked out", "Sources and licences",
        "The figures behind the charts",
    ]  # fmt: skip


def test_without_earlier_months_it_says_so_instead_of_a_table_of_nothing():
    text = page.screen(compose(one_month()))
    assert "Which way each offence goes beside the group cannot be told: none held." in text
    assert "Our months cannot be drawn beside the group" in text and "up on the group" not in text


def test_everyone_not_available_is_named_with_the_reason():
    whole = compared()
    quiet = replace(whole, notes=tuple(n for n in whole.notes if n.kind != "gap"))
    sections = {s.id: s for s in compose(quiet).sections}
    assert sections["missing"].blocks[0].items == (f"{MISSING} is not available: {WHY}.",)
    noted = {s.id: s for s in compose(whole).sections}
    assert noted["missing"].blocks[0].items == (f"{MISSING}: not available, for {WHY}.",)


def test_every_picture_has_its_table_and_its_words():
    paper = compose(compared())
    pictures = list(paper.first_pictures)
    for section in paper.sections:
        for block in section.blocks:
            pictures += [block] if hasattr(block, "svg") else getattr(block, "pictures", ())
    assert len(pictures) > 25
    for picture in pictures:
        assert picture.grid.lines and len(picture.alt) > 60 and picture.title
    rates = [p for p in pictures if p.id.startswith("rates")]
    assert len(rates) == 17 and all(any(MISSING in line.cells[0].text for line in p.grid.lines) for p in rates)
    for picture in rates:
        line = next(line for line in picture.grid.lines if line.cells[0].text == MISSING)
        assert line.cells[1].text == line.cells[4].text == "not available" and line.note == WHY


def test_the_pack_gets_every_chart_and_table():
    kinds = [type(b).__name__ for b in paper_blocks(compose(compared()))]
    assert kinds.count("Picture") > 25 and kinds.count("TableBlock") >= 8


def test_hostile_names_stay_words():
    hostile = "</script><script>alert(1)</script>"
    text = page.screen(compose(made((hostile, f'"><img src=x> {hostile}', *"ABCDEF"), frozenset())))
    assert text.count("<script") == 1 and "<img" not in text


def test_word_has_real_tables_and_described_pictures(tmp_path):
    (path,) = render(compared(), tmp_path, ["docx"])
    document = docx.Document(str(path))
    first = document.tables[0]
    assert [c.text for c in first.rows[0].cells] == [
        "Offence", "Rate", "Likely range", "Group’s rate", "Where we stand", "Place (likely)",
    ]  # fmt: skip
    assert [c.text for c in first.rows[5].cells][3:] == ["8.88", "▲ above", "2nd of 15 (2nd)"]
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(described) > 25 and all(len(words) > 60 for words in described)


@pytest.mark.parametrize("name", SETS)
def test_the_workbook_holds_numbers_and_says_what_is_missing(name, tmp_path):
    (path,) = render(SETS[name](), tmp_path, ["xlsx"])
    book = openpyxl.load_workbook(path)
    cells = [c.value for sheet in book for row in sheet.iter_rows() for c in row]
    assert not [c for c in cells if isinstance(c, str) and re.search(r"\b(?:nan|None)\b", c)]
    assert book.sheetnames[:2] == ["Where we stand", "Every rate"] and {"Notes", "Sources"} <= set(book.sheetnames)


def test_a_partnership_not_available_is_x_in_the_workbook_and_never_0(tmp_path):
    (path,) = render(compared(), tmp_path, ["xlsx"])
    book = openpyxl.load_workbook(path)
    rows = [[c.value for c in row] for row in book["Every rate"].iter_rows()]
    missing = [row for row in rows if row[1] == MISSING]
    assert len(missing) == 17
    for row in missing:
        assert row[5] == "[x]" and row[9] == "not available" and 0 not in row and WHY in row
    ours = next(row for row in rows if row[:2] == ["Shoplifting", "Tallow"])
    assert ours[3:5] == [1311, 92000] and ours[5] == pytest.approx(14.25) and ours[9] == "▲ above"
    months = [[c.value for c in row] for row in book["Months"].iter_rows()]
    assert next(r for r in months if r[1] == "2024-02")[:3] == ["All crime", "2024-02", "[x]"]


@pytest.mark.parametrize(("one", "why"), [("powerbi", "no Power BI tables"), ("gpkg", "this paper has no map")])
def test_what_it_has_not_is_refused_in_words(one, why, tmp_path):
    with pytest.raises(CannotRender, match=why):
        render(compared(), tmp_path / "out", ["html", one])
    assert not (tmp_path / "out").exists()
