"""`{% beside thing %}` at the head of its page, `{% hold thing %}` at the foot: what the rooms above say of it."""

from typing import Any
from uuid import UUID

from django import template

from commonweal.portal.access import beside as sayings

register = template.Library()


@register.inclusion_tag("access/beside.html", takes_context=True)
def beside(context: template.Context, thing: UUID) -> dict[str, Any]:
    """Holds and remarks, for whoever reads the page."""
    return {"said": sayings.beside(context["reader"], thing)}


@register.inclusion_tag("access/hold.html", takes_context=True)
def hold(context: template.Context, thing: UUID) -> dict[str, Any]:
    """Where its holder may have it kept."""
    return {"addresses": sayings.holds(context["reader"], thing)}
