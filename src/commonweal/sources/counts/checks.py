"""What may be wrong with a table of counts: each kind with its code, and what can be done about it.

An error stops the table, a warning is told with it and kept with the edition.
"""

from commonweal.sources.partner.checks import Kind, kinds

KINDS: dict[str, Kind] = dict((
    *kinds(
        "error",
        ("broken-row", "The row has another number of columns than the headings.",
         "Put values that hold the delimiter in quotation marks, or send .xlsx."),
        ("blank", "A value that every row must have is missing.", "Fill it in, or leave the row out."),
        ("not-a-month", "The month does not have a format that the mapping lists.",
         "Write it as 2024-03, or add its format to [dates] of the mapping."),
        ("not-a-quarter", "The quarter cannot be read.",
         "Write it as 2024 Q2, or as 2024/25 Q1 for a financial year's first; a year alone as 2024/25."),
        ("in-the-future", "The month has not ended yet.", "Correct the month, or leave the row out."),
        ("not-a-count", "The count is not a whole number, nor a word that the mapping knows for a missing one.",
         "Correct it, or add the word to missing in [count] of the mapping."),
        ("too-large", "The count is larger than any could be.", "Correct it."),
        ("does-not-add-up", "The total is not the sum of the row's offences.",
         "Find out which is wrong; a column of an offence may be missing from the file."),
        ("repeated-row", "The month, area and offence stand on an earlier row too.",
         "Leave one out; if both are parts of one count, write repeated = \"add\" in [count] of the mapping."),
        ("no-value-in-formula", "The cell holds a formula whose value was never worked out.",
         "Open the workbook in Excel, let it calculate, and save it."),
        ("not-a-yes-or-no", "The word does not say whether the force's figures are there.",
         "Write 1 or 0, or add the word to [present] of the mapping."),
    ),
    *kinds(
        "warning",
        ("unknown-area", "The area is not known: its rows are kept apart and counted nowhere.",
         "Correct its code or name; a row that is no area's can stay as it is."),
        ("unknown-offence", "The offence is not known: its rows are kept apart and counted nowhere.",
         "Add the word to [offence.values] in the mapping."),
        ("areas-not-checked", "No whole list of such areas is held, so only the form of the code was checked.",
         "Load one with `commonweal ingest reference`."),
        ("count-missing", "The count is blank or suppressed: it is held as not available, not as zero.",
         "Nothing, if the publisher withholds it."),
        ("negative-count", "The count is below nought, which a publisher's correction of an earlier month gives: "
         "it is held as not available.", "Nothing, if the publisher printed it so."),
        ("column-not-read", "The column is headed by no offence that is known, and was not read.",
         "Add its heading to [offence.values] in the mapping if it counts an offence."),
        ("left-out", "The mapping leaves rows of this value out.", "Nothing, if they are no counts of their own."),
        ("hidden-sheet", "The workbook has a hidden sheet, which was not read.", "Nothing, if it holds no counts."),
        ("merged-cells", "The workbook has merged cells, which read as blank but for the first.", "Unmerge them."),
    ),
))  # fmt: skip
