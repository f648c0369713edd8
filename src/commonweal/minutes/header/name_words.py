"""Words that stand before, after and beside names in minutes. They are kinds of words; no person or body is named."""

import re

PREFIXES = frozenset(
    "cllr cllrs councillor councillors ald alderman mr mrs ms miss mx dr prof professor rev revd reverend canon father "
    "fr sir dame lord lady baroness baron pc wpc pcso sgt sergeant ps insp inspector di dci ci cinsp supt "
    "superintendent ch chief det detective ds dc dcs dsu acc dcc temp temporary acting a/insp t/insp t/sgt the hon "
    "capt captain major colonel councillors aldermen messrs cllrs".split()
)
COUNCILLOR = re.compile(r"^(?:cllrs?|councillors?|ald|alderman)\b", re.IGNORECASE)
SUFFIXES = frozenset("obe mbe cbe kbe dbe bem qpm kpm qfsm qam jp dl mp phd kc qc mstj esq msp ms am frsa tbc".split())
ROLE = re.compile(
    r"^(?:(?:in the\s+)?(?:(?:independent|interim|acting|joint|co)[\s-]*)?(?:chair(?:man|woman|person)?"
    r"|presiding)|(?:vice|deputy)[\s-]*chair(?:man|woman|person)?"
    r"|(?:minutes?|note)[\s-]*(?:taker|secretary|clerk)?|minutes|clerk(?: to the .+)?|secretary|observer"
    r"|(?:as )?substitut\w+(?: for .+)?"
    r"|sub(?: for .+)?|deputising for .+|representing .+|on behalf of .+|virtual(?:ly)?|online"
    r"|remote(?:ly)?|via teams|part|in part|"
    r"for item.+|items? \d.+|left .+|arrived .+|guest|presenter)$",
    re.IGNORECASE,
)
VICE = re.compile(r"\b(?:vice|deputy)[\s-]*chair", re.IGNORECASE)
CHAIR = re.compile(r"^(?:(?:in the|independent|interim|acting|joint|co)[\s-]+)?chair|^presiding", re.IGNORECASE)
POST = re.compile(
    r"\b(?:officer|manager|director|head of|lead|leader|cabinet member|member for|portfolio|co-?ordinator"
    r"|commander|chief executive"
    r"|chief constable|inspector|superintendent|sergeant|advis[eo]r|analyst|assistant|administrator"
    r"|executive|consultant"
    r"|solicitor|chaplain|governor|mayor|nurse|practitioner|engineer|trainee|apprentice|specialist)\b",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"\b(?:council|police|constabulary|fire|rescue|brigade|probation|nhs|health|hospital|trust|housing"
    r"|homes|association|"
    r"icb|ccg|board|partnership|services?|group|team|office|department|directorate|youth|justice|yot|yos"
    r"|prison|hmp|crime|commissioner|"
    r"opcc|pcc|university|college|school|academy|society|cic|ltd|limited|forum|authority|agency|ambulance"
    r"|community|borough|county|"
    r"city|district|victims?|support|network|centre|charity|federation|cps|dwp|jobcentre|"
    r"safeguarding|safety|neighbourhood|transport|railway|environment|social care|education|licensing)\b",
    re.IGNORECASE,
)
NAME_WORD = re.compile(r"^(?:[A-ZÀ-Þ][\w'’.-]*|[A-Z]\.?|de|der|van|von|da|di|la|le|el|al|bin|ap|ó|o'|mac)$")
EMPTY = frozenset(
    ("none", "nil", "n/a", "no one", "nobody", "-", "–", "no apologies", "there were none", "none received")
)
EMPTY |= frozenset(("no apologies received", "no apologies were received", "there were no apologies"))
EMPTY |= frozenset(("no apologies for absence were received", "none were received", "not applicable", "no others"))
