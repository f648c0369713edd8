"""`{% beside thing %}` at the head of its page, `{% hold thing %}` at the foot: what the rooms above say of it.

`{% besides lines as told %}` says it of each line of a list whose things have no page of their own, and `{% beside_all
thing lines as told %}` of both.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import template

from commonweal.portal.access import beside as sayings

register = template.Library()
Told = tuple[sayings.Said, ...]


@register.inclusion_tag("access/beside.html", takes_context=True)
def beside(context: template.Context, thing: UUID) -> dict[str, Any]:
    """Holds and remarks, for whoever reads the page."""
    return {"said": sayings.beside(context["reader"], [thing])[thing]}


@register.simple_tag(takes_context=True)
def besides(context: template.Context, lines: Sequence[Any], of: str = "") -> list[tuple[Any, Told]]:
    """Each line with what is said beside its thing, or the thing of a part of it: `{% besides lines "record" %}`."""
    things = [(getattr(line, of) if of else line).id for line in lines]
    told = sayings.beside(context["reader"], things) if things else {}
    return [(line, told[thing]) for line, thing in zip(lines, things, strict=True)]


@register.simple_tag(takes_context=True)
def beside_all(context: template.Context, thing: UUID, lines: Sequence[Any], of: str = "") -> dict[str, Any]:
    """Of a page's own thing (`here`) and of each of its `lines`, asked for at once: a page that is opened all day."""
    things = [(getattr(line, of) if of else line).id for line in lines]
    told = sayings.beside(context["reader"], [thing, *things])
    return {"here": told[thing], "lines": [(line, told[one]) for line, one in zip(lines, things, strict=True)]}


@register.inclusion_tag("access/hold.html", takes_context=True)
def hold(context: template.Context, thing: UUID) -> dict[str, Any]:
    """Where its holder may have it kept."""
    return {"addresses": sayings.holds(context["reader"], thing)}
