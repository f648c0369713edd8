"""A figure set in which every word from outside tries to be something else: markup, a script, a formula."""

from dataclasses import replace

from commonweal.figures import FigureSet
from sample_figures import tallow

SCRIPT = "</script><script>alert(1)</script>"
MARKUP = '"><img src=x onerror=alert(2)> & <b>bold</b> \x07'
FORMULA = '=HYPERLINK("http://example.org","click")'
CELL = "@SUM(1+1)"


def nasty() -> FigureSet:
    """Tallow with hostile labels, names, notes, paragraph, cover and body."""
    whole = tallow()
    figures = tuple(
        replace(f, label=FORMULA if f.offence == "robbery" else f"{f.label} {SCRIPT}", notes=(MARKUP,))
        if f.area == whole.partnership
        else replace(f, label=f"{CELL} {f.label}", area=replace(f.area, name=MARKUP))
        for f in whole.figures
    )
    series = tuple(
        replace(s, label=f"{FORMULA} {s.label}", finding=MARKUP, marks=tuple(replace(m, text=SCRIPT) for m in s.marks))
        for s in whole.series
    )
    maps = tuple(
        replace(
            m,
            title=SCRIPT,
            subtitle=MARKUP,
            attribution=SCRIPT,
            shapes=tuple(replace(s, area=replace(s.area, name=MARKUP), caveat=SCRIPT) for s in m.shapes),
        )
        for m in whole.maps
    )
    return replace(
        whole,
        body=MARKUP,
        figures=figures,
        series=series,
        maps=maps,
        tables=tuple(replace(t, title=f"{SCRIPT} {t.title}", note=MARKUP, first_column=FORMULA) for t in whole.tables),
        notes=tuple(replace(n, text=f"{FORMULA} {SCRIPT}") for n in whole.notes),
        paragraphs=tuple(replace(p, agency=CELL, title=SCRIPT, text=MARKUP) for p in whole.paragraphs),
        sources=tuple(replace(s, publisher=FORMULA, dataset=SCRIPT) for s in whole.sources),
        cover=replace(whole.cover, purpose=SCRIPT, recommendation=MARKUP, author=FORMULA, meeting=MARKUP),
    )
