"""Standing items: the kinds that a body's agenda is made of, with their usual words."""

USUAL_TITLES = {
    "evacuation": "Evacuation procedure",
    "apologies": "Apologies for absence",
    "declarations": "Declarations of interest",
    "minutes": "Minutes of the previous meeting",
    "matters arising": "Matters arising",
    "forward plan": "Forward plan",
    "any other business": "Any other business",
    "reports back": "Reports back",
    "next meeting": "Date and time of next meeting",
}
KINDS = ("business", *USUAL_TITLES)
USUAL_TEMPLATE = [
    {"kind": kind, "title": title, "place": "last" if kind in ("any other business", "next meeting") else "first"}
    for kind, title in USUAL_TITLES.items()
    if kind != "reports back"
]
USUAL_STOP_WORDS = (
    "a an and at by for from in of on or the to with agenda briefing community crime disorder data figures information "
    "item overview partnership performance plan police presentation quarterly report review safety summary update"
).split()
