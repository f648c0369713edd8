"""The reply to a person: built of what was handed in and of nothing else, as JSON and as a PDF drawn of the same."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from commonweal.documents import pdf
from commonweal.portal.rights.models import Part, Request

SCHEMA = "commonweal/subject-access-reply/1"
RIGHTS = (
    "You have been given everything that you are entitled to have. Where the law lets us keep something back, it does "
    "not always let us say so.",
    "You may ask that what is wrong be put right, that your data be erased, or that its use be restricted, and you may "
    "object to it. The law makes exceptions.",
    "Where you are not content, write to us first. You may complain to the Information Commissioner's Office "
    "(ico.org.uk) at any time, and you may go to court.",
)
STYLE = (
    "@page { size: A4; margin: 22mm; @bottom-right { content: counter(page) ' of ' counter(pages); font-size: 9pt } }"
    "body { font: 11pt/1.45 'Liberation Sans', sans-serif } h1 { font-size: 20pt } h2 { font-size: 14pt; margin-top: "
    "8mm } dt { font-weight: bold; margin-top: 3mm } dd { margin: 0; white-space: pre-line }"
)


def content_of(request: Request, parts: Iterable[Part], name: str) -> dict[str, Any]:
    """What it says. `name`: the partnership's own."""
    return {
        "schema": SCHEMA,
        "reference": request.reference,
        "from": name,
        "to": str(request.asker.get("given", "")) + " " + str(request.asker.get("family", "")),
        "received": request.received_on.isoformat(),
        "parts": [_part(part) for part in parts],
        "rights": list(RIGHTS),
    }


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
    body.append(f"<p>From {escape(str(content['from']))}. You asked on {escape(str(content['received']))}.</p>")
    for part in content["parts"]:
        body += _part_html(part)
    if not content["parts"]:
        body.append("<h2>What we hold</h2><p>We hold nothing that you are entitled to have.</p>")
    body.append("<h2>Your rights</h2>" + "".join(f"<p>{escape(words)}</p>" for words in content["rights"]))
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head><body>{''.join(body)}</body></html>"
    )


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
