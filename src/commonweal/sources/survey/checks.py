"""What an import found that a person should look at: counted, told with what to do, and no value of a person in it."""

from dataclasses import dataclass

TO_DO = {
    "unmapped": ("columns that the mapping says nothing of: they were not read", "Map them, or list them in ignore."),
    "personal": ("columns of persons' own data were left at the door", "They are kept nowhere."),
    "same-respondent": ("answers have the id of an earlier one: the last of each was kept", "Look at the export."),
    "same-second": ("answers are the same as another to the second: one of each was kept", "Look at the export."),
    "empty": ("answers answer no question: they were left out", "Nothing, where people only opened the survey."),
    "child": ("answers are by people under 16: they were left out", "Ask young people in a survey made for them."),
    "impossible-age": ("ages are impossible: they count as not told", "Ask the tool that took them."),
    "unknown-age": ("ages could not be read: they count as not told", "Say in [ages] what they mean."),
    "unknown-sex": ("answers on sex could not be read: they count as not told", "Say in [sexes] what they mean."),
    "unknown-ward": ("places are no ward that is held: they count as not told", "Compare their spelling."),
    "no-postcodes": ("postcodes: no list of postcodes is held, so nobody was placed by one",
                     "Put postcodes.csv (postcode, ward or lsoa) into the workspace."),
    "outside-dates": ("answers were given outside the days that the mapping states", "Look at since and until."),
    "unread-time": ("times could not be read, so repeats to the second were not looked for there",
                    "Write their form in at_formats."),
    "not-listed": ("answers are none of the question's options", "Add them to options, or see how they were taken."),
    "never-chosen": ("options were chosen by nobody", "Compare their spelling with the file's."),
    "gathered": ("answers that fewer than five people gave are counted together as another answer",
                 "List the question's options."),
}  # fmt: skip
OF_ONE = {
    "unmapped": "column that the mapping says nothing of: it was not read",
    "personal": "column of persons' own data was left at the door",
    "same-respondent": "answer has the id of an earlier one: the last was kept",
    "same-second": "answer is the same as another to the second: one was kept",
    "empty": "answer answers no question: it was left out",
    "child": "answer is by a person under 16: it was left out",
    "impossible-age": "age is impossible: it counts as not told",
    "unknown-age": "age could not be read: it counts as not told",
    "unknown-sex": "answer on sex could not be read: it counts as not told",
    "unknown-ward": "place is no ward that is held: it counts as not told",
    "no-postcodes": "postcode: no list of postcodes is held, so nobody was placed by one",
    "outside-dates": "answer was given outside the days that the mapping states",
    "unread-time": "time could not be read, so repeats to the second were not looked for there",
    "not-listed": "answer is none of the question's options",
    "never-chosen": "option was chosen by nobody",
    "gathered": "answer that fewer than five people gave is counted as another answer",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` is a key of TO_DO; `field` the column's field or the question's key; `count` how many."""

    code: str
    field: str
    count: int
    which: tuple[str, ...] = ()  # options or headings: the survey's own words, never a respondent's

    @property
    def what(self) -> str:
        """What was found, in words."""
        named = f" ({'; '.join(self.which[:8])}{' ...' if len(self.which) > 8 else ''})" if self.which else ""
        told = OF_ONE[self.code] if self.count == 1 else TO_DO[self.code][0]
        return f"{self.count:,} {told}{named}."

    @property
    def to_do(self) -> str:
        """What to do about it."""
        return TO_DO[self.code][1]
