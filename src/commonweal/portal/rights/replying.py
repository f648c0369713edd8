"""The reply to a person: built of what was handed in and of nothing else, as JSON and as a PDF drawn of the same."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from commonweal.documents import pdf
from commonweal.portal.rights import texts
from commonweal.portal.rights.models import Part, Request
from commonweal.portal.rights.redaction import GONE

SCHEMA = "commonweal/subject-access-reply/1"
RIGHTS = (
    "You have been given everything that you are entitled to have. Where the law lets us keep something back, it does "
    "not always let us say so.",
    "You may ask that what is wrong be put right, that your data be erased, or that its use be restricted, and you may "
    "object to it. The law makes exceptions.",
    "Where you are not content, write to us first. You may complain to the Information Commissioner's Office "
    "(ico.org.uk) at any time, and you may go to court.",
)
# What article 15(1) of the UK GDPR, and section 45(2) of the Act, have a person told beside the data itself.
ABOUT = (
    "Why we use it: to prevent crime and disorder and to keep people safe, under section 115 of the Crime and Disorder "
    "Act 1998 and the laws that each agency works by.",
    "Where it came from: each part names the agency that holds it. Where somebody else told us, the law may keep us "
    "from saying who.",
    "Who has had it: agencies of the partnership that work with you. Where it was shared outside the agency that holds "
    "it, a part of this reply says with whom, and on what ground, unless the law keeps us from saying so.",
    "No decision about you is made by a computer alone.",
)
NOT_THEIRS = ("cases.casemeeting", "cases.glass", "rights.question")  # kinds that hold nothing on whoever asks
STYLE = (
    "@page { size: A4; margin: 22mm; font-family: 'Liberation Sans', sans-serif; "
    "@top-left { content: 'PERSONAL: ' string(head); font-size: 9pt } "
    "@bottom-right { content: counter(page) ' of ' counter(pages); font-size: 9pt } }"
    "body { font: 11pt/1.45 'Liberation Sans', sans-serif } h1 { font-size: 20pt; string-set: head content() } "
    "h2 { font-size: 14pt; margin-top: 8mm; break-after: avoid } p, dd { orphans: 3; widows: 3 } "
    "dt { font-weight: bold; margin-top: 3mm; break-after: avoid } dd { margin: 0; white-space: pre-line }"
)


def content_of(
    request: Request, parts: Iterable[Part], name: str, *, contact: str = "", made_on: dt.date | None = None
) -> dict[str, Any]:
    """What it says. `name`, `contact`: the partnership's own."""
    return {
        "schema": SCHEMA,
        "reference": request.reference,
        "from": name,
        "contact": contact,
        "made": made_on.isoformat() if made_on else "",
        "to": str(request.asker.get("given", "")) + " " + str(request.asker.get("family", "")),
        "received": request.received_on.isoformat(),
        "parts": [_part(part) for part in parts],
        "about": list(ABOUT),
        "kept": _kept(),
        "rights": list(RIGHTS),
    }


def _kept() -> list[str]:
    """How long each kind of thing is kept, whether or not any of it is held: that must not tell."""
    said = [f"{one.words}: {one.years} years" for one in texts.rules() if one.of not in NOT_THEIRS]
    return [*said, "A case: for as long as its kind says, from the day on which it is closed"]


def _part(part: Part) -> dict[str, Any]:
    content = part.content
    return {
        "what": part.what,
        "agency": part.agency.name if part.agency else "",
        "lines": [{"label": label, "text": text} for label, text in content["lines"]],
        "left_out_because": [{"words": words, "law": law} for words, law in content["exemptions"]],
        "note": content["note"],
    }


def as_json(content: Mapping[str, Any]) -> bytes:
    """Its bytes: the same content, the same bytes."""
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def sha256(content: Mapping[str, Any]) -> str:
    """What fixes it."""
    return hashlib.sha256(as_json(content)).hexdigest()


def as_pdf(content: Mapping[str, Any]) -> bytes:
    """Drawn of the same content; its metadata is a title and a language."""
    return pdf.as_bytes(as_html(content))


def as_html(content: Mapping[str, Any]) -> str:
    """One page of text."""
    title = f"Your data: {content['reference']}"
    body = [f"<h1>{escape(title)}</h1>", f"<p>To {escape(str(content['to']).strip())}</p>"]
    body.append(f"<p>From {escape(str(content['from']))}</p>")
    body.append(f"<p>You asked on {_day(content['received'])}.{_made(content)}</p>")
    if any(GONE in one["text"] for part in content["parts"] for one in part["lines"]):
        body.append(
            f"<p>Where {escape(GONE)} stands, words were taken out. The ground is given at the end of the part.</p>"
        )
    for part in content["parts"]:
        body += _part_html(part)
    if not content["parts"]:
        body.append("<h2>What we hold</h2><p>We hold nothing that you are entitled to have.</p>")
    if content.get("about"):
        body.append("<h2>About your data</h2>" + "".join(f"<p>{escape(words)}</p>" for words in content["about"]))
    if content.get("kept"):
        kept = "".join(f"<li>{escape(words)}</li>" for words in content["kept"])
        body.append(f"<h3>How long we keep it</h3><ul>{kept}</ul>")
    if content.get("contact"):
        body.append(f"<h2>Write to us</h2><p>{escape(content['contact'])}</p>")
    body.append("<h2>Your rights</h2>" + "".join(f"<p>{escape(words)}</p>" for words in content["rights"]))
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head><body>{''.join(body)}</body></html>"
    )


def _made(content: Mapping[str, Any]) -> str:
    return f" This reply was made on {_day(content['made'])}." if content.get("made") else ""


def _day(iso: str) -> str:
    return f"{dt.date.fromisoformat(iso):%-d %B %Y}"


def _part_html(part: Mapping[str, Any]) -> list[str]:
    head = escape(part["what"]) + (f", {escape(part['agency'])}" if part["agency"] else "")
    out = [f"<h2>{head}</h2>"]
    if part["lines"]:
        rows = (f"<dt>{escape(one['label'])}</dt><dd>{escape(one['text'])}</dd>" for one in part["lines"])
        out.append(f"<dl>{''.join(rows)}</dl>")
    grounds = ((escape(ground["words"]), escape(ground["law"])) for ground in part["left_out_because"])
    out += [f"<p>Something was left out: {words} ({law}).</p>" for words, law in grounds]
    if part["note"]:
        out.append(f"<p>{escape(part['note'])}</p>")
    return out
