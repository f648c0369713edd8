from dataclasses import replace

from commonweal.figures import FigureSet, Row
from commonweal.rendering.headline import both_headings, headline, standfirst, sure_changes, where
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.sentences import plain
from sample_figures import quiet, tallow


def changed(figure_set: FigureSet, offence: str, **fields: object) -> Lookup:
    figures = tuple(
        replace(f, **fields) if f.offence == offence and f.area == figure_set.partnership else f
        for f in figure_set.figures
    )
    return Lookup.of(replace(figure_set, figures=figures))


def test_the_first_page_opens_with_the_total_and_the_largest_sure_changes():
    assert plain(headline(Lookup.of(tallow()))) == (
        "Tallow recorded 20,194 crimes, 5.4% fewer than the year before. Vehicle crime fell from 1,471 to 1,016; "
        "robbery rose from 202 to 276; other theft fell from 1,673 to 1,355."
    )


def test_below_it_stand_disorder_what_did_not_move_and_where():
    assert plain(standfirst(Lookup.of(tallow()))) == (
        "Anti-social behaviour rose 13.6%, from 4,445 to 5,051 incidents. "
        "The other 10 offences moved no more than their months usually do. "
        "By ward, crime fell in Eastfield and Northgate and rose in Candlewick."
    )
    assert both_headings(Lookup.of(tallow())) == (
        "Publicly reported crime 16,684 (−7.1%), police-generated crime 3,510 (+3.2%). "
        "Against the average of the 3 earlier years held: all crime −7.3%."
    )


def test_a_quiet_year_says_that_nothing_moved_and_never_rose_or_fell():
    lookup = Lookup.of(quiet())
    words = plain(headline(lookup)) + plain(standfirst(lookup))
    assert "which is within what such months vary by" in words
    assert "In no ward did crime change by more than its months vary." in words
    assert " rose " not in words and " fell " not in words


def test_the_coloured_words_are_those_of_sure_changes():
    runs = headline(Lookup.of(tallow()))
    assert [(r.text, r.tone) for r in runs if r.tone] == [
        ("Vehicle crime fell", "fewer"),
        ("robbery rose", "more"),
        ("other theft fell", "fewer"),
    ]


def test_a_subtype_of_an_offence_already_named_is_not_named_again():
    lookup = changed(tallow(), "theft-of-a-vehicle", value=400.0, baseline_value=700.0, verdict="fall")
    assert [f.offence for f in sure_changes(lookup)] == ["vehicle-crime", "robbery", "other-theft"]


def test_a_hidden_or_missing_total_is_said_and_not_counted():
    hidden = changed(tallow(), "all-crime", value=None, baseline_value=None, suppressed=True)
    assert plain(headline(hidden)).startswith("Tallow: all crime is a small number, not shown to protect people.")
    missing = changed(tallow(), "all-crime", value=None, baseline_value=None, verdict="not available")
    assert plain(headline(missing)).startswith("Tallow: all crime is not available.")


def test_one_offence_alone_is_said_in_the_singular():
    lookup = Lookup.of(quiet())
    keep = {"all-crime", "publicly-reported", "robbery"}
    tables = tuple(
        replace(t, rows=tuple(r for r in t.rows if r.figure.split("/")[-1] in keep)) if t.id == "offences" else t
        for t in lookup.figures.tables
    )
    words = plain(standfirst(Lookup.of(replace(lookup.figures, tables=tables))))
    assert "The offence moved no more than its months usually do." in words


def test_a_set_without_tables_still_has_nothing_wrong_to_say():
    bare = Lookup.of(replace(tallow(), tables=(), figures=(), series=(), maps=()))
    assert headline(bare) == () and standfirst(bare) == () and where(bare) == ""


def test_wards_of_both_kinds_are_named_apart_and_only_where_sure() -> None:
    whole = tallow()
    table = whole.table("wards")
    asb = [
        replace(
            whole.figure(row.figure),
            id=f"asb/{n}",
            offence="anti-social-behaviour",
            value=50,
            baseline_value=30,
            verdict="no clear change" if n else "rise",
        )
        for n, row in enumerate(table.rows)
    ]
    more = replace(table, id="wards/anti-social-behaviour", rows=tuple(Row(f.id) for f in asb))
    words = where(Lookup.of(replace(whole, figures=(*whole.figures, *asb), tables=(*whole.tables, more))))
    assert f"anti-social behaviour rose in {asb[0].area.name}" in words
    assert words.startswith("By ward, ")
    assert where(Lookup.of(replace(whole, tables=()))) == ""
