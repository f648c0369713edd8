"""What may be wrong with a table of indicators: each kind with its code, and what can be done about it."""

from commonweal.sources.partner.checks import Kind, kinds

KINDS: dict[str, Kind] = dict((
    *kinds(
        "error",
        ("broken-row", "The row has another number of columns than the headings.",
         "Put values that hold the delimiter in quotation marks, or send .xlsx."),
        ("blank", "A value that every row must have is missing.", "Fill it in, or leave the row out."),
        ("not-a-period", "The period is none that is known.",
         "Write it as 2024-06, 2024 Q2, 2024/25 or April to June 2024; say what a year is in [period]."),
        ("in-the-future", "The period has not ended.", "Leave the row out."),
        ("not-a-figure", "The cell is neither a figure nor a mark for one that is not available.",
         "Correct it, or write a mark such as [c] or [x]."),
        ("below-nought", "The figure is below nought.", "Correct it."),
        ("not-a-percentage", "The percentage lies outside 0 to 100.", "Correct it, or the indicator's unit."),
        ("fractions-or-percentages", "All percentages lie between 0 and 1: it could be meant as 0 to 100.",
         "Say which: fractions = true or false in [value] of the mapping."),
        ("does-not-fit", "The figure is not its numerator over its denominator.",
         "Find out which of the three is wrong."),
        ("given-twice", "The indicator, area and period stand on an earlier row too.", "Leave one of the two out."),
        ("no-value-in-formula", "The cell holds a formula whose value was never worked out.",
         "Open the workbook in Excel, let it calculate, and save it."),
    ),
    *kinds(
        "warning",
        ("unknown-area", "The area is not one that the mapping names: its rows were not read.",
         "Add it to [areas] if it is the own area or one of comparison."),
        ("unknown-indicator", "The indicator is not one that the mapping defines: its rows were not read.",
         "Add it to [indicators] of the mapping if it is wanted."),
        ("not-available", "The figure is blank or marked: it is held as not available, not as nought.",
         "Nothing, if the publisher withholds it."),
        ("several-lengths", "The indicator's periods are not all equally long: one chart holds one length.",
         "Give each length an indicator of its own."),
        ("hidden-sheet", "The workbook has a hidden sheet, which was not read.", "Nothing, if it holds no figures."),
        ("merged-cells", "The workbook has merged cells, which read as blank but for the first.", "Unmerge them."),
    ),
))  # fmt: skip
