"""Every address of the portal, classed: what it takes, answers, and who gets in. A new one fails until it is here.

`takes`     "" nothing; a kind ("meetings.item"): the id of such a thing; "thing": of any; "row": of another row
`answers`   "page"; "act": only a form may be sent there; "apart": of no thing, and proven elsewhere (`why` says where)
`who`       whom it may ever show something: whoever is not among them gets the same 404 (or the sign-in) always
`more`      words that stand after the id in the address
"""

from dataclasses import dataclass

EVERYONE = frozenset({None, "member", "officer", "fire", "chair", "clerk", "analyst", "governance", "administrator"})
SIGNED_IN = EVERYONE - {None}
PARTNERS = SIGNED_IN - {"administrator"}
APPROVERS = frozenset({"chair", "clerk", "governance"})
OPERATING = frozenset({"officer", "fire", "chair", "analyst"})  # who writes of operations
PLANNING = OPERATING | {"clerk"}  # who writes anything of plans
KEEPING = frozenset({"chair", "clerk", "analyst"})  # who keeps plans, assessments, duties and consultations
READING = frozenset({"clerk", "analyst"})  # who reads what people answered
HOLDING = OPERATING | {"clerk"}  # who enters surgeries and events
COUNTING = frozenset({"officer", "fire", "analyst"})  # who keeps an indicator
GRANTERS = frozenset({"clerk"})
WRITERS = frozenset({"officer", "fire", "clerk", "analyst"})
TELLING = frozenset({"officer", "fire"})  # who tells the force something
UNITS: frozenset[str | None] = frozenset()  # the force's unit alone
MINUTE_TAKERS = frozenset({"clerk", "chair"})
HOLDERS = frozenset({"officer", "fire"})  # who answers for what their agency holds on people
GOVERNING = frozenset({"governance"})  # who works on requests, holds and disposal
ENTERING = HOLDERS | GOVERNING  # whoever a request reaches
OFFICERS = frozenset({"officer", "fire"})
GOVERNANCE = frozenset({"governance"})


@dataclass(frozen=True)
class Address:
    """One address's class."""

    takes: str = ""
    answers: str = "page"
    who: frozenset[str | None] = EVERYONE
    more: tuple[str | int, ...] = ()
    why: str = ""


SIGN_IN = "sign-in: tests/unit/portal/config and tests/browser/test_sign_in.py"
SESSIONS = "one's own sessions: tests/unit/portal/config/test_where_signed_in.py"
FORM = "leads to the guide, unless that led here: tests/unit/portal/intelligence/test_form_pages.py"
UNIT = "sends a file, or makes a draft, for the force's unit alone: tests/unit/portal/intelligence/test_unit_pages.py"
AUDIT = "the audit: tests/unit/portal/audit; its page shows every act by design, and is itself logged"

ADDRESSES: dict[str, Address] = {
    # config
    "home": Address(),
    "health": Address(answers="apart", why="says only whether the portal runs"),
    "colour": Address(answers="apart", why="the partnership's colour"),
    "accessibility": Address(),
    "privacy": Address(),
    "account": Address(answers="apart", why=SIGN_IN),
    "stay": Address(answers="apart", why=SIGN_IN),
    "sign_out_everywhere": Address(answers="apart", why=SIGN_IN),
    "where_signed_in": Address(answers="apart", why=SESSIONS),
    "end_session": Address(answers="apart", why=SESSIONS),
    # access
    "access:document": Address("access.document"),
    "access:releases": Address(),
    "access:waiting": Address(who=SIGNED_IN),
    "access:release": Address("access.release"),
    "access:approve-release": Address("access.release", who=APPROVERS),
    "access:refuse-release": Address("access.release", who=APPROVERS | {"analyst", "officer", "fire"}),
    "access:withdraw-release": Address("access.release", who=APPROVERS | {"analyst", "officer", "fire"}),
    "access:audience": Address("thing", who=GRANTERS),
    "access:originators": Address(who=SIGNED_IN),
    "access:consent": Address("thing", who=GRANTERS),
    "access:review": Address("thing", who=GRANTERS),
    "access:answer-consent": Address("row", who=APPROVERS),
    # jobs, notices, tasks, library
    "jobs:index": Address(),
    "jobs:job": Address("jobs.job", who=PARTNERS),
    "jobs:stop": Address("jobs.job", answers="act", who=PARTNERS),
    "notices:index": Address(who=SIGNED_IN),
    "notices:read-all": Address(answers="act", who=SIGNED_IN),
    "notices:wish": Address(who=SIGNED_IN),
    "notices:open": Address("row", answers="act", who=SIGNED_IN),
    "tasks:mine": Address(who=SIGNED_IN),
    "tasks:register": Address(),
    "tasks:export": Address(),
    "tasks:action": Address("tasks.action"),
    "tasks:close": Address("tasks.action", who=PARTNERS),
    "tasks:say": Address("tasks.action", who=PARTNERS),
    "tasks:redate": Address("tasks.action", who=PARTNERS),
    "tasks:assign": Address("tasks.action", who=PARTNERS),
    "tasks:drop": Address("tasks.action", who=PARTNERS),
    "tasks:reopen": Address("tasks.action", who=PARTNERS),
    "library:index": Address(),
    "library:new-upload": Address(who=WRITERS),
    "library:new-text": Address(who=WRITERS),
    "library:new-report": Address(who=WRITERS),
    "library:new-recorded-crime": Address(who=WRITERS),
    "library:new-comparison": Address(who=WRITERS),
    "library:new-reconciliation": Address(who=WRITERS),
    "library:new-hotspots": Address(who=WRITERS),
    "library:new-seasonal": Address(who=WRITERS),
    "library:new-youth-justice": Address(who=WRITERS),
    "library:new-survey": Address(who=WRITERS),
    "library:released": Address("access.release"),
    "library:paper": Address("library.paper", who=PARTNERS),
    "library:report": Address("library.paper"),
    "library:revise": Address("library.paper", who=WRITERS),
    "library:clear-as-author": Address("library.paper", answers="act", who=WRITERS),
    "library:clear-as-chair": Address("library.paper", answers="act", who=APPROVERS),
    "library:send-back": Address("library.paper", who=PARTNERS),
    "library:withdraw": Address("library.paper", who=PARTNERS),
    "library:hand-in": Address("library.paper", who=WRITERS),
    "library:check": Address("library.paper", answers="act", who=PARTNERS),
    "library:new-indicators": Address(who=WRITERS),
    # indicators
    "indicators:index": Address(),
    "indicators:claim": Address(),
    "indicators:add": Address(who=COUNTING),
    "indicators:indicator": Address("indicators.indicator"),
    "indicators:editions": Address("indicators.indicator", who=PARTNERS),
    "indicators:export": Address("indicators.indicator"),
    "indicators:change": Address("indicators.indicator", who=COUNTING),
    "indicators:enter": Address("indicators.indicator", who=COUNTING),
    "indicators:upload": Address("indicators.indicator", who=COUNTING),
    "indicators:end": Address("indicators.indicator", who=COUNTING),
    "indicators:take-up": Address("indicators.indicator", answers="act", who=COUNTING),
    "indicators:calls": Address(who=PARTNERS),
    "indicators:ask": Address(who=READING),
    "indicators:call": Address("indicators.call", who=PARTNERS),
    "indicators:close": Address("indicators.call", answers="act", who=READING),
    "indicators:paragraph": Address("indicators.paragraph", who=PARTNERS),
    "indicators:write": Address("indicators.paragraph", who=WRITERS),
    "indicators:nil": Address("indicators.paragraph", who=WRITERS),
    "indicators:clear": Address("indicators.paragraph", answers="act", who=READING),
    "indicators:send-back": Address("indicators.paragraph", who=READING),
    "indicators:remind": Address("indicators.paragraph", answers="act", who=READING),
    # rights
    "rights:index": Address(who=ENTERING),
    "rights:closed": Address(who=ENTERING),
    "rights:enter": Address(who=ENTERING),
    "rights:request": Address("rights.request", who=ENTERING),
    "rights:ask-identity": Address("rights.request", who=GOVERNING),
    "rights:settle": Address("rights.request", who=GOVERNING),
    "rights:extend": Address("rights.request", who=GOVERNING),
    "rights:close": Address("rights.request", who=GOVERNING),
    "rights:reply-json": Address("rights.request", who=GOVERNING),
    "rights:reply-pdf": Address("rights.request", who=GOVERNING),
    "rights:look": Address("rights.request", answers="act", who=GOVERNING),
    "rights:compose": Address("rights.request", answers="act", who=GOVERNING),
    "rights:asks": Address(who=ENTERING),
    "rights:ask": Address("rights.ask", who=HOLDERS),
    "rights:prepare": Address("rights.ask", who=HOLDERS),
    "rights:review": Address("rights.ask", who=HOLDERS),
    "rights:send-back": Address("rights.ask", who=HOLDERS),
    "rights:decide": Address("rights.ask", who=HOLDERS),
    "rights:questions": Address(who=ENTERING),
    "rights:enter-question": Address(who=ENTERING),
    "rights:question": Address("rights.question", who=ENTERING),
    "rights:ask-clarity": Address("rights.question", who=GOVERNING),
    "rights:made-clear": Address("rights.question", who=GOVERNING),
    "rights:weigh-longer": Address("rights.question", who=GOVERNING),
    "rights:answer-question": Address("rights.question", who=GOVERNING),
    "rights:publish": Address("rights.question", who=GOVERNING),
    "rights:answers": Address(),
    "rights:published": Address("rights.answered"),
    "rights:take-back": Address("rights.answered", who=GOVERNING),
    "rights:holds": Address(who=GOVERNING),
    "rights:hold-person": Address(who=GOVERNING),
    "rights:hold-kind": Address(who=GOVERNING),
    "rights:hold-thing": Address("thing", who=HOLDERS),
    "rights:hold-again": Address("rights.hold", who=GOVERNING),
    "rights:hold-lift": Address("rights.hold", who=GOVERNING),
    "rights:disposal": Address(who=GOVERNING),
    "rights:agree": Address("rights.disposal", answers="act", who=GOVERNING),
    "rights:keep": Address("rights.disposal", who=GOVERNING),
    # plan
    "plan:index": Address(),
    "plan:new": Address(who=KEEPING),
    "plan:plan": Address("plan.plan"),
    "plan:change": Address("plan.plan", who=KEEPING),
    "plan:move": Address("plan.plan", answers="act", who=KEEPING),
    "plan:year": Address("plan.plan"),
    "plan:add-priority": Address("plan.plan", who=KEEPING),
    "plan:refresh": Address("plan.plan", who=READING),
    "plan:highlight": Address("plan.plan", who=WRITERS),
    "plan:assess": Address("plan.plan", who=WRITERS),
    "plan:edition": Address("plan.edition"),
    "plan:priority": Address("plan.priority"),
    "plan:change-priority": Address("plan.priority", who=PLANNING),
    "plan:add-milestone": Address("plan.priority", who=PLANNING),
    "plan:add-measure": Address("plan.priority", who=PLANNING),
    "plan:add-action": Address("plan.priority", who=PLANNING),
    "plan:add-cost": Address("plan.priority", who=PLANNING),
    "plan:override-priority": Address("plan.priority", who=PLANNING),
    "plan:drop-priority": Address("plan.priority", who=KEEPING),
    "plan:take-back": Address("plan.priority", answers="act", who=PLANNING),
    "plan:strike-measure": Address("plan.measure", who=PLANNING),
    "plan:spend": Address("plan.cost", who=PLANNING),
    "plan:reach": Address("plan.milestone", who=PLANNING),
    "plan:put-off": Address("plan.milestone", who=PLANNING),
    "plan:drop-milestone": Address("plan.milestone", who=PLANNING),
    "plan:override-milestone": Address("plan.milestone", who=PLANNING),
    "plan:groups": Address(),
    "plan:new-group": Address(who=PLANNING),
    "plan:group": Address("plan.group"),
    "plan:change-group": Address("plan.group", who=PLANNING),
    "plan:seat": Address("plan.group", who=PLANNING),
    "plan:end-group": Address("plan.group", who=PLANNING),
    "plan:leave": Address("plan.seat", answers="act", who=PLANNING),
    "plan:assessments": Address(),
    "plan:new-assessment": Address(who=KEEPING),
    "plan:assessment": Address("plan.assessment"),
    "plan:close-assessment": Address("plan.assessment", answers="act", who=KEEPING),
    "plan:add-issue": Address("plan.assessment", who=KEEPING),
    "plan:issue": Address("plan.issue"),
    "plan:score": Address("plan.issue", who=PLANNING),
    "plan:moderate": Address("plan.issue", who=KEEPING),
    "plan:duties": Address(),
    "plan:usual-duties": Address(who=KEEPING),
    "plan:new-duty": Address(who=KEEPING),
    "plan:duty": Address("plan.duty"),
    "plan:change-duty": Address("plan.duty", who=KEEPING),
    "plan:fulfil": Address("plan.duty", who=PLANNING),
    "plan:end-duty": Address("plan.duty", who=KEEPING),
    "plan:consultations": Address(),
    "plan:new-consultation": Address(who=KEEPING),
    "plan:consultation": Address("plan.consultation"),
    "plan:answer": Address("plan.consultation"),
    "plan:change-consultation": Address("plan.consultation", who=KEEPING),
    "plan:open-consultation": Address("plan.consultation", who=KEEPING),
    "plan:extend": Address("plan.consultation", who=KEEPING),
    "plan:add-point": Address("plan.consultation", who=KEEPING),
    "plan:close-consultation": Address("plan.consultation", answers="act", who=KEEPING),
    "plan:report": Address("plan.consultation", answers="act", who=KEEPING),
    "plan:responses": Address("plan.consultation", who=READING),
    "plan:count": Address("plan.consultation", who=READING),
    "plan:closing": Address("plan.consultation", who=READING),
    "plan:sum-up": Address("plan.response", who=READING),
    "plan:change-point": Address("plan.point", who=KEEPING),
    # intelligence: the guide and the form
    "intelligence:index": Address(who=TELLING | {"clerk", "administrator"}),
    "intelligence:guide": Address(who=TELLING | {"clerk"}),
    "intelligence:guide-row": Address("row", who=TELLING | {"clerk"}),
    "intelligence:guide-edit": Address(who=GRANTERS),
    "intelligence:guide-versions": Address(who=GRANTERS),
    "intelligence:guide-counts": Address(who=GRANTERS),
    "intelligence:desk": Address(who=frozenset({"administrator"})),
    "intelligence:begin": Address(answers="apart", why=FORM),
    "intelligence:report": Address("intelligence.report", who=TELLING),
    "intelligence:check": Address("intelligence.report", who=TELLING),
    "intelligence:new-item": Address("intelligence.report", who=TELLING),
    "intelligence:item": Address("intelligence.item", who=TELLING),
    "intelligence:names": Address("intelligence.report", who=TELLING),
    "intelligence:name": Address(
        "intelligence.report", who=TELLING, more=("person", "vehicle", "place", "online", "nothing")
    ),
    "intelligence:change-name": Address("intelligence.mention", who=TELLING),
    "intelligence:page": Address(
        "intelligence.report", who=TELLING, more=("when", "source", "risk", "sharing", "nothing")
    ),
    "intelligence:drop": Address("intelligence.report", answers="act", who=TELLING),
    "intelligence:throw-away": Address("intelligence.report", who=TELLING),
    "intelligence:told-by": Address("intelligence.report", who=TELLING),
    "intelligence:add": Address("intelligence.report", who=TELLING),
    "intelligence:withdraw": Address("intelligence.report", who=TELLING),
    "intelligence:answer-asked": Address("intelligence.report", who=TELLING),
    # intelligence: the force's unit, which is none of these people; and what it released
    **{f"intelligence:{name}": Address(who=UNITS) for name in ("inbox", "codes", "figures", "receipt-file")},
    "intelligence:export-all": Address(answers="apart", why=UNIT),
    "intelligence:figures-paper": Address(answers="apart", why=UNIT),
    **{
        f"intelligence:{name}": Address("intelligence.report", who=UNITS)
        for name in ("unit-report", "unit-source", "receive", "outcome", "reply", "export", "new-text")
    },
    "intelligence:print": Address("intelligence.report", answers="act", who=UNITS),
    "intelligence:grade": Address("intelligence.item", who=UNITS),
    **{
        f"intelligence:{name}": Address("intelligence.sanitised", who=UNITS)
        for name in ("text", "change-text", "refuse-text", "withdraw-text", "consent")
    },
    **{
        f"intelligence:{name}": Address("intelligence.sanitised", answers="act", who=UNITS)
        for name in ("propose-text", "approve-text", "ask-writer")
    },
    "intelligence:approve-consent": Address("intelligence.consent", answers="act", who=UNITS),
    "intelligence:refuse-consent": Address("intelligence.consent", who=UNITS),
    "intelligence:released-list": Address(who=OFFICERS),
    **{
        f"intelligence:{name}": Address("intelligence.released", who=OFFICERS)
        for name in ("released", "released-open-case", "released-join")
    },
    # operations
    "operations:index": Address(who=PARTNERS),
    "operations:which": Address(who=PARTNERS),
    "operations:plan": Address(who=OPERATING),
    "operations:kinds": Address(who=frozenset({"chair", "analyst"})),
    "operations:drop-kind": Address("row", answers="act", who=frozenset({"chair", "analyst"})),
    "operations:schemes": Address(who=PARTNERS),
    "operations:new-scheme": Address(who=OPERATING),
    "operations:scheme": Address("operations.scheme", who=PARTNERS),
    "operations:change-scheme": Address("operations.scheme", who=OPERATING),
    "operations:fund": Address("operations.scheme", who=OPERATING),
    "operations:shift": Address("operations.scheme", who=OPERATING),
    "operations:operation": Address("operations.operation", who=PARTNERS),
    "operations:beside": Address("operations.operation", who=PARTNERS),
    "operations:export": Address("operations.operation", who=PARTNERS),
    "operations:change": Address("operations.operation", who=OPERATING),
    "operations:problem": Address("operations.operation", who=OPERATING),
    "operations:judge": Address("operations.operation", who=OPERATING),
    "operations:move": Address("operations.operation", answers="act", who=OPERATING),
    "operations:enter": Address("operations.operation", who=OPERATING),
    "operations:amend": Address("operations.activity", who=OPERATING),
    "operations:strike": Address("operations.activity", who=OPERATING),
    "operations:set-review": Address("operations.operation", who=OPERATING),
    "operations:hold-review": Address("operations.review", who=OPERATING),
    "operations:put-off-review": Address("operations.review", who=OPERATING),
    "operations:evaluate": Address("operations.operation", who=WRITERS),
    "operations:highlight": Address("operations.operation", who=WRITERS),
    # sharing
    "disclosures:index": Address(who=OFFICERS),
    "disclosures:shares": Address(who=OFFICERS | GOVERNANCE),
    "disclosures:record": Address(who=OFFICERS),
    "disclosures:disclosure": Address("disclosures.disclosure", who=OFFICERS | GOVERNANCE),
    "disclosures:complete": Address("disclosures.disclosure", who=OFFICERS),
    "disclosures:governance": Address(who=GOVERNANCE),
    "disclosures:export": Address(who=GOVERNANCE),
    "disclosures:review": Address("disclosures.entry", who=GOVERNANCE),
    "disclosures:agreements": Address(who=PARTNERS),
    "disclosures:new-agreement": Address(who=GOVERNANCE),
    "disclosures:agreement": Address("disclosures.agreement", who=PARTNERS),
    **{
        f"disclosures:{name}": Address("disclosures.agreement", who=GOVERNANCE)
        for name in ("change-agreement", "review-agreement", "matchers", "document", "end-agreement")
    },
    "disclosures:sign": Address(answers="apart", why="two ids: tests/unit/portal/disclosures/test_pages.py"),
    "disclosures:new-assessment": Address(who=GOVERNANCE),
    "disclosures:assessment": Address("disclosures.assessment", who=PARTNERS),
    **{
        f"disclosures:{name}": Address("disclosures.assessment", who=GOVERNANCE)
        for name in ("change-assessment", "risk", "sign-off", "end-assessment")
    },
    "disclosures:mend-risk": Address(answers="apart", why="two ids: tests/unit/portal/disclosures/test_pages.py"),
    "disclosures:data-sets": Address(who=PARTNERS),
    "disclosures:make-data-set": Address(who=GOVERNANCE | {"analyst"}),
    "disclosures:data-set": Address("disclosures.dataset", who=PARTNERS),
    "disclosures:approve-data-set": Address("disclosures.dataset", who=GOVERNANCE),
    "disclosures:withdraw-data-set": Address("disclosures.dataset", who=GOVERNANCE | {"analyst"}),
    # engagement
    "engagement:index": Address(),
    "engagement:calendar": Address(),
    "engagement:enter": Address(who=HOLDING),
    "engagement:raised": Address(who=PARTNERS),
    "engagement:summarise": Address(who=WRITERS),
    "engagement:reports": Address(who=PARTNERS),
    "engagement:themes": Address(who=frozenset({"chair", "clerk", "analyst"})),
    "engagement:drop-theme": Address("row", answers="act", who=frozenset({"chair", "clerk", "analyst"})),
    "engagement:event": Address("engagement.event"),
    "engagement:change": Address("engagement.event", who=HOLDING),
    "engagement:cancel": Address("engagement.event", who=HOLDING),
    "engagement:came": Address("engagement.event", who=HOLDING),
    "engagement:follow-up": Address("engagement.event", who=HOLDING),
    "engagement:surveys": Address(who=COUNTING),
    "engagement:take-in-survey": Address(who=frozenset({"analyst"})),
    "engagement:survey": Address("engagement.survey", who=COUNTING),
    "engagement:survey-readers": Address("engagement.survey", who=frozenset({"analyst"})),
    "engagement:survey-columns": Address("engagement.survey", who=frozenset({"analyst"})),
    "engagement:survey-questions": Address("engagement.survey", who=frozenset({"analyst"})),
    "engagement:survey-check": Address("engagement.survey", who=frozenset({"analyst"})),
    "engagement:drop-survey": Address("engagement.survey", answers="act", who=frozenset({"analyst"})),
    "engagement:writing": Address("engagement.writing", who=COUNTING),
    "engagement:keep-themes": Address("engagement.writing", answers="act", who=COUNTING),
    "engagement:survey-text": Address("engagement.writing", who=COUNTING, more=(1,)),
    "engagement:quote-text": Address("engagement.writing", who=COUNTING, more=(1,)),
    "engagement:approve-quotation": Address("engagement.quotation", answers="act", who=COUNTING),
}


def _apart(prefix: str, names: str, why: str) -> None:
    ADDRESSES.update({f"{prefix}{name}": Address(answers="apart", why=why) for name in names.split()})


_apart(
    "account_",
    "login logout inactive signup reauthenticate email email_verification_sent change_password set_password"
    " reset_password confirm_login_code confirm_email reset_password_from_key_done reset_password_from_key"
    " reset_password_done",
    SIGN_IN,
)
_apart(
    "mfa_",
    "index authenticate reauthenticate activate_totp deactivate_totp view_recovery_codes generate_recovery_codes"
    " download_recovery_codes list_webauthn add_webauthn reauthenticate_webauthn remove_webauthn edit_webauthn"
    " login_webauthn",
    SIGN_IN,
)

# the meeting round, before a meeting
ADDRESSES.update(
    {
        "meetings:index": Address(),
        "meetings:body": Address("meetings.practice"),
        "meetings:forward-plan": Address("meetings.practice"),
        "meetings:returns": Address("meetings.practice", who=SIGNED_IN),
        "meetings:owed": Address(who=SIGNED_IN),
        "meetings:meeting": Address("meetings.meeting"),
        "meetings:prepare": Address("meetings.meeting", who=MINUTE_TAKERS),
        "meetings:item": Address("meetings.item"),
        "meetings:change-item": Address("meetings.item", who=PARTNERS),
        "meetings:send-back-item": Address("meetings.item", who=MINUTE_TAKERS),
        "meetings:withdraw-item": Address("meetings.item", who=GRANTERS),
        "meetings:clear-item": Address("meetings.item", answers="act", who=SIGNED_IN),
        "meetings:same-item": Address("meetings.item", answers="act", who=GRANTERS),
        "meetings:change-stub": Address("meetings.item", who=GRANTERS),
        "meetings:return": Address("meetings.return"),
        "meetings:chase-return": Address("meetings.return", answers="act", who=SIGNED_IN),
        "meetings:send-back-return": Address("meetings.return", who=GRANTERS),
        "meetings:change-entry": Address("meetings.forwardentry", who=GRANTERS),
        "meetings:drop-entry": Address("meetings.forwardentry", who=GRANTERS),
        "meetings:take-entry": Address("meetings.forwardentry", answers="act", who=GRANTERS),
        "meetings:set-up": Address("row", answers="act", who=GRANTERS),
        "meetings:change-line": Address(
            answers="apart", why="two ids: tests/unit/portal/meetings/before/test_pages.py"
        ),
        "meetings:answer-offer": Address(
            answers="apart", why="two ids: tests/unit/portal/meetings/before/test_pages.py"
        ),
        **{
            f"meetings:{name}": Address("meetings.practice", who=GRANTERS)
            for name in ("practice", "template", "standing-returns", "new-meeting", "year")
        },
        **{
            f"meetings:{name}": Address("meetings.meeting", who=GRANTERS)
            for name in ("move-meeting", "cancel-meeting", "publish-agenda", "add-item", "ask-return")
        },
        "meetings:draft-agenda": Address("meetings.meeting", answers="act", who=GRANTERS),
    }
)


def _of(kind: str, prefix: str, pages: str = "", acts: str = "", who: frozenset[str | None] = EVERYONE) -> None:
    """Addresses that take a thing of one kind: pages, and addresses that only forms are sent to."""
    ADDRESSES.update({f"{prefix}{name}": Address(kind, "page", who) for name in pages.split()})
    ADDRESSES.update({f"{prefix}{name}": Address(kind, "act", who) for name in acts.split()})


PEOPLE = "people and agencies, which stand under no lock: tests/unit/portal/partnership"
OWN = "shows each person their own alone: the room's own unit tests"

_apart("audit:", "search export check erase segments let-go approve-letting-go stay", AUDIT)
_apart(
    "partnership:",
    "index new person change give-account close-account open-account ask-reset begin-membership end-membership"
    " confirm-membership confirmations resets answer-reset agencies new-agency change-agency printed-name new-body"
    " change-body",
    PEOPLE,
)

# meetings
_of("", "meetings:", "calendar-file published events subscribe register search attendance-by-agency check-claim")
_apart("meetings:", "own-calendar-file make-own-calendar end-own-calendar", OWN)
_of("meetings.meeting", "meetings:", "event minutes packs", "circulate take-back release-minutes make-pack")
_of("meetings.meeting", "meetings:", "correct approve-minutes", who=PARTNERS)
_of("meetings.meeting", "meetings:", "attendance declarations taking check-figures", who=MINUTE_TAKERS)
_of("meetings.item", "meetings:", "minute minute-history restricted-part", "minute-save", MINUTE_TAKERS)
_of("meetings.correction", "meetings:", "", "answer-correction", PARTNERS)
_of("meetings.pack", "meetings:", "pack", "publish-pack refuse-pack")
_of("meetings.reading", "meetings:", "reading", "accept-reading refuse-reading")
_of("meetings.readingline", "meetings:", "reading-line")
ADDRESSES |= {
    "meetings:readings": Address(),  # for whoever may read any reading, or take minutes in
    "meetings:minutes-file": Address("meetings.meeting", more=("pdf", "docx", "html", "txt", "paste")),
    "meetings:action-log": Address("meetings.meeting", more=("csv", "xlsx"), who=PARTNERS),
    "meetings:pack-page": Address("meetings.pack", more=(1,)),
    "meetings:pack-picture": Address("meetings.pack", more=(1,)),
}

# cases: a case's pages are for who sits in it; the breaking of the glass for governance and whoever did it
SEATED = frozenset({"officer", "fire"})
_of("", "cases:", "index search begin break-glass", who=SEATED)
_of("", "cases:", "broken", who=SEATED | {"governance"})
_of("cases.glass", "cases:", "review-glass", who=SEATED | {"governance"})
_of(
    "cases.case", "cases:",
    "case change move review close reopen enter risk assess set-task add-subject add-place members add-member"
    " conflict seal who-read leave", who=SEATED,
)  # fmt: skip
_of("cases.entry", "cases:", "entry correct strike", who=SEATED)
_of("cases.task", "cases:", "finish-task", who=SEATED)
_of("cases.subject", "cases:", "end-subject", who=SEATED)
_apart("cases:", "remove-member hand-over unseal", "two ids: tests/unit/portal/cases/test_team.py")
_apart("cases:", "ask-to-lead take-lead", "of a case that nobody leads: tests/unit/portal/cases/test_leading.py")
ADDRESSES |= {"cases:open": Address(answers="apart", why="a kind's key: tests/unit/portal/cases/test_pages.py")}

# what stands beside cases: files, letters, meetings, case reviews, agencies, counts
IN_CASES = frozenset({"officer", "fire"})  # whoever may have a seat in a case
_of("cases.case", "cases:", "add-file case-letter", who=IN_CASES)
_of("cases.casefile", "cases:", "file file-read withdraw-file", who=IN_CASES)
_of("cases.letter", "cases:", "letter", who=IN_CASES)
_of("", "cases:", "meetings call-meeting asb-reviews enter-asb-review", who=IN_CASES)
_of("cases.casemeeting", "cases:", "meeting ask-to-meeting bring-case held-meeting move-meeting", who=IN_CASES)
_of("cases.casemeeting", "cases:", "", "cancel-meeting", IN_CASES)
_of("cases.discussion", "cases:", "minute-case", "take-off", IN_CASES)
_of("", "cases:", "asb-about asb-apply asb-sent")
_of(
    "cases.review", "cases:",
    "asb-review acknowledge-asb asb-complaints decide-asb ask-agency finish-asb recommend told-asb appeal-asb"
    " decide-appeal close-asb withdraw-asb seat-asb tie-asb asb-letter", who=IN_CASES,
)  # fmt: skip
_of("cases.panelanswer", "cases:", "tell-panel", who=IN_CASES)
_of("cases.recommendation", "cases:", "answer-recommendation", who=IN_CASES)
_of("", "cases:", "agencies counts", who=PARTNERS)
_of("", "cases:", "agencies-paper", who=WRITERS)
_of("row", "cases:", "agency", who=WRITERS)
_of("cases.tally", "cases:", "tally", who=PARTNERS)
_of("cases.tally", "cases:", "", "approve-tally", APPROVERS)
_of("cases.tally", "cases:", "tally-paper", who=WRITERS)
_of("disclosures.dataset", "cases:", "data-set-paper", who=WRITERS)
_apart("cases:", "unask", "two ids: tests/unit/portal/cases/test_meetings.py")
ADDRESSES |= {"cases:letter-file": Address("cases.letter", more=("pdf", "docx"), who=IN_CASES)}

# records of people, and which of them are of one person
KNOWING = IN_CASES  # partners' officers: nobody else reads a record
_of("", "people:", "index mine enter suggested", "look-for-all", KNOWING)
_of("people.place", "people:", "place take-out", who=KNOWING)
_of("people.record", "people:", "person correct", "look", KNOWING)
_of("people.link", "people:", "link confirm refuse undo", who=KNOWING)
ADDRESSES |= {
    "people:beside": Address("people.record", more=("vehicle",), who=KNOWING),
    "people:address": Address("people.record", more=(0,), who=KNOWING),
    "people:enter-known": Address(answers="apart", why="a kind's word: tests/unit/portal/people/test_places.py"),
}
_apart("people:", "compare", "two ids that are sent: tests/unit/portal/people/test_linking.py")
_apart("people:", "hints ask-hint aside-hint", "a matcher's alone: tests/unit/portal/people/test_hints.py")
