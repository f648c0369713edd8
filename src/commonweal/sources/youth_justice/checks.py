"""What may be wrong with a case system's export: each kind with its code, and what the team can do about it.

An error stops the export, a warning is told with it and kept with the edition. No date of birth and no reference of a
child is in any of them: the row's number leads to it.
"""

from commonweal.sources.partner.checks import KINDS as OF_PARTNERS
from commonweal.sources.partner.checks import Kind, kinds

LEAVE_OUT = "Correct it, or write {} in the mapping, so that such rows are left out and counted."
SHARED = ("broken-row", "blank", "not-a-date", "in-the-future", "outside-coverage", "no-value-in-formula",
          "month-without-rows", "coverage-not-stated", "hidden-sheet", "merged-cells", "not-a-district")  # fmt: skip

KINDS: dict[str, Kind] = {code: OF_PARTNERS[code] for code in SHARED} | dict((
    *kinds(
        "error",
        ("unknown-offence", "The offence is none that the list of categories or the mapping knows.",
         "Correct it, or add the word to [offence] of the mapping."),
        ("unknown-flag", "The word is neither a yes nor a no of the mapping.",
         "Write Y or N, or add the word to [first] of the mapping."),
        ("unknown-outcome", "The outcome is none that the list of outcomes or the mapping knows.",
         "Correct it, or add the word to [outcome] of the mapping."),
        ("remand", "A remand is no outcome: it comes before one.",
         'Leave the row out, or write "Remand ..." = "left-out" in [outcome] of the mapping.'),
        ("unknown-sex", "The word does not tell the sex.",
         'Add the word to [sex] of the mapping; "unknown" where it tells nothing.'),
        ("unknown-ethnicity", "The word is none that the list of ethnicities or the mapping knows.",
         'Add the word to [ethnicity] of the mapping; "unknown" where it tells nothing.'),
        ("outcome-before-offence", "The outcome was given before the offence was committed.",
         "Find out which of the two dates is wrong."),
        ("not-an-age", "The age is not a whole number of years.", "Write it as 14, or leave it blank."),
        ("too-young", "The child was younger than 10 on the day of the offence.",
         LEAVE_OUT.format('outside = "leave-out" in [age]')),
        ("too-old", "The person was 18 or older on the day of the offence.",
         LEAVE_OUT.format('outside = "leave-out" in [age]')),
        ("two-births", "The child has another date of birth on an earlier row.",
         "Find out which is right, and correct it on every row; or give each child a reference of its own."),
        ("repeated-reference", "The offence's reference stands on an earlier row too.",
         "Leave one of them out, or give each offence a reference of its own."),
    ),
    *kinds(
        "warning",
        ("left-out", "The mapping leaves rows of this value out.", "Nothing, if they are no outcomes."),
        ("repeated-row", "The row repeats an earlier one: child, offence, both dates and outcome.",
         "Two counts of one charge look so, and so does a row sent twice: [repeated] of the mapping says which it is."),
        ("repeat-dropped", "The row repeats an earlier one and was dropped, as the mapping says.",
         "Nothing, if they were sent twice."),
        ("left-out-by-age", "The row was left out, as the mapping says: the age at the offence is not 10 to 17.",
         "Look at some of them: a wrong date of birth looks so too."),
        ("adult-at-outcome", "The child was 18 or older on the day of the outcome, though not at the offence: kept.",
         "Nothing; published figures count some of these with adults."),
        ("filler-birth", "The date of birth is one that systems put where none is known: it is held as not known.",
         "Fill in the right one."),
        ("first-of-january", "The date of birth is a 1 January, as where only the year was known: kept.",
         "Look at some of them; the age may be a year out."),
        ("no-offence-date", "The day of the offence is not told: the row is counted, and no reoffending with it.",
         "Fill it in."),
        ("no-age", "Neither a date of birth nor an age is told: the row is counted without one.", "Fill it in."),
        ("two-sexes", "The child has another sex on an earlier row: kept as told on each.", "Find out which is right."),
        ("two-ethnicities", "The child has another ethnicity on an earlier row: kept as told on each.",
         "Find out which is right."),
        ("two-firsts", "The child is said to have a first caution or conviction on another day too: kept as told.",
         "Only one can be the first: the rate of first-time entrants counts the child in both years else."),
        ("first-without-record", "An informal outcome is said to be a first caution or conviction: kept as told.",
         "It gives no criminal record: take the mark off the row."),
        ("ethnicity-unknown", "The ethnicity is not told: it is held as not known, and never guessed.",
         "Ask for it to be recorded; community resolutions often lack it."),
        ("sex-unknown", "The sex is not told: it is held as not known.", "Fill it in."),
        ("gap-taken-as-missing", "No row for half a year or longer: these months are held as missing, not as zero.",
         'State the months in the mapping, as covers = ["2020-04..2021-03", "2022-04..2025-09"].'),
        ("persons-column", "A column that looks like persons' data was dropped at the door: it was not read.",
         "Ask for the next export without it."),
        ("erased", "The child was erased from the records: the row was left out.", "Nothing."),
    ),
))  # fmt: skip
