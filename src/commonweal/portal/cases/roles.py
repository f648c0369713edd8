"""What somebody, or a place, is in a case."""

ROLES = {
    "victim": "Harmed, or at risk of harm",
    "alleged": "Said to have done it",
    "witness": "Witness",
    "reporter": "Reported it",
    "family": "Family or household",
    "concerned": "Concerned otherwise",
}
