"""The workbook that goes back to a partner whose extract fails its checks: what is wrong, where, and what to do.

Every text is written as text, so a value that begins with `=` is never worked out; values are those of mapped fields.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import wrap
from typing import Any

import xlsxwriter

from commonweal.errors import CannotRender, RowsRefused
from commonweal.sources.partner import Finding

SUMMARY = ("Code", "Field", "Rows", "What is wrong", "What to do")
SUMMARY_WIDTHS = (20, 14, 9, 40, 48)
ROWS = ("Code", "Row", "Field", "Value", "What to do")
ROWS_WIDTHS = (20, 9, 14, 32, 56)
LINE = 13.5  # points
INK, RULE = "#1d3557", "#d9dcd6"


def write_error_workbook(path: Path, source_name: str, findings: Iterable[Finding], rows: int) -> int:
    """Write the findings to `path` (.xlsx) and answer with the count of what is wrong.

    `rows` is how many rows the extract has. The first sheet sums up by code, the second names each row; a code's
    rows beyond the first thousand are counted, not named. Raises CannotRender where the file cannot be written.
    """
    findings = tuple(findings)
    total = sum(f.count for f in findings)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    try:
        with xlsxwriter.Workbook(path, options) as book:
            book.set_properties({"title": f"What to mend in {source_name}", "comments": ""})
            styles = _styles(book)
            _summary(book.add_worksheet("Summary"), styles, source_name, findings, rows, total)
            _rows(book.add_worksheet("Rows to mend"), styles, findings)
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        raise CannotRender(
            f"The error workbook {path.name} cannot be written.", "Close it in Excel, or name another with --errors."
        ) from error
    return total


def refusal(path: Path, findings: Iterable[Finding], rows: int, workbook: Path | None, then: str = "") -> RowsRefused:
    """The refusal of a file whose rows fail their checks, once its workbook is written.

    `workbook` is `<name>-errors.xlsx` beside the caller where none is named; `then` what else to do with it.
    """
    workbook = workbook or Path(f"{path.name.partition('.')[0]}-errors.xlsx")
    total = write_error_workbook(workbook, path.name, findings, rows)
    return RowsRefused(
        f"{path.name} was not taken in: {_counted(total, 'thing')} to mend in its {rows:,} rows.",
        f"{workbook} names each row and what to do{then}.",
    )


def _styles(book: Any) -> dict[str, Any]:
    plain = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True}
    return {
        "title": book.add_format({**plain, "font_size": 14, "bold": True, "font_color": INK, "text_wrap": False}),
        "note": book.add_format({**plain, "text_wrap": False}),
        "head": book.add_format({**plain, "bold": True, "font_color": "#ffffff", "bg_color": INK}),
        "text": book.add_format({**plain, "bottom": 1, "bottom_color": RULE}),
        "value": book.add_format({**plain, "bottom": 1, "bottom_color": RULE, "num_format": "@", "quote_prefix": True}),
        "count": book.add_format(
            {**plain, "bottom": 1, "bottom_color": RULE, "num_format": "#,##0", "indent": 1, "align": "right"}
        ),
    }


def _summary(
    sheet: Any, styles: dict[str, Any], source_name: str, findings: tuple[Finding, ...], rows: int, total: int
) -> None:
    sheet.write_string(0, 0, f"What to mend in {source_name}", styles["title"])
    kinds = len({f.kind.code for f in findings})
    counted = f"{_counted(total, 'thing')} of {_counted(kinds, 'kind')} in {_counted(rows, 'row')}."
    told = f"{counted} Nothing was taken in: mend these and send the whole extract again."
    sheet.write_string(1, 0, told, styles["note"])
    sheet.write_string(2, 0, "Rows are numbered as Excel shows them.", styles["note"])
    _head(sheet, styles, 4, SUMMARY, SUMMARY_WIDTHS)
    for at, f in enumerate(sorted(findings, key=lambda f: -f.count), 5):
        sheet.write_string(at, 0, f.kind.code, styles["text"])
        sheet.write_string(at, 1, f.field, styles["text"])
        sheet.write_number(at, 2, f.count, styles["count"])
        sheet.write_string(at, 3, f.kind.what, styles["text"])
        sheet.write_string(at, 4, f.kind.to_do, styles["text"])
        _height(sheet, at, (f.kind.what, f.kind.to_do), SUMMARY_WIDTHS[3:])
    _page(sheet, 4)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def _rows(sheet: Any, styles: dict[str, Any], findings: tuple[Finding, ...]) -> None:
    _head(sheet, styles, 0, ROWS, ROWS_WIDTHS)
    at = 0
    for at, (finding, row, value) in enumerate(_named(findings), 1):
        sheet.write_string(at, 0, finding.kind.code, styles["text"])
        if row is None:
            sheet.write_string(at, 1, "more", styles["text"])
        else:
            sheet.write_number(at, 1, row, styles["count"])
        sheet.write_string(at, 2, finding.field, styles["text"])
        sheet.write_string(at, 3, value, styles["value"])
        sheet.write_string(at, 4, finding.kind.to_do, styles["text"])
        _height(sheet, at, (value, finding.kind.to_do), ROWS_WIDTHS[3:])
    sheet.autofilter(0, 0, max(at, 1), len(ROWS) - 1)
    _page(sheet, 0)


def _height(sheet: Any, row: int, texts: tuple[str, ...], widths: tuple[int, ...]) -> None:
    """Not every program makes a row as high as its wrapped text."""
    lines = max(len(wrap(text, width)) for text, width in zip(texts, widths, strict=True))
    if lines > 1:
        sheet.set_row(row, lines * LINE)


def _named(findings: tuple[Finding, ...]) -> Iterator[tuple[Finding, int | None, str]]:
    for finding in findings:
        for row, value in finding.rows:
            yield finding, row, value or ""
        if more := finding.count - len(finding.rows):
            yield finding, None, f"and {more:,} more rows"


def _head(sheet: Any, styles: dict[str, Any], row: int, titles: tuple[str, ...], widths: tuple[int, ...]) -> None:
    for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, title, styles["head"])
    sheet.freeze_panes(row + 1, 0)


def _page(sheet: Any, head: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.set_footer("&L&A&RPage &P of &N")
