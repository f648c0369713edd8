"""`{% beside thing %}`: what the rooms above say beside a thing, for whoever reads its page."""

from typing import Any
from uuid import UUID

from django import template

from commonweal.portal.access import beside as sayings

register = template.Library()


@register.inclusion_tag("access/beside.html", takes_context=True)
def beside(context: template.Context, thing: UUID) -> dict[str, Any]:
    """Holds and remarks."""
    return {"said": sayings.beside(context["reader"], thing)}
