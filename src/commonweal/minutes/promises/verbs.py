"""Verbs of doing, in the forms that minutes use them."""

# What a person or an agency does: with a doer, an undertaking.
DOING = frozenset(
    "add amend approach arrange ascertain ask attend bring chase check circulate clarify collate compile "
    "complete consider conduct "
    "confirm contact consult convene coordinate co-ordinate create deliver deploy design develop discuss "
    "distribute draft "
    "email e-mail ensure escalate establish explain explore feed find follow forward gather give hold "
    "identify include increase "
    "inform invite investigate issue launch liaise link look map meet monitor notify nominate obtain offer organise "
    "pass pick prepare present print produce promote provide publish purchase pursue put raise refer "
    "remind report request "
    "research resend respond return review run schedule seek send set share speak start submit supply "
    "support take talk "
    "tell undertake update upload visit work write".split()
)
# What is handed to somebody: concrete even where no doer is named.
HANDING = frozenset(
    "add amend arrange bring circulate correct distribute email e-mail forward invite issue prepare "
    "present produce provide "
    "publish refer report resend return send share submit supply upload update write".split()
)
# What is planned or watched: without a doer, an intention.
PLANNING = frozenset(
    "action address consider continue create deliver deploy develop establish evaluate expand explore "
    "extend finalise hold "
    "implement increase install introduce investigate launch look monitor pilot plan progress pursue put "
    "review roll run "
    "set tackle target tender trial undertake discuss take complete carry watch keep".split()
)
# Only being thought about, whoever does it.
THINKING = frozenset("looking considering exploring hoping aiming planning seeking working".split())
WEIGHING = frozenset("consider explore".split())
_IRREGULAR = {
    "brought": "bring",
    "sent": "send",
    "given": "give",
    "made": "make",
    "held": "hold",
    "put": "put",
    "taken": "take",
    "written": "write",
    "drawn": "draw",
    "fed": "feed",
    "run": "run",
    "set": "set",
    "found": "find",
    "sought": "seek",
    "met": "meet",
    "submitted": "submit",
    "referred": "refer",
    "undertaken": "undertake",
    "resent": "resend",
    "kept": "keep",
    "carried": "carry",
    "notified": "notify",
    "identified": "identify",
    "supplied": "supply",
    "mapped": "map",
    "planned": "plan",
}


def plain(participle: str) -> str:
    """The plain form of a participle: circulated -> circulate; a word that is none comes back as it is."""
    word = participle.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    known = DOING | HANDING | PLANNING
    for ending, back in (("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""), ("ing", "e")):
        if word.endswith(ending) and word[: -len(ending)] + back in known:
            return word[: -len(ending)] + back
    return word


KINDS = {
    "circulate": "circulate send share distribute email e-mail forward issue publish upload resend".split(),
    "amend": "add amend include update correct".split(),
    "monitor": "monitor watch".split(),
    "look_into": "look investigate check review explore research ascertain find clarify confirm identify".split(),
    "arrange": "arrange hold organise convene invite schedule meet attend visit".split(),
    "contact": "contact write liaise speak ask approach consult talk remind inform notify respond".split(),
    "set_up": "put set establish create form launch".split(),
    "roll_out": "roll expand extend introduce implement".split(),
    "report_back": "report present bring receive feed".split(),
    "provide": "provide produce prepare draft submit supply give compile collate obtain".split(),
}


def kind_of(verb: str, sentence: str) -> str:
    """The kind of action: what comes to a later meeting is a report back, whatever its verb."""
    low = sentence.lower()
    if " meeting" in low and any(f" {w} " in f" {low} " for w in ("report", "receive", "bring", "update", "present")):
        return "report_back"
    return next((kind for kind, words in KINDS.items() if verb in words), "other")
